package main

import (
	"net/http"
	"strconv"
)

func (s *shop) restock(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Role") != "admin" {
		http.Error(w, http.StatusText(http.StatusNotFound), http.StatusForbidden)
		return
	}
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.stock[r.FormValue("item")] += n
}
