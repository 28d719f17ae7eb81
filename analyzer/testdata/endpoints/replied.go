package main

import (
	"encoding/json"
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
	http.HandleFunc("GET /buffered", buffered)
	http.HandleFunc("GET /counted", counts)
	http.HandleFunc("GET /plain", plain)
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

// A response with a limit fails before anything is sent; one that passes on what it gets does not.
type limited struct {
	header http.Header
	size   int
}

func (l *limited) Header() http.Header { return l.header }
func (l *limited) WriteHeader(int)     {}
func (l *limited) Write(p []byte) (int, error) {
	if l.size += len(p); l.size > 1000 {
		return 0, errNo
	}
	return len(p), nil
}

type counted struct {
	http.ResponseWriter
	size int
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.ResponseWriter.Write(p)
	c.size += n
	return n, err
}

func writeJSON(w http.ResponseWriter, v any) error {
	w.WriteHeader(http.StatusAccepted)
	return json.NewEncoder(w).Encode(v)
}

func buffered(w http.ResponseWriter, r *http.Request) {
	l := &limited{header: http.Header{}}
	if err := writeJSON(l, "a"); err != nil {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func counts(w http.ResponseWriter, r *http.Request) {
	c := &counted{ResponseWriter: w}
	if err := writeJSON(c, "a"); err != nil {
		http.Error(c, err.Error(), http.StatusInternalServerError)
	}
}

func plain(w http.ResponseWriter, r *http.Request) {
	if err := writeJSON(w, "a"); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
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
// GET /buffered 204 413
// GET /called 202 503
// GET /counted 202
// GET /either 202 400 500
// GET /fails 500
// GET /plain 202
// GET /replies 202 400
// GET /unset 204 500
