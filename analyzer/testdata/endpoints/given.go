// Parameters that a request has from elsewhere than the path of its route's pattern.
package main

import "net/http"

func user(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("user") == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func named(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.SetPathValue("user", r.Header.Get("User"))
		next(w, r)
	}
}

func main() {
	m := http.NewServeMux()
	m.HandleFunc("GET /me", named(user))
	m.HandleFunc("GET /users/{user}", user)
	http.ListenAndServe(":80", m)
}

// want:
// GET /me 201 400
// GET /users/{user} 201
