// Package chi is a stub of github.com/go-chi/chi/v5 for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package chi

import "net/http"

func NewRouter() (_ *Mux) { return }

type Router interface {
	http.Handler
	Use(middlewares ...func(http.Handler) http.Handler)
	With(middlewares ...func(http.Handler) http.Handler) Router
	Group(fn func(r Router)) Router
	Route(pattern string, fn func(r Router)) Router
	Mount(pattern string, h http.Handler)
	Handle(pattern string, h http.Handler)
	HandleFunc(pattern string, h http.HandlerFunc)
	Method(method, pattern string, h http.Handler)
	Get(pattern string, h http.HandlerFunc)
	Post(pattern string, h http.HandlerFunc)
	Delete(pattern string, h http.HandlerFunc)
	NotFound(h http.HandlerFunc)
}

type Mux struct{}

func (*Mux) ServeHTTP(w http.ResponseWriter, r *http.Request)               {}
func (*Mux) Use(middlewares ...func(http.Handler) http.Handler)             {}
func (*Mux) With(middlewares ...func(http.Handler) http.Handler) (_ Router) { return }
func (*Mux) Group(fn func(r Router)) (_ Router)                             { return }
func (*Mux) Route(pattern string, fn func(r Router)) (_ Router)             { return }
func (*Mux) Mount(pattern string, handler http.Handler)                     {}
func (*Mux) Handle(pattern string, handler http.Handler)                    {}
func (*Mux) HandleFunc(pattern string, handlerFn http.HandlerFunc)          {}
func (*Mux) Method(method, pattern string, handler http.Handler)            {}
func (*Mux) Get(pattern string, handlerFn http.HandlerFunc)                 {}
func (*Mux) Post(pattern string, handlerFn http.HandlerFunc)                {}
func (*Mux) Delete(pattern string, handlerFn http.HandlerFunc)              {}
func (*Mux) NotFound(handlerFn http.HandlerFunc)                            {}

func URLParam(r *http.Request, key string) (_ string) { return }
