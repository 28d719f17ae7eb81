// Helpers that do not reply if a value cannot be encoded, and whose callers do not ask.
package main

import (
	"encoding/json"
	"net/http"
)

func reply(w http.ResponseWriter, code int, payload any) error {
	response, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	w.WriteHeader(code)
	w.Write(response)
	return nil
}

func replyQuietly(w http.ResponseWriter, code int, payload any) {
	response, err := json.Marshal(payload)
	if err != nil {
		return
	}
	w.WriteHeader(code)
	w.Write(response)
}

func refuse(w http.ResponseWriter, text string) {
	replyQuietly(w, 401, map[string]string{"error": text})
}

func auth(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("x") == "" {
			reply(w, 401, "no")
			return
		}
		next(w, r)
	}
}

func guard(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("x") == "" {
			refuse(w, "no")
			return
		}
		next(w, r)
	}
}

func create(w http.ResponseWriter, r *http.Request) { w.WriteHeader(201) }

// A function cannot be encoded, and the last one may be anything.
func odd(w http.ResponseWriter, r *http.Request)      { reply(w, 202, create) }
func odder(w http.ResponseWriter, r *http.Request)    { replyQuietly(w, 202, create) }
func anything(w http.ResponseWriter, r *http.Request) { replyQuietly(w, 202, load()) }

var load func() any

// The helper is not always called.
func sometimes(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("x") == "" {
		refuse(w, "no")
	}
}

// Replies after which a return is missing: only the first one counts.
func missing(w http.ResponseWriter, r *http.Request) {
	if err := fetch(); err != nil {
		wrap(w, 400, "first")
	}
	if err := fetch(); err != nil {
		wrap(w, 502, "second")
	}
	if err := fetch(); err != nil {
		wrap(w, 503, "third")
	}
	wrap(w, 200, nil)
}

var fetch func() error

func wrap(w http.ResponseWriter, code int, payload any) {
	response, err := json.Marshal(payload)
	if err != nil {
		w.WriteHeader(500)
		return
	}
	w.WriteHeader(code)
	w.Write(response)
}

func main() {
	http.HandleFunc("GET /missing", missing)
	http.HandleFunc("POST /auth", auth(create))
	http.HandleFunc("POST /guard", guard(create))
	http.HandleFunc("GET /odd", odd)
	http.HandleFunc("GET /odder", odder)
	http.HandleFunc("GET /anything", anything)
	http.HandleFunc("GET /sometimes", sometimes)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /anything 200 202
// POST /auth 201 401
// POST /guard 201 401
// GET /missing 200 400 502 503
// GET /odd 200 202
// GET /odder 200 202
// GET /sometimes 200 401
