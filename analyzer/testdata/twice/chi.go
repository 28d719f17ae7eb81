package main

import (
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
)

func main() {
	r := chi.NewRouter()
	r.Get("/a", get) // a
	r.Get("/a/", get)
	r.Post("/a", get)
	r.Group(func(r chi.Router) {
		r.Get("/a", get) // a again: replaces
	})
	// A router of its own.
	r.Route("/b", func(r chi.Router) {
		r.Get("/a", get)
		r.Get("/c", get) // c
		r.Get("/c", get) // c again: replaces
	})
	// One that replaces another in some runs is meant to.
	r.Get("/custom", get)
	if len(os.Args) > 1 {
		r.Get("/custom", get)
	}
}

func get(w http.ResponseWriter, r *http.Request) {}
