package main

import (
	"encoding/json"
	"net/http"
)

func (s *shop) export(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	if err := json.NewEncoder(w).Encode(s.stock); err != nil {
		http.Error(w, "the export failed", http.StatusInternalServerError)
	}
}
