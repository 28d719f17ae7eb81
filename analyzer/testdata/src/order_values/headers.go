package order_values

import (
	"net/http"
	"os"
)

// What a handler has set in a header, Get returns.

func headerSet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-A", "b")
	if w.Header().Get("x-a") != "b" {
		http.Error(w, "x", http.StatusConflict)
	}
	if w.Header().Get("X-A") == "b" {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func headerEnsured(w http.ResponseWriter, r *http.Request) {
	if w.Header().Get("X-A") == "" {
		w.Header().Set("X-A", "b")
	}
	if w.Header().Get("X-A") == "" {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func headerAsked(w http.ResponseWriter, r *http.Request) {
	if w.Header().Get("X-A") == "" {
		return
	}
	if w.Header().Get("X-A") == "" {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func headerDeleted(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-A", "b")
	h.Del("X-A")
	if h.Get("X-A") != "" {
		http.Error(w, "x", http.StatusConflict)
	}
	if h.Get("X-B") != "" {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func setElsewhere(w http.ResponseWriter) { w.Header().Set("X-A", os.Getenv("x")) }

func headerByHelper(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-A", "b")
	setElsewhere(w)
	if w.Header().Get("X-A") == "b" {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func headerByHandler(w http.ResponseWriter, r *http.Request, next http.Handler) {
	w.Header().Set("X-A", "b")
	next.ServeHTTP(w, r)
	if w.Header().Get("X-A") != "b" {
		http.Error(w, "x", http.StatusConflict)
	}
}

func headerElement(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-A", "b")
	delete(w.Header(), "X-A")
	if w.Header().Get("X-A") == "b" {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Header()["X-A"] = []string{"c"}
	if w.Header().Get("X-A") == "" {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func headerOfRequest(w http.ResponseWriter, r *http.Request) {
	r.Header.Set("X-A", "b")
	if r.Header.Get("X-A") != "b" {
		http.Error(w, "x", http.StatusConflict)
	}
	if r.Header.Get("X-A") == "b" {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func headerOfRequestUnknown(w http.ResponseWriter, r *http.Request) {
	r.Header.Set("X-A", "b")
	r.Header.Set(r.Host, "c")
	if r.Header.Get("X-A") != "b" {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

type noting struct {
	http.ResponseWriter
	status int
}

// A write to a field of the writer changes no header.
func (n *noting) headerOfWriter(r *http.Request) {
	if n.Header().Get("X-A") != "" {
		return
	}
	n.status = http.StatusOK
	if n.Header().Get("X-A") != "" {
		http.Error(n, "x", http.StatusConflict)
	}
	if n.Header().Get("X-B") != "" {
		http.Error(n, "x", http.StatusConflict) // want `no return after this reply`
	}
	n.Write([]byte("x"))
}
