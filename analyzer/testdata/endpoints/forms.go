package main

import (
	"errors"
	"fmt"
	"net/http"
)

// errors.As tells a pointer to an error from the error itself.

type invalid struct{ err error }

func (e invalid) Error() string { return "invalid" }

func asValue(err error) invalid    { return invalid{err} }
func asPointer(err error) *invalid { return &invalid{err} }
func taken(e invalid) error        { return fmt.Errorf("taken: %w", &e) }

var (
	errValue   error = invalid{}
	errPointer error = &invalid{}
)

func reply(w http.ResponseWriter, err error) {
	var v invalid
	var p *invalid
	switch {
	case errors.As(err, &v):
		w.WriteHeader(400)
	case errors.As(err, &p):
		w.WriteHeader(422)
	default:
		w.WriteHeader(500)
	}
}

func assert(w http.ResponseWriter, err error) {
	switch err.(type) {
	case invalid:
		w.WriteHeader(400)
	case *invalid:
		w.WriteHeader(422)
	default:
		w.WriteHeader(500)
	}
}

func either(q string) error {
	if q == "" {
		return asValue(nil)
	}
	return asPointer(nil)
}

func main() {
	http.HandleFunc("GET /value", func(w http.ResponseWriter, r *http.Request) { reply(w, asValue(errors.New("x"))) })
	http.HandleFunc("GET /pointer", func(w http.ResponseWriter, r *http.Request) { reply(w, asPointer(errors.New("x"))) })
	http.HandleFunc("GET /wrapped", func(w http.ResponseWriter, r *http.Request) { reply(w, taken(invalid{})) })
	http.HandleFunc("GET /either", func(w http.ResponseWriter, r *http.Request) { reply(w, either(r.Host)) })
	http.HandleFunc("GET /named", func(w http.ResponseWriter, r *http.Request) { reply(w, errValue) })
	http.HandleFunc("GET /named/pointer", func(w http.ResponseWriter, r *http.Request) { assert(w, errPointer) })
	http.HandleFunc("GET /asserted", func(w http.ResponseWriter, r *http.Request) { assert(w, asValue(nil)) })
	http.HandleFunc("GET /local", func(w http.ResponseWriter, r *http.Request) {
		v := asValue(nil)
		reply(w, &v)
	})
	http.HandleFunc("GET /pointed", func(w http.ResponseWriter, r *http.Request) {
		p := asPointer(nil)
		assert(w, *p)
	})
	http.HandleFunc("GET /never", func(w http.ResponseWriter, r *http.Request) {
		var p *invalid
		if errors.As(error(asValue(nil)), &p) {
			w.WriteHeader(400)
			return
		}
		w.WriteHeader(500)
	})
	http.ListenAndServe(":80", nil)
}

// want:
// GET /asserted 400
// GET /either 400 422
// GET /local 422
// GET /named 400
// GET /named/pointer 422
// GET /never 500
// GET /pointed 400
// GET /pointer 422
// GET /value 400
// GET /wrapped 422
