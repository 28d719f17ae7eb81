package main

import (
	"crypto/rand"
	"net/http"
	"strings"

	"github.com/gorilla/mux"
)

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) }

// Nothing is sent where an error that never happens would lead.
func key(w http.ResponseWriter, r *http.Request) {
	b := make([]byte, 8)
	if _, err := rand.Read(b); err != nil {
		return
	}
	if _, err := new(strings.Builder).WriteString("a"); err != nil {
		other(w, r)
		return
	}
	w.WriteHeader(201)
}

var other http.HandlerFunc

func main() {
	router := mux.NewRouter()
	router.Use(mux.CORSMethodMiddleware(router))
	router.HandleFunc("/methods", ok).Methods("PUT")
	router.HandleFunc("/key", key).Methods("GET")
	http.ListenAndServe(":80", router)
}

// want:
// GET /key 201
// PUT /methods 204
