package main

import (
	"net/http"

	"github.com/gorilla/mux"
)

type api struct {
	*mux.Router
	status int
}

func main() {
	a := &api{Router: mux.NewRouter(), status: http.StatusTeapot}
	a.HandleFunc("/a", a.get).Methods("GET", "HEAD")
	a.Handle("/b", a).Methods(http.MethodPost).Name("b")
	sub := a.PathPrefix("/sub").Subrouter()
	sub.Use(limit)
	sub.Path("/c").Methods(http.MethodPut).HandlerFunc(a.get)
	sub.HandleFunc("/d", status(http.StatusGone))
	post := a.Methods(http.MethodPost).Subrouter()
	post.HandleFunc("/e", status(http.StatusCreated))
	deep := a.PathPrefix("/deep").Methods("PUT", "PATCH").Subrouter().PathPrefix("/er").Subrouter()
	deep.HandleFunc("", a.put)
	a.PathPrefix("/static/").Handler(http.StripPrefix("/static/", http.FileServer(http.Dir("."))))
}

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

func (a *api) get(w http.ResponseWriter, r *http.Request) {
	if r.Method == "" {
		w.WriteHeader(a.status)
	}
}

func (a *api) put(w http.ResponseWriter, r *http.Request) {
	if r.Method == "PATCH" {
		w.WriteHeader(http.StatusNotImplemented)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

func limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > 10 {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// want:
// GET /a 200 418
// HEAD /a 200 418
// POST /b 409
// PUT /deep/er 202
// PATCH /deep/er 501
// POST /e 201
// * /static/* …
// PUT /sub/c 200 413 418
// * /sub/d 410 413
