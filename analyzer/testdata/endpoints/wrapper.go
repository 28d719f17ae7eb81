package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// A router of the program's own around another one: group and the literal in it are running when the group in the group begins.

type router struct{ chi chi.Router }

func (r *router) group(pattern string, build func(*router)) {
	r.chi.Route(pattern, func(c chi.Router) {
		build(&router{c})
	})
}

func (r *router) get(pattern string, h http.HandlerFunc) { r.chi.Get(pattern, h) }

func get(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func main() {
	r := &router{chi.NewRouter()}
	r.get("/health", get)
	r.group("/callback", func(r *router) {
		r.get("/", get)
	})
	r.group("/", func(r *router) {
		r.get("/settings", get)
		r.group("/admin", func(r *router) {
			r.get("/audit", get)
			r.group("/users", func(r *router) {
				r.get("/all", get)
			})
		})
	})
	http.ListenAndServe(":80", r.chi)
}

// want:
// GET /admin/audit 202
// GET /admin/users/all 202
// GET /callback 202
// GET /health 202
// GET /settings 202
