// Package generics hands status codes to generic functions, methods and types, which are known by their origin.
package generics

import "net/http"

func reply[T any](w http.ResponseWriter, v T, code int) { w.WriteHeader(code) }

func result[T any](v T) (T, int) { return v, 201 } // want `http.StatusCreated`

func functions(w http.ResponseWriter) {
	reply(w, "404", 404)    // want `http.StatusNotFound`
	reply[any](w, nil, 410) // want `http.StatusGone`
	reply(w, 404, 403)      // want `http.StatusForbidden`
	f := reply[string]
	f(w, "", 405) // want `http.StatusMethodNotAllowed`
	_, code := result("x")
	w.WriteHeader(code)
}

type response[T any] struct {
	Status int
	Body   T
}

func (r response[T]) send(w http.ResponseWriter) { w.WriteHeader(r.Status) }

func (r *response[T]) set(status int) { r.Status = status }

func types(w http.ResponseWriter) {
	response[int]{Status: 404, Body: 404}.send(w) // want `http.StatusNotFound`
	response[int]{410, 410}.send(w)               // want `http.StatusGone`
	r := &response[string]{}
	r.Status = 403 // want `http.StatusForbidden`
	r.set(401)     // want `http.StatusUnauthorized`
	type short = response[bool]
	_ = short{Status: 400} // want `http.StatusBadRequest`
}

type pair[A, B any] struct {
	a A
	b B
}

func two[A, B any](w http.ResponseWriter, p pair[A, B], code int) { reply(w, p, code) }

func lists(w http.ResponseWriter) {
	two(w, pair[int, int]{404, 404}, 404)   // want `http.StatusNotFound`
	two[int, int](w, pair[int, int]{}, 410) // want `http.StatusGone`
}
