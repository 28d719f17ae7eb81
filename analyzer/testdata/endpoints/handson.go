package main

import (
	"encoding/json"
	"errors"
	"net/http"
)

// A session sets a cookie and answers nothing, so that the handler's own replies are all that there is.
type sessions interface {
	start(w http.ResponseWriter, name string) error
	refuse(w http.ResponseWriter) error
	maybe(w http.ResponseWriter, name string) error
}

type cookies struct{}

func (cookies) start(w http.ResponseWriter, name string) error {
	if name == "" {
		return http.ErrNoCookie
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: name})
	return nil
}

func (cookies) refuse(w http.ResponseWriter) error {
	w.WriteHeader(http.StatusUnauthorized)
	return nil
}

func (cookies) maybe(w http.ResponseWriter, name string) error {
	if name == "" {
		w.WriteHeader(http.StatusUnauthorized)
	}
	return nil
}

type server struct{ s sessions }

func (s *server) login(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("password") == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if err := s.s.start(w, r.FormValue("name")); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Here one path ends without a reply of the handler's own.
func (s *server) visit(w http.ResponseWriter, r *http.Request) {
	if err := s.s.start(w, r.FormValue("name")); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

// What gets the response replies on all paths, or on some.
func (s *server) logout(w http.ResponseWriter, r *http.Request) {
	s.s.refuse(w)
}

func (s *server) leave(w http.ResponseWriter, r *http.Request) {
	s.s.maybe(w, r.FormValue("name"))
}

// A decoder replies where it returns an error. One of the others returns some errors without a reply.
type decoder interface {
	decode(w http.ResponseWriter, r *http.Request, v any) error
}

type strict struct{}

func (strict) decode(w http.ResponseWriter, r *http.Request, v any) error {
	if err := json.NewDecoder(r.Body).Decode(v); err != nil {
		http.Error(w, "bad", http.StatusBadRequest)
		return errors.New("bad")
	}
	return nil
}

// One of two does not touch the response, and the handler does not know which it has.
type limiter interface {
	admit(w http.ResponseWriter, r *http.Request) error
}

type never struct{}

func (never) admit(http.ResponseWriter, *http.Request) error { return errors.New("closed") }

type busy struct{}

func (busy) admit(w http.ResponseWriter, r *http.Request) error {
	w.WriteHeader(http.StatusServiceUnavailable)
	return errors.New("busy")
}

func limited(l limiter) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := l.admit(w, r); err != nil {
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

func anyLimiter(closed bool) limiter {
	if closed {
		return never{}
	}
	return busy{}
}

type loader interface {
	load(w http.ResponseWriter, r *http.Request) error
	check(w http.ResponseWriter, r *http.Request) bool
}

type lax struct{}

func (lax) load(w http.ResponseWriter, r *http.Request) error {
	if r.ContentLength == 0 {
		return errors.New("empty")
	}
	if r.FormValue("id") == "" {
		http.Error(w, "bad", http.StatusBadRequest)
		return errors.New("bad")
	}
	return nil
}

func (lax) check(w http.ResponseWriter, r *http.Request) bool {
	if r.FormValue("id") == "" {
		w.WriteHeader(http.StatusForbidden)
		return false
	}
	return true
}

type forms struct {
	d decoder
	l loader
	s sessions
}

func (f *forms) create(w http.ResponseWriter, r *http.Request) {
	var v int
	if err := f.d.decode(w, r, &v); err != nil {
		return
	}
	f.s.start(w, "name")
	w.WriteHeader(http.StatusCreated)
}

func (f *forms) loaded(w http.ResponseWriter, r *http.Request) {
	if f.l.load(w, r) != nil {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (f *forms) decoded(w http.ResponseWriter, r *http.Request) {
	var v int
	if f.d.decode(w, r, &v) != nil {
		return
	}
	println(v)
}

func (f *forms) checked(w http.ResponseWriter, r *http.Request) {
	if !f.l.check(w, r) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (f *forms) unchecked(w http.ResponseWriter, r *http.Request) {
	f.l.check(w, r)
}

// Middleware that replies after the handler, and one that replies instead of it.
func after(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r)
		w.WriteHeader(http.StatusAccepted)
	})
}

func instead(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("token") == "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func quiet(w http.ResponseWriter, r *http.Request) { w.Header().Set("X-Quiet", "yes") }

func main() {
	s := &server{cookies{}}
	http.HandleFunc("POST /login", s.login)
	http.HandleFunc("POST /leave", s.leave)
	http.HandleFunc("POST /logout", s.logout)
	http.HandleFunc("POST /visit", s.visit)
	f := &forms{strict{}, lax{}, cookies{}}
	http.HandleFunc("PUT /checked", f.checked)
	http.HandleFunc("PUT /create", f.create)
	http.HandleFunc("PUT /decoded", f.decoded)
	http.HandleFunc("PUT /limited", limited(anyLimiter(s == nil)))
	http.HandleFunc("PUT /loaded", f.loaded)
	http.HandleFunc("PUT /unchecked", f.unchecked)
	http.Handle("GET /after", after(http.HandlerFunc(quiet)))
	http.Handle("GET /instead", instead(http.HandlerFunc(quiet)))
}

// want:
// GET /after 202
// PUT /checked 204 403
// PUT /create 201 400
// PUT /decoded 200 400
// GET /instead 200 403
// POST /leave 200 401
// PUT /limited 200 204 503
// PUT /loaded 200 204 400
// POST /login 204 400 500
// POST /logout 401
// PUT /unchecked 200 403
// POST /visit 200 500
