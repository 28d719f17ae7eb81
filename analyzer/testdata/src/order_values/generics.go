package order_values

import (
	"errors"
	"net/http"
)

type options[T any] struct {
	done bool
	v    T
}

type client[T any] struct{ o options[T] }

func (c *client[T]) mark() { c.o.done = true }

// The helper writes the same field, which each instance of the type has.
func markedByHelper(c *client[int], w http.ResponseWriter) {
	if c.o.done {
		return
	}
	c.mark()
	if c.o.done {
		http.Error(w, "x", 400) // want `no return after this reply`
	}
	http.Error(w, "y", 500)
}

func (c *client[T]) clear(really bool) {
	if really {
		c.o.done = false
	}
}

func clearedByHelper(c *client[string], w http.ResponseWriter, really bool) {
	c.o.done = true
	c.clear(really)
	if !c.o.done {
		http.Error(w, "x", 400) // want `no return after this reply`
	}
	http.Error(w, "y", 500)
}

func clearedByFunction[T any](c *client[T]) { c.o.done = false }

func clearedByAFunction(c *client[string], w http.ResponseWriter) {
	c.o.done = true
	clearedByFunction(c)
	if !c.o.done {
		http.Error(w, "x", 400) // want `no return after this reply`
	}
	http.Error(w, "y", 500)
}

// Other type arguments, other results.
func byTypeArguments(w http.ResponseWriter, err error) {
	if _, ok := errors.AsType[fixedCode](err); ok {
		http.Error(w, "x", 409)
		return
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		http.Error(w, "x", 413) // want `no return after this reply`
	}
	http.Error(w, "y", 500)
}

func bySameTypeArguments(w http.ResponseWriter, err error) {
	if _, ok := errors.AsType[fixedCode](err); ok {
		http.Error(w, "x", 409)
		return
	}
	if _, ok := errors.AsType[fixedCode](err); ok {
		http.Error(w, "x", 413)
	}
	http.Error(w, "y", 500)
}
