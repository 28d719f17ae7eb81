package main

import (
	"encoding/json"
	"net/http"
)

func (s *shop) order(w http.ResponseWriter, r *http.Request) {
	item := r.FormValue("item")
	left, known := s.stock[item]
	switch {
	case !known:
		respond(w, 404, "no such item: "+item)
	case left == 0:
		respond(w, 409, "sold out: "+item)
	default:
		s.stock[item]--
		respond(w, http.StatusCreated, "ordered: "+item)
	}
}

func respond(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"message": message})
}
