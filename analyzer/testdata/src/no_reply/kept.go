package no_reply

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// A helper keeps the response, and replies with what holds it.
type builder struct {
	w    http.ResponseWriter
	code int
}

var send = func(b *builder) { b.w.WriteHeader(b.code) }

func failed(w http.ResponseWriter) {
	b := &builder{w: w}
	b.code = http.StatusInternalServerError
	send(b)
}

func kept(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		failed(w)
		return
	}
	fmt.Fprint(w, text)
}

// The handler leaves the error to its caller, in the receiver.
type request struct{ errs []error }

func (q *request) serve(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		q.errs = append(q.errs, err)
		return
	}
	fmt.Fprint(w, text)
}

// A helper replies, unless that fails.
func respond(w http.ResponseWriter, text string) error {
	b, err := json.Marshal(text)
	if err != nil {
		return err
	}
	w.WriteHeader(http.StatusInternalServerError)
	_, err = w.Write(b)
	return err
}

func responded(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		_ = respond(w, "no a")
		return
	}
	fmt.Fprint(w, text)
}
