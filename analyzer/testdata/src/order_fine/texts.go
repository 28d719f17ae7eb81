package order_fine

import (
	"net/http"
	"strconv"
	"strings"
)

// Functions of texts whose arguments are known, when they are called or later on the path.

func upper(w http.ResponseWriter, r *http.Request) {
	method := "get"
	if r.Method == "POST" {
		method = "post"
	}
	if strings.ToUpper(method) == "POST" {
		http.Error(w, "x", http.StatusConflict)
	}
	if method == "get" {
		w.Write([]byte("x"))
	}
}

func prefix(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api") {
		http.Error(w, "x", http.StatusConflict)
	}
	if r.URL.Path == "/x" {
		w.Write([]byte("x"))
	}
}

func prefixLater(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/x" {
		http.Error(w, "x", http.StatusConflict)
	}
	if strings.HasPrefix(r.URL.Path, "/api") {
		w.Write([]byte("x"))
	}
}

func trimmed(w http.ResponseWriter, r *http.Request) {
	if strings.TrimSpace(r.Host) == "" {
		http.Error(w, "x", http.StatusConflict)
	}
	if r.Host == "a" {
		w.Write([]byte("x"))
	}
}

func kept(w http.ResponseWriter, r *http.Request) {
	method := strings.ToUpper(r.Method)
	if r.Method == "get" {
		if method != "GET" || strconv.Itoa(len(method)) != "3" {
			http.Error(w, "x", http.StatusConflict)
		}
		w.Write([]byte("x"))
	}
}

func folded(w http.ResponseWriter, r *http.Request) {
	if strings.EqualFold(r.Method, "get") {
		http.Error(w, "x", http.StatusConflict)
	}
	if r.Method == "POST" {
		w.Write([]byte("x"))
	}
}

func described(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNotFound
	if http.StatusText(code) == "" {
		http.Error(w, "x", http.StatusConflict)
	}
	w.WriteHeader(code)
}
