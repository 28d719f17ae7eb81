package interfaces

import (
	"errors"
	"net/http"
)

// Satisfying an interface means nothing as long as no value is converted to it: Code() int belongs to everyone.

type exit struct{}

func (exit) StatusCode() int { return 404 }

type device struct{ code int }

func (d device) Code() int { return d.code }

type coded interface{ Code() int }

func sends(w http.ResponseWriter, c coded) { w.WriteHeader(c.Code()) }

var scanner = device{code: 404}

// Nor does an interface whose implementations are elsewhere.
type unseen interface{ Set(n int) }

func sets(u unseen) { u.Set(404) }

// A type assertion asks for whatever is there; nothing says that it is an exit.
func asserted(w http.ResponseWriter, err error) {
	var c interface{ Code() int }
	if errors.As(err, &c) {
		w.WriteHeader(c.Code())
	}
	if d, ok := err.(interface{ Code() int }); ok && d.Code() > 0 {
		w.WriteHeader(d.Code())
	}
}
