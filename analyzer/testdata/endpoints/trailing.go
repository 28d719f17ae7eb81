package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
)

// Content that a middleware sends after the handler chooses no status: the handler's counts, or 200 if it has sent none.
type zipped struct {
	io.Writer
	w http.ResponseWriter
}

func (z zipped) Header() http.Header  { return z.w.Header() }
func (z zipped) WriteHeader(code int) { z.w.WriteHeader(code) }

func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		next.ServeHTTP(zipped{z, w}, r)
	})
}

func footed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		fmt.Fprint(w, "<!-- footer -->")
	})
}

// What a function that is not known sends is not known, whatever comes after it.
var plugin func(w http.ResponseWriter)

func plugged(w http.ResponseWriter, r *http.Request) {
	plugin(w)
	fmt.Fprint(w, "done")
}

func create(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		http.Error(w, "empty", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func silent(w http.ResponseWriter, r *http.Request) { fmt.Println(r.URL) }

func sometimes(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		w.WriteHeader(http.StatusAccepted)
	}
}

func main() {
	http.Handle("POST /compressed", compressed(http.HandlerFunc(create)))
	http.Handle("GET /compressed", compressed(http.HandlerFunc(silent)))
	http.Handle("PUT /compressed", compressed(http.HandlerFunc(sometimes)))
	http.Handle("POST /footed", footed(http.HandlerFunc(create)))
	http.Handle("GET /footed", footed(http.HandlerFunc(silent)))
	http.Handle("PUT /footed", footed(http.HandlerFunc(sometimes)))
	http.HandleFunc("GET /plugged", plugged)
	_ = http.ListenAndServe(":8080", nil)
}

// want:
// GET /compressed 200
// POST /compressed 201 400
// PUT /compressed 200 202
// GET /footed 200
// POST /footed 201 400
// PUT /footed 200 202
// GET /plugged …
