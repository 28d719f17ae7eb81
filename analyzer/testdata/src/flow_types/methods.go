package types

import (
	"net/http"
	"strconv"
)

// Methods of integer types: what they are called on is a status if they send it.

type status int

func (s status) write(w http.ResponseWriter) { w.WriteHeader(int(s)) }

func (s status) text() string { return http.StatusText(int(s)) }

func (s *status) send(w http.ResponseWriter) { w.WriteHeader(int(*s)) }

func (s status) number() string { return strconv.Itoa(int(s)) }

func (s status) double() int { return int(s) * 2 }

func methods(w http.ResponseWriter, gone bool) {
	status(404).write(w)                // want `http.StatusNotFound`
	(status)(410).write(w)              // want `http.StatusGone`
	status.write(409, w)                // want `http.StatusConflict`
	(*status).send(new(status(403)), w) // want `http.StatusForbidden`
	_ = status(405).text()              // want `http.StatusMethodNotAllowed`
	s := status(400)                    // want `http.StatusBadRequest`
	if gone {
		s = 401 // want `http.StatusUnauthorized`
	}
	s.write(w)
	write := status(406).write // want `http.StatusNotAcceptable`
	write(w)
	_ = s.double() // this says nothing of s: the method computes with it
}

type writer interface{ write(w http.ResponseWriter) }

func asWriter() writer { return status(500) } // want `http.StatusInternalServerError`

// Methods that do nothing with it as a status.
func others() (string, int) {
	return status(404).number(), status(200).double()
}

type kind int

func (k kind) status() int {
	if k == 404 {
		return 500 // want `http.StatusInternalServerError`
	}
	return 400 // want `http.StatusBadRequest`
}

func kinds(w http.ResponseWriter) { w.WriteHeader(kind(404).status()) }

// Codes of another kind, sent as they are where they fit.
type code int

func (c code) write(w http.ResponseWriter) {
	if c < 600 {
		w.WriteHeader(int(c))
	}
}

func coded(w http.ResponseWriter) {
	code(404).write(w)
	code(40401).write(w)
}
