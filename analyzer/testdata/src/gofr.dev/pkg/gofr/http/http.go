// Package http is a stub of gofr.dev/pkg/gofr/http for the tests. It was written by reading v1.56.6, which the module
// proxy does not hand out, so no test compares the two.
package http

import "net/http"

const StatusClientClosedRequest = 499

func NewResponder(w http.ResponseWriter, method string) (_ *Responder) { return }

type Responder struct{}

func (Responder) Respond(data any, err error) {}

type StatusCodeResponder interface {
	StatusCode() int
}

type ErrorEntityNotFound struct {
	Name  string
	Value string
}

func (ErrorEntityNotFound) Error() (_ string)   { return }
func (ErrorEntityNotFound) StatusCode() (_ int) { return }
