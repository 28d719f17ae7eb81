package main

import (
	"net/http"
	"os/exec"
)

const exitFailure = 1

func (s *shop) startJob(w http.ResponseWriter, r *http.Request) {
	out, err := exec.CommandContext(r.Context(), "reindex").CombinedOutput()
	if err != nil {
		http.Error(w, string(out), exitFailure)
		return
	}
	w.Write(out)
}
