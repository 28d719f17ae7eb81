// Middleware that does something with the response after the handler has replied.
package main

import "net/http"

type sessions struct {
	failed func(w http.ResponseWriter, r *http.Request)
}

func (s *sessions) save(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("x") == "" {
		s.failed(w, r)
		return
	}
	w.Header().Set("Cookie", "")
}

func (s *sessions) load(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		s.save(w, r)
	})
}

func (s *sessions) maybe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("x") == "" {
			next.ServeHTTP(w, r)
		}
		s.save(w, r)
	})
}

func made(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }

func main() {
	s := &sessions{failed: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) }}
	http.Handle("GET /load", s.load(http.HandlerFunc(made)))
	http.Handle("GET /maybe", s.maybe(http.HandlerFunc(made)))
	http.ListenAndServe(":80", nil)
}

// want:
// GET /load 201 500
// GET /maybe 200 201 500
