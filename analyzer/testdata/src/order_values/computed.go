package order_values

import (
	"net/http"
	"strings"
)

// Functions of texts that are known, or agree with what the path knows.

func computedUpper(w http.ResponseWriter, r *http.Request) {
	method := "get"
	if strings.ToUpper(method) == "GET" {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func computedPrefix(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api") {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	if r.URL.Path == "/api/x" {
		w.Write([]byte("x"))
	}
}

func computedLower(w http.ResponseWriter, r *http.Request) {
	if strings.ToLower(r.Method) == "get" {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	if r.Method == "GET" {
		w.Write([]byte("x"))
	}
}

func notComputed(w http.ResponseWriter, r *http.Request) {
	if strings.Contains(r.Host, "a") {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	if strings.Contains(r.Host, "b") {
		w.Write([]byte("x"))
	}
}
