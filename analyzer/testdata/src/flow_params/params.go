// Package params hands status codes to parameters that reach a sink.
package params

import (
	"encoding/json"
	"net/http"
)

func send(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func reply(w http.ResponseWriter, v any, code int) {
	w.Header().Set("Content-Type", "application/json")
	send(w, code)
	_ = json.NewEncoder(w).Encode(v)
}

func ok(w http.ResponseWriter, v any) { reply(w, v, 200) } // want `http.StatusOK`

func chain(w http.ResponseWriter) {
	send(w, 201)                       // want `http.StatusCreated`
	reply(w, nil, 202)                 // want `http.StatusAccepted`
	reply(w, 404, http.StatusNotFound) // a body
}

// Conversions on the way.
func wide(w http.ResponseWriter, code int64)    { w.WriteHeader(int(code)) }
func narrow(w http.ResponseWriter, code uint16) { wide(w, int64(code)) }

type status int

func own(w http.ResponseWriter, s status) { w.WriteHeader(int(s)) }

func conversions(w http.ResponseWriter) {
	wide(w, 404)           // want `http.StatusNotFound`
	narrow(w, 404)         // want `http.StatusNotFound`
	own(w, 404)            // want `http.StatusNotFound`
	own(w, status(404))    // want `http.StatusNotFound`
	narrow(w, uint16(404)) // want `http.StatusNotFound`
}

// Local copies, and a default for "none".
func copied(w http.ResponseWriter, code int) {
	c := code
	if c == 0 {
		c = 200 // want `http.StatusOK`
	}
	d := c
	w.WriteHeader(d)
}

func copies(w http.ResponseWriter) {
	copied(w, 0)
	copied(w, 500) // want `http.StatusInternalServerError`
}

// Methods, of values and pointers, promoted ones too.
type base struct{ w http.ResponseWriter }

func (b base) fail(code int)      { http.Error(b.w, "no", code) }
func (b *base) done(id, code int) { b.w.WriteHeader(code) }

type derived struct{ *base }

func methods(b base, d derived) {
	b.fail(404)                // want `http.StatusNotFound`
	d.fail(404)                // want `http.StatusNotFound`
	d.done(404, 404)           // want `http.StatusNotFound`
	(*base).done(&b, 404, 404) // want `http.StatusNotFound`
	base.fail(b, 404)          // want `http.StatusNotFound`
	new(base).fail(404)        // want `http.StatusNotFound`
	go b.fail(404)             // want `http.StatusNotFound`
	defer b.done(404, 404)     // want `http.StatusNotFound`
}

// A variadic parameter: all of its arguments, or a slice.
func first(w http.ResponseWriter, codes ...int) {
	for _, c := range codes {
		w.WriteHeader(c)
		return
	}
}

func optional(w http.ResponseWriter, code ...int) {
	status := 200 // want `http.StatusOK`
	if len(code) > 0 {
		status = code[0]
	}
	w.WriteHeader(status)
}

func variadics(w http.ResponseWriter) {
	first(w)
	first(w, 404)                // want `http.StatusNotFound`
	first(w, 404, 410)           // want `http.StatusNotFound` `http.StatusGone`
	first(w, []int{404, 410}...) // want `http.StatusNotFound` `http.StatusGone`
	optional(w, 404)             // want `http.StatusNotFound`
}

// A pointer, for codes that may be left out.
func pointer(w http.ResponseWriter, code *int) {
	if code != nil {
		w.WriteHeader(*code)
	}
}

func pointers(w http.ResponseWriter) {
	c := 404 // want `http.StatusNotFound`
	pointer(w, &c)
	pointer(w, nil)
}

// Two calls deep, with the results of one call as the arguments of another.
func both() (http.ResponseWriter, int) { return nil, 404 } // want `http.StatusNotFound`

func nested() { send(both()) }

// Recursion.
func again(w http.ResponseWriter, n, code int) {
	if n == 0 {
		w.WriteHeader(code)
		return
	}
	again(w, n-1, code)
}

func recursion(w http.ResponseWriter) {
	again(w, 404, 404) // want `http.StatusNotFound`
}

// Compared with a status: the parameter is one that somebody expects.
func expect(resp *http.Response, want int) bool { return resp.StatusCode == want }

func expectOneOf(resp *http.Response, want ...int) bool {
	for _, c := range want {
		if c == resp.StatusCode {
			return true
		}
	}
	return false
}

func expectations(resp *http.Response) bool {
	return expect(resp, 200) && // want `http.StatusOK`
		expectOneOf(resp, 200, 204) // want `http.StatusOK` `http.StatusNoContent`
}
