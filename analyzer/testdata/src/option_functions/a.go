// Package functions is analysed with -functions naming four functions of kit. Each index counts without the receiver.
package functions

import (
	"net/http"

	"option_functions/kit"
)

func f(r *kit.Reply, c kit.Context) {
	r.Send(404, 404)               // want `^use http.StatusNotFound instead of 404 \(magic\)$`
	(*kit.Reply).Send(r, 404, 404) // want `http.StatusNotFound`
	c.Reply(404, 404)              // want `http.StatusNotFound`
	kit.Fail("404", 404, 500)      // want `http.StatusNotFound` `http.StatusInternalServerError`
	kit.Fail("none")
	kit.Send(404, 404)             // want `http.StatusNotFound`
	kit.Send[int](404, 404)        // want `http.StatusNotFound`
	r.Send(1, http.StatusUseProxy) // want `deprecated`
	r.Send(1, 420)                 // want `nonstandard`
	send := r.Send
	send(404, 404) // want `http.StatusNotFound`
	answer(r, 404) // want `http.StatusNotFound`
}

// A wrapper of one is one.
func answer(r *kit.Reply, code int) { r.Send(0, code) }
