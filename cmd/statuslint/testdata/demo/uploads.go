package main

import (
	"fmt"
	"io"
	"net/http"
)

func (s *shop) upload(w http.ResponseWriter, r *http.Request) {
	n, err := io.Copy(io.Discard, r.Body)
	if err != nil {
		http.Error(w, "the upload broke off", http.StatusBadRequest)
		return
	}
	fmt.Fprintf(w, "received %d bytes\n", n)
	w.WriteHeader(http.StatusCreated)
}
