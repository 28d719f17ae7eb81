// A literal in a loop has the variables of its turn; a function that calls what a loop goes through calls all of it.
package main

import "net/http"

type answer = func(w http.ResponseWriter, r *http.Request) bool

func locked(w http.ResponseWriter, r *http.Request) bool {
	if r.Host == "a" {
		w.WriteHeader(423)
		return true
	}
	return false
}

func teapot(w http.ResponseWriter, r *http.Request) bool {
	if r.Host == "b" {
		w.WriteHeader(418)
		return true
	}
	return false
}

func first(w http.ResponseWriter, r *http.Request) {
	for _, f := range []answer{locked, teapot} {
		try := f
		if try(w, r) {
			return
		}
	}
	w.WriteHeader(204)
}

func main() {
	for path, f := range map[string]answer{"/locked": locked, "/teapot": teapot} {
		g := f
		http.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if !g(w, r) {
				f(w, r)
			}
		})
	}
	http.HandleFunc("/first", first)
	http.ListenAndServe(":80", nil)
}

// want:
// * /first 204 418 423
// * /locked 200 423
// * /teapot 200 418
