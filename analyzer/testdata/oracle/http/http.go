// Package http takes the place of net/http where generated handlers are run: linking the real one costs more than running
// them. A response notes what is done to it; nothing is sent.
package http

// ResponseWriter is a response.
type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

// Header is the header map of a response.
type Header struct{ Changed func() }

// Set changes a field.
func (h Header) Set(name, value string) { h.Changed() }

// Add changes a field.
func (h Header) Add(name, value string) { h.Changed() }

// Del changes a field.
func (h Header) Del(name string) { h.Changed() }

// Request is what handlers ask of a request.
type Request struct{ Method string }

// Replier is a response that is told of a complete reply.
type Replier interface{ Reply(code int) }

// Error replies with an error.
func Error(w ResponseWriter, text string, code int) { w.(Replier).Reply(code) }

// NotFound replies with 404.
func NotFound(w ResponseWriter, r *Request) { w.(Replier).Reply(StatusNotFound) }

// Redirect replies with the code.
func Redirect(w ResponseWriter, r *Request, url string, code int) { w.(Replier).Reply(code) }

// The names that generated handlers use.
const (
	MethodGet  = "GET"
	MethodPost = "POST"

	StatusOK                  = 200
	StatusCreated             = 201
	StatusAccepted            = 202
	StatusNoContent           = 204
	StatusFound               = 302
	StatusSeeOther            = 303
	StatusNotModified         = 304
	StatusBadRequest          = 400
	StatusUnauthorized        = 401
	StatusForbidden           = 403
	StatusNotFound            = 404
	StatusMethodNotAllowed    = 405
	StatusConflict            = 409
	StatusInternalServerError = 500
)
