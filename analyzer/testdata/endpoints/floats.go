package main

import (
	"encoding/json"
	"net/http"
)

// A program that calculates may get a number that JSON does not have.

func main() {
	http.HandleFunc("GET /share", share)
	http.ListenAndServe(":80", nil)
}

type part struct{ Size, Of float64 }

func share(w http.ResponseWriter, r *http.Request) {
	var p part
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	b, err := json.Marshal(p.Size / p.Of)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write(b)
}

// want:
// GET /share 200 400 500
