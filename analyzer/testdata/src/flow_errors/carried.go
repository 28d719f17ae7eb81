package codederrors

import (
	"errors"
	"fmt"
	"net/http"
)

// Errors that carry their status in a method, which those who reply ask for.

type notFound struct{ name string }

func (notFound) Error() string { return "not found" }

func (notFound) HTTPStatus() int { return 404 } // want `http.StatusNotFound`

type carried struct {
	code int
	size int
}

func (c *carried) Error() string { return fmt.Sprint(c.size) }

func (c *carried) HTTPStatus() int {
	if c.code == 0 {
		return 500 // want `http.StatusInternalServerError`
	}
	return c.code
}

func open(name string) error {
	switch name {
	case "":
		return notFound{name}
	case "locked":
		return &carried{423, 423} // want `http.StatusLocked`
	}
	return fmt.Errorf("open: %w", &carried{code: 409, size: 409}) // want `http.StatusConflict`
}

func replyAs(w http.ResponseWriter, err error) {
	var coder interface{ HTTPStatus() int }
	if errors.As(err, &coder) {
		w.WriteHeader(coder.HTTPStatus())
	}
}

// By errors.AsType, a type assertion, a type switch.

type teapot struct{}

func (teapot) Error() string { return "teapot" }

func (teapot) Code() int { return 400 } // want `http.StatusBadRequest`

type gone struct{}

func (gone) Error() string { return "gone" }

func (gone) Status() int { return 410 } // want `http.StatusGone`

type failed struct{}

func (failed) Error() string { return "failed" }

func (failed) StatusCode() int { return 502 } // want `http.StatusBadGateway`

func all() []error { return []error{teapot{}, gone{}, failed{}, quiet{}, exit{}} }

type coder interface {
	error
	Code() int
}

func replyTo(w http.ResponseWriter, err error) {
	if c, ok := errors.AsType[coder](err); ok {
		w.WriteHeader(c.Code())
	}
	if s, ok := err.(interface{ Status() int }); ok {
		http.Error(w, "no", s.Status())
	}
	switch err := err.(type) {
	case nil:
	case interface{ StatusCode() int }:
		w.WriteHeader(err.StatusCode())
	}
}

// The method alone proves nothing: no code asks an error for it.
type quiet struct{}

func (quiet) Error() string { return "quiet" }

func (quiet) Number() int { return 404 }

// What is asked for is not sent.
type exit struct{}

func (exit) Error() string { return "exit" }

func (exit) ExitCode() int { return 200 }

func exitCode(err error) int {
	if e, ok := err.(interface{ ExitCode() int }); ok {
		return e.ExitCode()
	}
	return 0
}

// A type that never becomes an error.
type box struct{}

func (box) Error() string { return "box" }

func (box) HTTPStatus() int { return 300 }

func sizes() int { return box{}.HTTPStatus() + 1 }

// What is asked of something else than an error.
type page struct{}

func (page) Height() int { return 500 }

func height(w http.ResponseWriter, v any) {
	if h, ok := v.(interface{ Height() int }); ok {
		w.WriteHeader(h.Height())
	}
	height(w, page{})
}
