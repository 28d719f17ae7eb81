package main

import (
	"encoding/json"
	"net/http"
)

func (s *shop) removeFromCart(w http.ResponseWriter, r *http.Request) {
	item := r.PathValue("item")
	s.stock[item]++
	w.WriteHeader(http.StatusNoContent)
	json.NewEncoder(w).Encode(map[string]string{"removed": item})
}
