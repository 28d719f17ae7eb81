// Package fields keeps status codes in struct fields.
package fields

import "net/http"

type answer struct {
	id     int
	status int
	body   string
}

func (a *answer) send(w http.ResponseWriter) { w.WriteHeader(a.status) }

func literals(w http.ResponseWriter) {
	(&answer{status: 404}).send(w) // want `http.StatusNotFound`
	(&answer{id: 404, body: "404"}).send(w)
	(&answer{404, 404, "404"}).send(w)                         // want `http.StatusNotFound`
	for _, a := range []*answer{{status: 200}, {1, 201, ""}} { // want `http.StatusOK` `http.StatusCreated`
		a.send(w)
	}
	for _, a := range map[string]answer{"a": {status: 202}} { // want `http.StatusAccepted`
		a.send(w)
	}
}

func assignments(a *answer, list []answer) {
	a.status = 400 // want `http.StatusBadRequest`
	a.id = 400
	list[400].status = 401    // want `http.StatusUnauthorized`
	a.id, a.status = 403, 403 // want `http.StatusForbidden`
	var b answer
	b.status = 0
	if b.status == 200 { // want `http.StatusOK`
		b.status = 204 // want `http.StatusNoContent`
	}
}

// Embedded, nested, anonymous.
type outer struct {
	answer
	inner struct{ code int }
}

func (o outer) serve(w http.ResponseWriter) {
	o.send(w)
	w.WriteHeader(o.inner.code)
}

func nested(w http.ResponseWriter) {
	o := outer{answer: answer{status: 404}} // want `http.StatusNotFound`
	o.status = 405                          // want `http.StatusMethodNotAllowed`
	o.inner.code = 406                      // want `http.StatusNotAcceptable`
	o.serve(w)
	anonymous := struct{ code int }{code: 407} // want `http.StatusProxyAuthRequired`
	w.WriteHeader(anonymous.code)
}

// An option struct, with a default.
type options struct {
	Status  int
	Retries int
}

func handler(o options) http.Handler {
	if o.Status == 0 {
		o.Status = 200 // want `http.StatusOK`
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(o.Status) })
}

var handlers = []http.Handler{
	handler(options{}),
	handler(options{Status: 503, Retries: 503}), // want `http.StatusServiceUnavailable`
}

// Functional options.
type config struct{ code int }

type option func(*config)

func withCode(code int) option { return func(c *config) { c.code = code } }

func apply(w http.ResponseWriter, opts ...option) {
	c := config{code: 200} // want `http.StatusOK`
	for _, o := range opts {
		o(&c)
	}
	w.WriteHeader(c.code)
}

func functional(w http.ResponseWriter) { apply(w, withCode(404)) } // want `http.StatusNotFound`

// A field that holds what came with a response.
type record struct {
	Code  int
	Bytes int
}

func observe(resp *http.Response) record { return record{Code: resp.StatusCode, Bytes: 200} }

func observed(resp *http.Response) bool {
	r := observe(resp)
	return r.Code == 200 && r.Bytes == 200 // want `http.StatusOK`
}

// A named type for codes.
type code int

type typed struct{ c code }

func (t typed) send(w http.ResponseWriter) { http.Error(w, "no", int(t.c)) }

func typedLiterals(w http.ResponseWriter) {
	typed{404}.send(w)          // want `http.StatusNotFound`
	typed{c: code(404)}.send(w) // want `http.StatusNotFound`
}
