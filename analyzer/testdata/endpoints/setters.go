// A method sets the prefix of a router of the program.
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

type router struct {
	mux    *chi.Mux
	prefix string
}

func (r *router) setPrefix(prefix string) { r.prefix = prefix }

func (r *router) under(prefix string) *router {
	r.prefix = prefix
	return r
}

func (r *router) get(pattern string, h http.HandlerFunc) { r.mux.Get(r.prefix+pattern, h) }

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func main() {
	r := &router{mux: chi.NewRouter(), prefix: "/v1"}
	r.get("/before", ok)
	r.setPrefix("/api")
	r.get("/after", ok)
	r.under("/chained").get("/orders", ok)
	if len(r.prefix) > 10 {
		r.setPrefix("/long")
	}
	r.get("/either", ok) // with one of two prefixes
	http.ListenAndServe(":80", r.mux)
}

// want:
// GET /api/after 204
// GET /chained/orders 204
// GET /v1/before 204
// GET … 204
