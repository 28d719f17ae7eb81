package main

import (
	"errors"
	"fmt"
	"net/http"
)

// A helper names all errors of the program. Each caller gets those that what it calls can return.
var (
	errMissing = errors.New("missing")
	errTaken   = errors.New("taken")
	errLocked  = fmt.Errorf("locked")
	errAlias   = errMissing
)

type coded struct {
	code int
	text string
}

func (c *coded) Error() string   { return c.text }
func (c *coded) StatusCode() int { return c.code }

func newCoded(code int, text string) error { return &coded{code, text} }

func tooLarge() error { return newCoded(http.StatusRequestEntityTooLarge, "too large") }

type books interface {
	find(id string) (string, error)
	add(id string) error
}

type shelf map[string]string

func (s shelf) find(id string) (string, error) {
	b, ok := s[id]
	if !ok {
		return "", fmt.Errorf("find %s: %w", id, errAlias)
	}
	return b, nil
}

func (s shelf) add(id string) (err error) {
	if _, ok := s[id]; ok {
		err = errTaken
		return
	}
	return s.check(id)
}

func (s shelf) check(id string) error {
	if len(id) > 100 {
		return tooLarge()
	}
	return nil
}

type app struct{ b books }

func fail(w http.ResponseWriter, err error) {
	var c *coded
	switch {
	case errors.Is(err, errMissing):
		http.Error(w, "", 404)
	case isTaken(err):
		http.Error(w, "", 409)
	case errors.Is(err, errLocked):
		http.Error(w, "", 423)
	case errors.As(err, &c):
		http.Error(w, "", c.StatusCode())
	default:
		http.Error(w, "", 500)
	}
}

func isTaken(err error) bool { return errors.Is(err, errTaken) }

func statusOf(err error) int {
	status := http.StatusInternalServerError
	switch err {
	case errMissing:
		status = http.StatusNotFound
	case errLocked:
		return http.StatusLocked
	}
	return status
}

func (a *app) get(w http.ResponseWriter, r *http.Request) {
	if _, err := a.b.find(r.PathValue("id")); err != nil {
		fail(w, err)
	}
}

func (a *app) put(w http.ResponseWriter, r *http.Request) {
	_, err := a.b.find(r.PathValue("id"))
	if err == nil {
		err = a.b.add(r.PathValue("id"))
	}
	if err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(201)
}

func (a *app) post(w http.ResponseWriter, r *http.Request) {
	if err := a.b.add(r.PathValue("id")); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(201)
}

// == does not find what is wrapped.
func (a *app) head(w http.ResponseWriter, r *http.Request) {
	if _, err := a.b.find(r.PathValue("id")); err != nil {
		w.WriteHeader(statusOf(err))
	}
}

// What a field holds is not known.
type job struct{ err error }

func (j *job) show(w http.ResponseWriter, r *http.Request) {
	if j.err != nil {
		fail(w, j.err)
	}
}

// An adapter gets what its handler returns.
func adapt(h func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			fail(w, err)
		}
	})
}

func (a *app) lock(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("x") == "" {
		return errLocked
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}

// A flag that is always the same keeps its answer out.
func key(needed bool, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if needed {
			http.Error(w, "", 401)
			return
		}
		h(w, r)
	}
}

// An error whose status a method sets, and an adapter that notes the status in a variable.
type built struct{ status int }

func (b *built) Error() string { return "" }

func (b *built) with(status int) *built {
	b.status = status
	return b
}

func wrong() *built { return &built{status: 500} }

func note(h func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var status int
		if err := h(w, r); err != nil {
			switch e := err.(type) {
			case *built:
				status = e.status
			default:
				status = http.StatusBadGateway
			}
			w.WriteHeader(status)
		}
	}
}

func (a *app) built(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("x") == "" {
		return wrong().with(http.StatusConflict)
	}
	return nil
}

func (a *app) plain(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("x") == "" {
		return errors.New("no")
	}
	return nil
}

func main() {
	a := &app{shelf{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /a/{id}", a.get)
	mux.HandleFunc("POST /b/{id}", a.post)
	mux.HandleFunc("PUT /c/{id}", a.put)
	mux.HandleFunc("HEAD /d/{id}", a.head)
	mux.HandleFunc("GET /e", (&job{}).show)
	mux.Handle("GET /f", adapt(a.lock))
	mux.HandleFunc("GET /g", key(true, a.get))
	mux.HandleFunc("GET /h", key(false, a.get))
	mux.HandleFunc("GET /i", note(a.built))
	mux.HandleFunc("GET /j", note(a.plain))
	http.ListenAndServe(":80", mux)
}

// want:
// GET /a/{id} 200 404
// POST /b/{id} 201 409 413
// PUT /c/{id} 201 404 409 413
// HEAD /d/{id} 200 500
// GET /e 200 404 409 423 500 …
// GET /f 202 423
// GET /g 401
// GET /h 200 404
// GET /i 200 409
// GET /j 200 502
