package main

import (
	"errors"
	"io/fs"
	"net/http"
	"path/filepath"
)

func main() {
	http.HandleFunc("GET /replies", adapt(replies))
	http.HandleFunc("GET /fails", adapt(fails))
	http.HandleFunc("GET /either", adapt(either))
	http.HandleFunc("GET /unset", unset)
	http.HandleFunc("GET /called", called)
	http.ListenAndServe(":80", nil)
}

type handler func(w http.ResponseWriter, r *http.Request) error

// What the adapter sends comes too late if a handler that fails has replied.
func adapt(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}
}

var errNo = errors.New("no")

func replies(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("id") == "" {
		w.WriteHeader(http.StatusBadRequest)
		return errNo
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}

func fails(w http.ResponseWriter, r *http.Request) error { return errNo }

func either(w http.ResponseWriter, r *http.Request) error {
	switch r.FormValue("id") {
	case "":
		w.WriteHeader(http.StatusBadRequest)
		return errNo
	case "0":
		return errNo
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}

// A function of another module that calls a literal has errors of its own.
func called(w http.ResponseWriter, r *http.Request) {
	err := filepath.WalkDir(r.FormValue("dir"), func(string, fs.DirEntry, error) error {
		w.WriteHeader(http.StatusAccepted)
		return nil
	})
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

// No code in this package sets it.
var errHook error

func unset(w http.ResponseWriter, r *http.Request) {
	if errHook != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// want:
// GET /called 202 503
// GET /either 202 400 500
// GET /fails 500
// GET /replies 202 400
// GET /unset 204 500
