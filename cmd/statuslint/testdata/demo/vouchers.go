package main

import (
	"io"
	"net/http"
	"strings"
)

func (s *shop) voucher(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.PathValue("code"), "TEA-") {
		http.Error(w, "this voucher is not valid", http.StatusOK)
		return
	}
	io.WriteString(w, "10 % off\n")
}
