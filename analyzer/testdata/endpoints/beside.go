package main

// Statuses that are known stay in the list, although an error beside them is not.

import (
	"errors"
	"net/http"
	"strconv"
)

type handlerError struct {
	status  int
	message string
	err     error
}

func (h *handlerError) Error() string { return h.message }
func (h *handlerError) Unwrap() error { return h.err }

func newError(code int, message string, err error) *handlerError {
	return &handlerError{status: code, message: message, err: err}
}

func badRequest(message string, err error) *handlerError { return newError(400, message, err) }
func notFound(message string, err error) *handlerError   { return newError(404, message, err) }
func internal(message string, err error) *handlerError   { return newError(500, message, err) }

type loggerHandler func(http.ResponseWriter, *http.Request) *handlerError

func (h loggerHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		writeError(w, err)
	}
}

func writeError(w http.ResponseWriter, err *handlerError) {
	if err.err == nil {
		err.err = errors.New(err.message)
	}
	w.WriteHeader(err.status)
}

func txResponse(w http.ResponseWriter, x any, err error) *handlerError {
	if err != nil {
		if h, ok := errors.AsType[*handlerError](err); ok {
			return h
		}
		return internal("x", err)
	}
	w.WriteHeader(200)
	return nil
}

func view(f func() error) error { return f() }

type db interface {
	read(n int) (string, error)
	view(f func(db) error) error
}

func number(r *http.Request) (int, error) { return strconv.Atoi(r.PathValue("x")) }

type store map[int]string

func (s store) read(n int) (string, error) {
	x, ok := s[n]
	if !ok {
		return "", errors.New("none")
	}
	return x, nil
}

func (s store) view(f func(db) error) error {
	once := func() error { return f(s) } // a captured function is not followed
	return once()
}

type server struct{ d db }

func (s *server) a(w http.ResponseWriter, r *http.Request) *handlerError {
	n, err := number(r)
	if err != nil {
		return badRequest("x", err)
	}
	var x string
	err = s.d.view(func(tx db) error {
		x, err = get(tx, n)
		return err
	})
	return txResponse(w, x, err)
}

func get(tx db, n int) (string, error) {
	x, err := tx.read(n)
	if err != nil {
		return "", notFound("x", err)
	}
	return x, err
}

func main() {
	s := &server{store{}}
	mux := http.NewServeMux()
	mux.Handle("GET /a", loggerHandler(s.a))
	http.ListenAndServe(":80", mux)
}

// want:
// GET /a 200 400 404 500 …
