package main

import (
	"fmt"
	"net/http"
)

func (s *shop) account(w http.ResponseWriter, r *http.Request) {
	name, _, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	fmt.Fprintf(w, "hello, %s\n", name)
}
