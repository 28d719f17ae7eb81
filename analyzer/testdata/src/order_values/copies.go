package order_values

import (
	"io"
	"net/http"
	"strings"
)

func someCopied(w http.ResponseWriter, src io.Reader) {
	if n, err := io.Copy(w, src); err == nil && n > 0 {
		http.Error(w, "some", http.StatusConflict) // want `the client still gets 200 OK`
	}
}

func copied(w http.ResponseWriter, src io.Reader) {
	_, _ = io.Copy(w, src)
	http.Error(w, "copied", http.StatusConflict) // want `the client still gets 200 OK`
}

func text(w http.ResponseWriter, s string) {
	if s != "" {
		w.WriteHeader(http.StatusNoContent)
	}
	_, _ = io.Copy(w, strings.NewReader(s)) // want `body is lost`
}
