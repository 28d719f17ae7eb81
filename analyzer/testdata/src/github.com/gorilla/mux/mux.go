// Package mux is a stub of github.com/gorilla/mux for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package mux

import "net/http"

func NewRouter() (_ *Router) { return }

type MiddlewareFunc func(http.Handler) http.Handler

type Router struct{}

type Route struct{}

func (*Router) ServeHTTP(w http.ResponseWriter, req *http.Request)                            {}
func (*Router) HandleFunc(path string, f func(http.ResponseWriter, *http.Request)) (_ *Route) { return }
func (*Router) Handle(path string, handler http.Handler) (_ *Route)                           { return }
func (*Router) PathPrefix(tpl string) (_ *Route)                                              { return }
func (*Router) Path(tpl string) (_ *Route)                                                    { return }
func (*Router) Methods(methods ...string) (_ *Route)                                          { return }
func (*Router) Use(mwf ...MiddlewareFunc)                                                     {}
func (*Route) Methods(methods ...string) (_ *Route)                                           { return }
func (*Route) Path(tpl string) (_ *Route)                                                     { return }
func (*Route) Handler(handler http.Handler) (_ *Route)                                        { return }
func (*Route) HandlerFunc(f func(http.ResponseWriter, *http.Request)) (_ *Route)              { return }
func (*Route) Subrouter() (_ *Router)                                                         { return }
func (*Route) Name(name string) (_ *Route)                                                    { return }

func Vars(r *http.Request) (_ map[string]string) { return }

func CORSMethodMiddleware(r *Router) (_ MiddlewareFunc) { return }
