// A variable that wraps the response, and whose address is passed on.
package main

import (
	"log"
	"net/http"
)

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

type full struct {
	http.ResponseWriter
	status int
}

func (f *full) Header() http.Header { return f.ResponseWriter.Header() }

func (f *full) WriteHeader(code int) {
	f.status = code
	f.ResponseWriter.WriteHeader(code)
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := recorder{ResponseWriter: w}
		next.ServeHTTP(&rec, r)
		log.Print(rec.status)
	})
}

func recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := full{ResponseWriter: w}
		defer func() {
			if recover() == nil || rec.status > 0 {
				return
			}
			http.Error(w, "", http.StatusInternalServerError)
		}()
		next.ServeHTTP(&rec, r)
	})
}

func made(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }

func main() {
	http.Handle("GET /logged", logged(http.HandlerFunc(made)))
	http.Handle("GET /recovering", recovering(http.HandlerFunc(made)))
	http.ListenAndServe(":80", nil)
}

// want:
// GET /logged 201
// GET /recovering 201
