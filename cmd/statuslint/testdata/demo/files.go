package main

import (
	"net/http"
	"os"
	"path/filepath"
)

func (s *shop) file(w http.ResponseWriter, r *http.Request) {
	data, err := os.ReadFile(filepath.Join("files", filepath.Base(r.PathValue("name"))))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "application/pdf")
	w.Write(data)
}
