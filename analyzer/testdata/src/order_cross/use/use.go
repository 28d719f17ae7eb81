// Package use replies with the helpers of another package.
package use

import (
	"fmt"
	"net/http"

	"order_cross/kit"
)

func fails(w http.ResponseWriter, ok bool) { // want fails:`.*`
	if !ok {
		kit.Fail(w, http.StatusBadRequest, "no") // want `line 15 replies again`
	}
	kit.JSON(w, http.StatusOK, 1)
}

func lost(w http.ResponseWriter) { // want lost:`.*`
	kit.JSON(w, http.StatusNoContent, 1) // want `body is lost`
}

func kept(w http.ResponseWriter) { // want kept:`.*`
	kit.JSON(w, http.StatusNoContent, nil)
}

func guarded(w http.ResponseWriter, r *http.Request) { // want guarded:`.*`
	if !kit.Authorize(w, r) {
		return
	}
	fmt.Fprintln(w, "hello")
}

func unguarded(w http.ResponseWriter, r *http.Request) { // want unguarded:`.*`
	kit.Authorize(w, r) // want `line 35 writes to the response again`
	fmt.Fprintln(w, "hello")
}

func field(w http.ResponseWriter, r *kit.Reply, ok bool) { // want field:`.*`
	if !ok {
		r.NotFound() // want `line 42 replies again`
	}
	r.NotFound()
}

func dies(w http.ResponseWriter, ok bool) { // want dies:`.*`
	if !ok {
		http.Error(w, "no", http.StatusBadRequest)
		kit.Die("no")
	}
	fmt.Fprintln(w, "hello")
}
