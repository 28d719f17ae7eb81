// Package gets imports nothing of net/http, and compares statuses all the same.
package gets

import "flow_cross/getter"

func found(url string) bool {
	r, err := getter.Get(url)
	return err == nil && r.StatusCode != 404 // want `use http.StatusNotFound instead of 404`
}
