package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

type handler struct{ users chi.Router }

func main() {
	r := chi.NewRouter()
	r.Use(requireKey)
	r.Get("/", home)
	r.Route("/users", func(r chi.Router) {
		r.Get("/", list)
		r.With(admin).Post("/", create)
		r.Route("/{id}", func(r chi.Router) {
			r.Delete("/", remove)
		})
	})
	r.Group(func(r chi.Router) {
		r.Use(admin)
		r.Method("PURGE", "/cache", http.HandlerFunc(purge))
	})
	r.Mount("/shop", shop())
	r.Mount("/debug", chiProfiler())
	r.Get("/slash/", home)
	r.Route("/slash/es", func(r chi.Router) {
		r.Get("/", home)
		r.Get("/a/", home)
		r.Group(func(r chi.Router) { r.Post("/", home) })
	})
	r.With(admin).Post("/twice", home)
	r.Post("/twice", create) // it replaces the first
	register(r, "/a", home)
	register(r, "/b", remove)
	for _, route := range []struct {
		path string
		h    http.HandlerFunc
	}{{"/x", home}, {"/y", purge}} {
		r.Get("/table"+route.path, route.h)
	}
	http.ListenAndServe(":80", r)
}

func register(r chi.Router, prefix string, h http.HandlerFunc) { r.Get(prefix+"/item", h) }

func shop() http.Handler {
	r := chi.NewRouter()
	r.Get("/items", list)
	return r
}

func chiProfiler() http.Handler { return http.DefaultServeMux }

func requireKey(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Key") == "" {
			http.Error(w, "no key", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func admin(next http.Handler) http.Handler {
	fn := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.User == nil {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	}
	return http.HandlerFunc(fn)
}

func home(w http.ResponseWriter, r *http.Request)   {}
func list(w http.ResponseWriter, r *http.Request)   { w.Write([]byte("[]")) }
func create(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }
func remove(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
func purge(w http.ResponseWriter, r *http.Request)  { http.NotFound(w, r) }

// want:
// GET / 200 401
// GET /a/item 200 401
// GET /b/item 204 401
// PURGE /cache 401 403 404
// GET /shop/items 200 401
// GET /slash/ 200 401
// GET /slash/es 200 401
// POST /slash/es 200 401
// GET /slash/es/a/ 200 401
// GET /table/x 200 401
// GET /table/y 401 404
// POST /twice 201 401
// GET /users 200 401
// POST /users 201 401 403
// DELETE /users/{id} 204 401
