// Middleware in a struct answers as its fields say, also where its method gets the handler as a function.
package main

import (
	"net/http"
	"os"
	"strings"
)

type auth struct {
	optional []string
	target   string
}

func newAuth() *auth { return &auth{optional: []string{}} }

func (m *auth) to(path string) *auth { m.target = path; return m }

func (m *auth) wrap(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.ServeHTTP(w, r, h.ServeHTTP)
	})
}

// It has the name of a handler's method, but takes the next handler, too.
func (m *auth) ServeHTTP(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
	user, err := r.Cookie("user")
	if err != nil || user == nil {
		if m.isOptional(r) {
			next(w, r)
			return
		}
		if m.target == "" {
			w.WriteHeader(401)
		} else {
			http.Redirect(w, r, m.target, 302)
		}
		return
	}
	next(w, r)
}

func (m *auth) isOptional(r *http.Request) bool {
	for _, p := range m.optional {
		if strings.HasPrefix(r.URL.Path, p) {
			return true
		}
	}
	return false
}

// The same in one function.
func direct(m *auth, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "" {
			if m.target == "" {
				w.WriteHeader(401)
			} else {
				http.Redirect(w, r, m.target, 302)
			}
			return
		}
		next.ServeHTTP(w, r)
	}
}

// What code that is not followed gets may change.
type mode struct{ name string }

func (m *mode) answer(w http.ResponseWriter) {
	if m.name == "" {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(200)
}

func (m *mode) handler() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { m.answer(w) }
}

func item(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "host", 409)
		return
	}
	w.WriteHeader(201)
}

var fill func(*mode)

func main() {
	mux := http.NewServeMux()
	mux.Handle("GET /api", newAuth().wrap(http.HandlerFunc(item)))
	mux.Handle("GET /web", newAuth().to("/login").wrap(http.HandlerFunc(item)))
	mux.Handle("GET /path", newAuth().to(os.Getenv("BASE")+"/login").wrap(http.HandlerFunc(item)))
	mux.Handle("GET /base", newAuth().to(os.Getenv("BASE")).wrap(http.HandlerFunc(item)))
	mux.HandleFunc("GET /direct/api", direct(newAuth(), item))
	mux.HandleFunc("GET /direct/web", direct(newAuth().to("/login"), item))
	filled := &mode{}
	fill(filled)
	mux.HandleFunc("GET /filled", filled.handler())
	mux.HandleFunc("GET /unfilled", (&mode{}).handler())
	http.ListenAndServe(":80", mux)
	other := http.NewServeMux()
	other.HandleFunc("GET /late", (&changing{}).later(item))
	http.ListenAndServe(":81", other)
}

// Its field is set while requests are answered.
type changing struct{ target string }

func (m *changing) late(w http.ResponseWriter, r *http.Request) {
	m.set(r)
	if m.target == "" {
		w.WriteHeader(401)
		return
	}
	w.WriteHeader(302)
}

func (m *changing) set(r *http.Request) { m.target = r.FormValue("target") }

func (m *changing) later(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "" {
			next(w, r)
			return
		}
		m.late(w, r)
	}
}

// want:
// GET /api 201 401 409
// GET /base 201 302 401 409
// GET /direct/api 201 401 409
// GET /direct/web 201 302 409
// GET /filled 200 404
// GET /late 201 302 401 409
// GET /path 201 302 409
// GET /unfilled 404
// GET /web 201 302 409
