// A router of the program keeps the prefix of the current group in a field.
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

type router struct {
	mux    *chi.Mux
	prefix string
	later  []func()
}

func (r *router) get(pattern string, h http.HandlerFunc) { r.mux.Get(r.prefix+pattern, h) }

func (r *router) group(pattern string, fn func()) {
	outer := r.prefix
	r.prefix += pattern
	fn()
	r.prefix = outer
}

func (r *router) within(pattern string, fn func()) { r.group(pattern, fn) }

func (r *router) maybe(debug bool, fn func()) {
	if debug {
		fn()
	}
}

func (r *router) defers(fn func()) { r.later = append(r.later, fn) }

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

var root = &router{mux: chi.NewRouter()}

func admin() { root.get("/admin", ok) }

func main() {
	r := root
	r.get("/", ok)
	r.group("/api", func() {
		r.get("/orders", ok)
		r.group("/v1", func() {
			r.get("/users", ok)
			r.within("/deep", func() { r.get("/er", ok) })
		})
		r.get("/lines", ok)
		r.group("/own", admin)
	})
	r.maybe(len(r.later) > 0, func() { r.get("/debug", ok) })
	r.defers(func() { r.get("/late", ok) })
	r.get("/after", ok)
	http.ListenAndServe(":80", r.mux)
}

// want:
// GET / 204
// GET /after 204
// GET /api/lines 204
// GET /api/orders 204
// GET /api/own/admin 204
// GET /api/v1/deep/er 204
// GET /api/v1/users 204
// GET /debug 204
// GET /late 204
