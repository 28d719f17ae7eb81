package main

import (
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
	http.Handle("GET /after", after(http.HandlerFunc(quiet)))
	http.Handle("GET /instead", instead(http.HandlerFunc(quiet)))
}

// want:
// GET /after 202
// GET /instead 200 403
// POST /leave 200 401
// POST /login 204 400 500
// POST /logout 401
// POST /visit 200 500
