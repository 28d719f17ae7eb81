package main

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// An error of the program says by a field of which kind it is, and a helper turns that into a status.
type kind int

const (
	internal kind = iota
	missing
	invalid
	taken
)

type failure struct {
	kind kind
	err  error
}

func (f *failure) Error() string { return "" }
func (f *failure) Kind() kind    { return f.kind }

func fails(k kind, err error) error { return &failure{kind: k, err: err} }
func gone() error                   { return fails(missing, nil) }

func statusOf(err error) int {
	var f *failure
	if !errors.As(err, &f) {
		return http.StatusBadGateway
	}
	switch f.kind {
	case missing:
		return http.StatusNotFound
	case invalid, taken:
		if f.Kind() == taken {
			return http.StatusConflict
		}
		return http.StatusUnprocessableEntity
	}
	return http.StatusInternalServerError
}

func load(id string) error {
	if id == "" {
		return gone()
	}
	return nil
}

func store(id string) error {
	if err := load(id); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if id == "x" {
		return fails(taken, errors.New("x"))
	}
	return nil
}

func get(w http.ResponseWriter, r *http.Request) {
	if err := load(r.PathValue("id")); err != nil {
		w.WriteHeader(statusOf(err))
	}
}

func put(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.PathValue("id")); err != nil {
		w.WriteHeader(statusOf(fails(invalid, err)))
		return
	}
	if err := store(r.PathValue("id")); err != nil {
		w.WriteHeader(statusOf(err))
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func number(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.PathValue("id")); err != nil {
		w.WriteHeader(statusOf(err)) // of strconv
	}
}

func odd(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("x") != "" {
		w.WriteHeader(statusOf(fails(internal, nil)))
	}
}

// A function that sorts errors returns others to each caller.
type coded struct {
	error
	code int
}

var errMissing, errTaken = errors.New("missing"), errors.New("taken")

func sorted(err error) error {
	switch {
	case errors.Is(err, errMissing):
		return &coded{err, http.StatusNotFound}
	case errors.Is(err, errTaken):
		return &coded{err, http.StatusConflict}
	}
	return err
}

func coding(h func(w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status := http.StatusInternalServerError
		if err := h(w, r); err != nil {
			var c *coded
			if errors.As(err, &c) {
				status = c.code
			}
			w.WriteHeader(status)
		}
	}
}

func one(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("x") == "" {
		return sorted(errMissing)
	}
	return nil
}

func two(w http.ResponseWriter, r *http.Request) error {
	if _, err := strconv.Atoi(r.PathValue("id")); err != nil {
		return sorted(err)
	}
	return nil
}

// The server has the method ServeHTTP, and its handlers capture it: they do not mount its router.
type server struct{ mux *http.ServeMux }

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *server) allowed(r *http.Request) bool { return r.FormValue("key") == "x" }

func (s *server) guard(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.allowed(r) {
			http.Error(w, "", http.StatusForbidden)
			return
		}
		h(w, r)
	}
}

func main() {
	s := &server{http.NewServeMux()}
	s.mux.HandleFunc("GET /get", get)
	s.mux.HandleFunc("PUT /put", s.guard(put))
	s.mux.HandleFunc("GET /number", number)
	s.mux.HandleFunc("GET /odd", s.guard(odd))
	s.mux.HandleFunc("GET /one", coding(one))
	s.mux.HandleFunc("GET /two", coding(two))
	http.ListenAndServe(":80", s)
}

// want:
// GET /get 200 404
// GET /number 200 502
// GET /odd 200 403 500
// GET /one 200 404
// PUT /put 204 403 404 409 422
// GET /two 200 500
