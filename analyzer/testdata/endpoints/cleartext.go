package main

import (
	"net/http"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/h2c"
)

// HTTP/2 without TLS changes no answer.
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	_ = http.ListenAndServe(":8080", h2c.NewHandler(mux, &http2.Server{}))
}

// want:
// GET /gone 410
