package main

import (
	"fmt"
	"net/http"
	"strings"
)

const statusSlowDown = 420

func (s *shop) search(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Requests-Left") == "0" {
		http.Error(w, "slow down, please", statusSlowDown)
		return
	}
	for item := range s.stock {
		if strings.Contains(item, r.FormValue("q")) {
			fmt.Fprintln(w, item)
		}
	}
}
