package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
)

// An error that holds nothing but a text is still compared by it.
func update(id, title string) (string, error) {
	if id == "" {
		return "", errors.New("todo not found")
	}
	if title == "" {
		return "", errors.New("title cannot be empty")
	}
	return id, nil
}

func compared(w http.ResponseWriter, r *http.Request) {
	id, err := update(r.FormValue("id"), r.FormValue("title"))
	if err != nil {
		if err.Error() == "todo not found" {
			http.Error(w, err.Error(), 404)
			return
		}
		http.Error(w, err.Error(), 400)
		return
	}
	w.Write([]byte(id))
}

func negated(w http.ResponseWriter, r *http.Request) {
	if _, err := update(r.FormValue("id"), r.FormValue("title")); err != nil {
		if "todo not found" != err.Error() {
			w.WriteHeader(400)
			return
		}
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(204)
}

func switching(w http.ResponseWriter, r *http.Request) {
	if _, err := update(r.FormValue("id"), r.FormValue("title")); err != nil {
		switch err.Error() {
		case "todo not found":
			w.WriteHeader(404)
		case "title cannot be empty", "title is too long":
			w.WriteHeader(400)
		default:
			w.WriteHeader(500)
		}
		return
	}
	w.WriteHeader(204)
}

func copied(w http.ResponseWriter, r *http.Request) {
	if _, err := update(r.FormValue("id"), r.FormValue("title")); err != nil {
		text := err.Error()
		if text == "todo not found" {
			w.WriteHeader(404)
			return
		}
		w.WriteHeader(400)
		return
	}
	w.WriteHeader(204)
}

func missing(err error) bool { return err.Error() == "todo not found" }

func helped(w http.ResponseWriter, r *http.Request) {
	if _, err := update(r.FormValue("id"), r.FormValue("title")); err != nil {
		if missing(err) {
			w.WriteHeader(404)
			return
		}
		w.WriteHeader(400)
		return
	}
	w.WriteHeader(204)
}

func searched(w http.ResponseWriter, r *http.Request) {
	if _, err := update(r.FormValue("id"), r.FormValue("title")); err != nil {
		switch {
		case strings.Contains(err.Error(), "not found"):
			w.WriteHeader(404)
		case strings.HasPrefix(err.Error(), "title "):
			w.WriteHeader(400)
		case fmt.Sprint(err) == "moved":
			w.WriteHeader(410)
		default:
			w.WriteHeader(500)
		}
		return
	}
	w.WriteHeader(204)
}

// What is not known of a text may be anything, but where it begins and ends is known.
func format(id string) error {
	if id == "" {
		return fmt.Errorf("user %q not found", id)
	}
	return errInvalid
}

var errInvalid = errors.New("100% invalid")

func formatted(w http.ResponseWriter, r *http.Request) {
	err := format(r.FormValue("id"))
	switch {
	case strings.HasPrefix(err.Error(), "order"):
		w.WriteHeader(410)
	case err.Error() == "user gone":
		w.WriteHeader(411)
	case strings.HasSuffix(err.Error(), "exists"):
		w.WriteHeader(412)
	case strings.Contains(err.Error(), "admin"):
		w.WriteHeader(403)
	case strings.Contains(err.Error(), "not found"):
		w.WriteHeader(404)
	case err.Error() == "100% invalid":
		w.WriteHeader(400)
	default:
		w.WriteHeader(500)
	}
}

var load func() error

func foreign(w http.ResponseWriter, r *http.Request) {
	err := load()
	if r.FormValue("id") == "" {
		err = errInvalid
	}
	if err != nil && err.Error() == "no rows" {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(500)
}

// Every error is an error, also as an interface with the method Error alone. None of these has a status or a time limit.
func described(w http.ResponseWriter, r *http.Request) {
	_, err := update(r.PathValue("id"), r.FormValue("title"))
	switch err := err.(type) {
	case nil:
		w.WriteHeader(204)
	case interface{ Timeout() bool }:
		w.WriteHeader(504)
	case error:
		w.Header().Set("X-Error", err.Error())
		w.WriteHeader(400)
	}
}

var errGone = errors.New("gone")

func remove(id string) error {
	if id == "" {
		return errGone
	}
	return nil
}

func told(w http.ResponseWriter, r *http.Request) {
	var target interface{ Error() string }
	err := remove(r.PathValue("id"))
	if errors.As(err, &target) {
		w.WriteHeader(410)
		return
	}
	w.WriteHeader(204)
}

// A variable may hold an error of another module's type.
var errSlow error = &net.DNSError{Err: "slow", IsTimeout: true}

func look(id string) error {
	switch id {
	case "":
		return errGone
	case "slow":
		return errSlow
	}
	return nil
}

func timed(w http.ResponseWriter, r *http.Request) {
	err := look(r.PathValue("id"))
	if t, ok := err.(interface{ Timeout() bool }); ok && t.Timeout() {
		w.WriteHeader(504)
		return
	}
	if _, ok := err.(interface{ Status() int }); ok {
		w.WriteHeader(418)
		return
	}
	if err != nil {
		w.WriteHeader(410)
		return
	}
	w.WriteHeader(204)
}

func main() {
	http.HandleFunc("GET /compared/{id}", compared)
	http.HandleFunc("GET /formatted", formatted)
	http.HandleFunc("GET /foreign", foreign)
	http.HandleFunc("GET /copied/{id}", copied)
	http.HandleFunc("GET /described/{id}", described)
	http.HandleFunc("GET /helped/{id}", helped)
	http.HandleFunc("GET /negated/{id}", negated)
	http.HandleFunc("GET /searched/{id}", searched)
	http.HandleFunc("GET /switching/{id}", switching)
	http.HandleFunc("GET /told/{id}", told)
	http.HandleFunc("GET /timed/{id}", timed)
}

// want:
// GET /compared/{id} 200 400 404
// GET /copied/{id} 204 400 404
// GET /described/{id} 204 400
// GET /foreign 404 500
// GET /formatted 400 403 404
// GET /helped/{id} 204 400 404
// GET /negated/{id} 204 400 404
// GET /searched/{id} 204 400 404
// GET /switching/{id} 204 400 404
// GET /timed/{id} 204 410 504
// GET /told/{id} 204 410
