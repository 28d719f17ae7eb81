// Package holds imports nothing of net/http, and has responses all the same.
package holds

import "order_cross/held"

func twice(c *held.Ctx) { // want twice:`.*`
	c.W.WriteHeader(204)
	c.W.Write([]byte("gone")) // want `body is lost: net/http sends no body with 204`
}
