package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/labstack/echo/v4"
)

// An error that is always nil has no answer.
type finder interface {
	find(ctx context.Context) ([]string, error)
	drop() error
	keep(id string) error
}

type memory struct{ load func() ([]string, error) }

func (m memory) find(ctx context.Context) ([]string, error) {
	list, err := m.load()
	if err != nil {
		panic(err)
	}
	return list, nil
}

func (memory) drop() error { return nil }

func (memory) keep(id string) (err error) {
	if id == "" {
		return errors.New("no id")
	}
	return
}

type server struct{ f finder }

func (s server) find(w http.ResponseWriter, r *http.Request) {
	list, err := s.f.find(r.Context())
	if err != nil {
		http.Error(w, err.Error(), 500)
		return
	}
	fmt.Fprint(w, list)
}

func (s server) drop(w http.ResponseWriter, r *http.Request) {
	if err := s.f.drop(); err != nil {
		http.Error(w, err.Error(), 500)
		return
	}
	w.WriteHeader(204)
}

func (s server) keep(w http.ResponseWriter, r *http.Request) {
	if err := s.f.keep(r.PathValue("id")); err != nil {
		http.Error(w, err.Error(), 400)
		return
	}
	w.WriteHeader(204)
}

// direct calls the method of the type.
func direct(w http.ResponseWriter, r *http.Request) {
	err := memory{}.drop()
	if err != nil {
		w.WriteHeader(500)
	}
}

func (s server) list(c echo.Context) error {
	list, err := s.f.find(c.Request().Context())
	if err != nil {
		return err
	}
	return c.JSON(201, list)
}

// Other modules' types have these methods, too: their errors are not known.
type pusher interface{ Close() error }

type quiet struct{}

func (quiet) Close() error { return nil }

func push(p pusher) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := p.Close(); err != nil {
			w.WriteHeader(500)
		}
	}
}

func pushers() []pusher { return []pusher{quiet{}, os.Stdin} }

// A function value, in a generic handler.
func handle[In, Out any](f func(In) (Out, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in In
		out, err := f(in)
		if err != nil {
			http.Error(w, "", 500)
			return
		}
		fmt.Fprint(w, out)
	}
}

func double(n int) (int, error) { return 2 * n, nil }

func half(n int) (int, error) {
	if n%2 != 0 {
		return 0, errors.New("odd")
	}
	return n / 2, nil
}

// What a generic function returns is what it gets.
func same[T any](x T) T { return x }

func generic(w http.ResponseWriter, r *http.Request) {
	if err := same[error](io.EOF); err != nil {
		w.WriteHeader(502)
	}
}

// A literal sees assignments that come later.
func captured(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			w.WriteHeader(503)
		}
	}()
	_, err = half(len(r.Host))
}

// A nil pointer to an error is not a nil error, but a test for it is.
type problem struct{ code int }

func (p *problem) Error() string { return "" }

func check() *problem { return nil }

func pointer(w http.ResponseWriter, r *http.Request) {
	if p := check(); p != nil {
		w.WriteHeader(p.code)
	}
}

func boxed(w http.ResponseWriter, r *http.Request) {
	var err error = check()
	if err != nil {
		w.WriteHeader(500)
	}
}

func wrapped(w http.ResponseWriter, r *http.Request) {
	if err := fmt.Errorf("x: %w", memory{}.drop()); err != nil {
		w.WriteHeader(500)
	}
}

func main() {
	s := server{memory{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /find", s.find)
	mux.HandleFunc("GET /drop", s.drop)
	mux.HandleFunc("GET /keep/{id}", s.keep)
	mux.HandleFunc("GET /direct", direct)
	mux.HandleFunc("GET /push", push(pushers()[1]))
	mux.HandleFunc("GET /double", handle(double))
	mux.HandleFunc("GET /half", handle(half))
	mux.HandleFunc("GET /generic", generic)
	mux.HandleFunc("GET /captured", captured)
	mux.HandleFunc("GET /pointer", pointer)
	mux.HandleFunc("GET /boxed", boxed)
	mux.HandleFunc("GET /wrapped", wrapped)
	e := echo.New()
	e.GET("/list", s.list)
	http.ListenAndServe(":80", mux)
}

// want:
// GET /boxed 500
// GET /captured 200 503
// GET /direct 200
// GET /double 200
// GET /drop 204
// GET /find 200
// GET /generic 502
// GET /half 200 500
// GET /keep/{id} 204 400
// GET /list 201
// GET /pointer 200
// GET /push 200 500
// GET /wrapped 500
