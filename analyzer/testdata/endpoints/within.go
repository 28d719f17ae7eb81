package main

import (
	"errors"
	"fmt"
	"net/http"
)

// A helper calls the function that it gets: each caller has the errors of its own function.

var (
	errMissing = errors.New("missing")
	errTaken   = errors.New("taken")
)

type invalid struct{}

func (*invalid) Error() string { return "invalid" }

func reply(w http.ResponseWriter, err error) {
	var v *invalid
	switch {
	case err == nil:
		w.WriteHeader(204)
	case errors.As(err, &v):
		w.WriteHeader(400)
	case errors.Is(err, errMissing):
		w.WriteHeader(404)
	case errors.Is(err, errTaken):
		w.WriteHeader(409)
	default:
		w.WriteHeader(500)
	}
}

func within(f func() error) error {
	if err := f(); err != nil {
		return fmt.Errorf("within: %w", err)
	}
	return nil
}

func twice(f func() error) error {
	if err := within(f); err != nil {
		return err
	}
	return f()
}

func retry(n int, f func() error) error {
	if err := f(); err == nil || n == 0 {
		return err
	}
	return retry(n-1, f)
}

type store struct{ n int }

func (s *store) get() error {
	switch s.n {
	case 0:
		return errMissing
	case 1:
		return errTaken
	}
	return nil
}

func orTaken(f func() error) error {
	if f == nil {
		f = taken
	}
	return f()
}

func taken() error { return errTaken }

func pass(err error, f func(error) error) error { return f(err) }

func main() {
	s := &store{}
	http.HandleFunc("GET /literal", func(w http.ResponseWriter, r *http.Request) {
		reply(w, within(func() error {
			err := s.get()
			if err == nil {
				return nil
			}
			if !errors.Is(err, errTaken) {
				return errors.New("x")
			}
			return err
		}))
	})
	http.HandleFunc("GET /named", func(w http.ResponseWriter, r *http.Request) { reply(w, within(taken)) })
	http.HandleFunc("GET /method", func(w http.ResponseWriter, r *http.Request) { reply(w, twice(s.get)) })
	http.HandleFunc("GET /again", func(w http.ResponseWriter, r *http.Request) {
		reply(w, retry(3, func() error {
			if s.n > 0 {
				return &invalid{}
			}
			return nil
		}))
	})
	// A parameter that has been assigned still has its first value on some path.
	http.HandleFunc("GET /assigned", func(w http.ResponseWriter, r *http.Request) { reply(w, orTaken(s.get)) })
	// The function's own argument is not followed.
	http.HandleFunc("GET /passed", func(w http.ResponseWriter, r *http.Request) {
		reply(w, pass(errTaken, func(err error) error { return err }))
	})
	http.ListenAndServe(":80", nil)
}

// want:
// GET /again 204 400
// GET /assigned 204 400 404 409 500
// GET /literal 204 409 500
// GET /method 204 404 409
// GET /named 204 409
// GET /passed 204 400 404 409 500
