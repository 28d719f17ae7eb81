// Package kit has helpers that other packages reply with.
package kit

import (
	"encoding/json"
	"log"
	"net/http"
)

func Fail(w http.ResponseWriter, code int, text string) { // want Fail:`0 sends param 1 content complete`
	http.Error(w, text, code)
}

func JSON(w http.ResponseWriter, code int, v any) { // want JSON:`if 2 == nil: 0 sends param 1 fields; if 2 != nil: 0 sends param 1 content fields`
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	if v == nil {
		return
	}
	json.NewEncoder(w).Encode(v)
}

func Authorize(w http.ResponseWriter, r *http.Request) bool { // want Authorize:`if len\(1.Host\) == 0: 0 sends 401 content complete, returns 0 == false; if len\(1.Host\) > 0: returns 0 == true`
	if r.Host == "" {
		http.Error(w, "who", http.StatusUnauthorized)
		return false
	}
	return true
}

type Reply struct {
	W http.ResponseWriter
}

func (r *Reply) NotFound() { http.Error(r.W, "no", http.StatusNotFound) } // want NotFound:`recv.W sends 404 content complete`

func Die(text string) { // want Die:`does not return`
	log.Fatal(text)
}
