// A function may change the status in an error that it has made, or that it has found with errors.As.
package main

import (
	"errors"
	"net/http"
)

type refusal struct {
	code int
	text string
}

func (r refusal) Error() string { return r.text }

func set(w http.ResponseWriter, r *http.Request) {
	e := refusal{code: 406}
	if r.Host == "a" {
		e.code = 407
	}
	w.WriteHeader(e.code)
}

func setByPointer(w http.ResponseWriter, r *http.Request) {
	e := &refusal{code: 408}
	if r.Host == "a" {
		e.code = 409
	}
	w.WriteHeader(e.code)
}

func increased(w http.ResponseWriter, r *http.Request) {
	e := refusal{code: 400}
	if r.Host == "a" {
		e.code++
	}
	w.WriteHeader(e.code)
}

func both() (int, string) { return 418, "" }

func assigned(w http.ResponseWriter, r *http.Request) {
	e := refusal{code: 410}
	if r.Host == "a" {
		e.code, e.text = both()
	}
	w.WriteHeader(e.code)
}

func captured() http.HandlerFunc {
	var e refusal
	e.code = 411
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "a" {
			e.code = 412
		}
		w.WriteHeader(e.code)
	}
}

func addressed(w http.ResponseWriter, r *http.Request) {
	e := refusal{code: 413}
	p := &e.code
	if r.Host == "a" {
		*p = 414
	}
	w.WriteHeader(e.code)
}

func find(host string) error {
	if host == "b" {
		return nil
	}
	return &refusal{code: 404}
}

func found(w http.ResponseWriter, r *http.Request) {
	var e *refusal
	if errors.As(find(r.Host), &e) {
		w.WriteHeader(e.code)
		return
	}
	w.WriteHeader(204)
}

func foundAndSet(w http.ResponseWriter, r *http.Request) {
	var e *refusal
	if errors.As(find(r.Host), &e) {
		if r.Host == "a" {
			e.code = 403
		}
		w.WriteHeader(e.code)
		return
	}
	w.WriteHeader(204)
}

func main() {
	http.HandleFunc("/addressed", addressed)
	http.HandleFunc("/assigned", assigned)
	http.HandleFunc("/captured", captured())
	http.HandleFunc("/found", found)
	http.HandleFunc("/found-and-set", foundAndSet)
	http.HandleFunc("/increased", increased)
	http.HandleFunc("/set", set)
	http.HandleFunc("/set-by-pointer", setByPointer)
	http.ListenAndServe(":80", nil)
}

// want:
// * /addressed 413 414
// * /assigned 410 418
// * /captured 411 412
// * /found 204 404
// * /found-and-set 204 403 404
// * /increased 400 401
// * /set 406 407
// * /set-by-pointer 408 409
