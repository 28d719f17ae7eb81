package main

import (
	"net/http"
	"strings"
)

// How many parts a path has at least, its pattern says.
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/user/", user)
	mux.HandleFunc("/user/{id}/orders", user)
	mux.HandleFunc("/exact", user)
	mux.HandleFunc("/trimmed/", trimmed)
	mux.Handle("/api/", http.StripPrefix("/api", http.HandlerFunc(user)))
	_ = http.ListenAndServe(":8080", mux)
}

func user(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(r.URL.Path, "/")
	if len(parts) < 3 {
		http.Error(w, "no id", http.StatusBadRequest)
		return
	}
	if len(parts) != 3 {
		http.Error(w, "too many parts", http.StatusGone)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func trimmed(w http.ResponseWriter, r *http.Request) {
	switch parts := strings.Split(strings.Trim(r.URL.Path, "/"), "/"); {
	case len(parts) == 0:
		http.Error(w, "no path", http.StatusBadRequest)
	case len(parts) >= 2:
		w.WriteHeader(http.StatusAccepted)
	default:
		http.Error(w, "no id", http.StatusNotFound)
	}
}

// want:
// * /api/ 202 400 410
// * /exact 400
// * /trimmed/ 202 404
// * /user/ 202 410
// * /user/{id}/orders 410
