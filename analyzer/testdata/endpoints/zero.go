// Options that the program leaves at their zero values, as generated code does.
package main

import (
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
)

type Options struct {
	BaseURL     string
	BaseRouter  chi.Router
	Middlewares []func(http.Handler) http.Handler
}

type Server interface {
	Things(w http.ResponseWriter, r *http.Request)
}

type wrapper struct {
	server      Server
	middlewares []func(http.Handler) http.Handler
}

func (s *wrapper) Things(w http.ResponseWriter, r *http.Request) {
	handler := http.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.server.Things(w, r) }))
	for _, m := range s.middlewares {
		handler = m(handler)
	}
	handler.ServeHTTP(w, r)
}

func Handler(s Server, o Options) http.Handler {
	r := o.BaseRouter
	if r == nil {
		r = chi.NewRouter()
	}
	w := wrapper{server: s, middlewares: o.Middlewares}
	r.Group(func(r chi.Router) { r.Post(o.BaseURL+"/things", w.Things) })
	return r
}

type impl struct{}

func (impl) Things(w http.ResponseWriter, r *http.Request) { w.WriteHeader(201) }

// Code that is not followed sets the prefix.
type config struct{ prefix string }

func (c *config) load() { c.prefix = os.Getenv("PREFIX") }

func main() {
	http.ListenAndServe(":80", Handler(impl{}, Options{BaseRouter: chi.NewRouter()}))
	c := config{}
	c.load()
	r := chi.NewRouter()
	r.Get(c.prefix+"/loaded", impl{}.Things)
	http.ListenAndServe(":81", r)
}

// want:
// POST /things 201
// GET …/loaded 201
