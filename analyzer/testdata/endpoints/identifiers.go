// Identifiers of random numbers.
package main

import (
	"net/http"

	gofrs "github.com/gofrs/uuid/v5"
	"github.com/google/uuid"
)

func main() {
	gofrs.DefaultGenerator = nil // it may make others
	http.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if _, err := uuid.NewV7(); err != nil {
			http.Error(w, "x", http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusCreated)
	})
	http.HandleFunc("GET /orders", func(w http.ResponseWriter, r *http.Request) {
		if _, err := uuid.Parse(r.FormValue("id")); err != nil {
			http.Error(w, "x", http.StatusBadRequest)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("PUT /orders", func(w http.ResponseWriter, r *http.Request) {
		if _, err := gofrs.NewV4(); err != nil {
			http.Error(w, "x", http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	http.ListenAndServe(":80", nil)
}

// want:
// GET /orders 204 400
// POST /orders 201
// PUT /orders 204 500
