// Middleware around the whole router.
package main

import (
	"net/http"
)

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}

func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Key") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

type limited struct{ next http.Handler }

func (l *limited) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength > 10 {
		http.Error(w, "", http.StatusRequestEntityTooLarge)
		return
	}
	l.next.ServeHTTP(w, r)
}

func chain(list ...func(http.Handler) http.Handler) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		for i := len(list) - 1; i >= 0; i-- {
			next = list[i](next)
		}
		return next
	}
}

type middleware func(http.Handler) http.HandlerFunc

func guardedFunc(next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { guarded(next).ServeHTTP(w, r) }
}

func loggedFunc(next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) }
}

func chained(list ...middleware) middleware {
	return func(next http.Handler) http.HandlerFunc {
		for i := len(list) - 1; i >= 0; i-- {
			next = list[i](next)
		}
		return next.ServeHTTP
	}
}

// The middleware is kept in a struct.
type constructors struct {
	list []func(http.Handler) http.Handler
}

func collected(list ...func(http.Handler) http.Handler) constructors {
	return constructors{append(([]func(http.Handler) http.Handler)(nil), list...)}
}

func (c constructors) then(h http.Handler) http.Handler {
	if h == nil {
		h = http.DefaultServeMux
	}
	for i := range c.list {
		h = c.list[len(c.list)-1-i](h)
	}
	return h
}

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func made(path string) *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+path, ok)
	return mux
}

func newServer(h http.Handler) *http.Server {
	return &http.Server{Addr: ":85", Handler: logged(h)}
}

type app struct{ h http.Handler }

func (a *app) run() error {
	s := http.Server{Addr: ":86", Handler: guarded(a.h)}
	return s.ListenAndServe()
}

func main() {
	http.HandleFunc("GET /default", ok)
	go http.ListenAndServe(":80", guarded(http.DefaultServeMux))
	go http.ListenAndServe(":81", logged(guarded(made("/nested"))))
	go http.ListenAndServeTLS(":82", "", "", &limited{made("/object")})
	mux := made("/steps")
	var h http.Handler = guarded(mux)
	h = &limited{h}
	go http.ListenAndServe(":83", h)
	go http.ListenAndServe(":84", chain(logged, guarded)(made("/chain")))
	go http.ListenAndServe(":89", chained(loggedFunc, guardedFunc)(made("/chained")))
	go http.ListenAndServe(":90", collected(logged, guarded).then(made("/then")))
	go newServer(&limited{made("/server")}).ListenAndServe()
	go (&app{made("/method")}).run()
	s := &http.Server{Addr: ":87"}
	s.Handler = http.StripPrefix("/pre", guarded(made("/set")))
	go s.ListenAndServe()
	http.ListenAndServe(":88", made("/plain"))
}

// want:
// GET /chain 204 401
// GET /chained 204 401
// GET /default 204 401
// GET /method 204 401
// GET /nested 204 401
// GET /object 204 413
// GET /plain 204
// GET /pre/set 204 401
// GET /server 204 413
// GET /steps 204 401 413
// GET /then 204 401
