package order_return

import (
	"net/http"
	"net/http/httputil"
)

// Another handler is given a response whose header says that the request is denied.
func denied(w http.ResponseWriter, r *http.Request, ok bool, next http.Handler) {
	if !ok {
		w.WriteHeader(http.StatusUnauthorized) // want `^no return after this reply; line 13 calls the next handler \(missing-return\)$`
	}
	next.ServeHTTP(w, r)
}

func deniedWell(w http.ResponseWriter, r *http.Request, ok bool, next http.Handler) {
	if !ok {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	next.ServeHTTP(w, r)
}

// It writes the page for it.
func deniedWithPage(w http.ResponseWriter, r *http.Request, ok bool, page, next http.Handler) {
	if !ok {
		w.WriteHeader(http.StatusForbidden)
		page.ServeHTTP(w, r)
		return
	}
	next.ServeHTTP(w, r)
}

// The status says what the page is about, not that it must not be seen.
func notFound(w http.ResponseWriter, r *http.Request, ok bool, page http.Handler) {
	if !ok {
		w.WriteHeader(http.StatusNotFound)
	}
	page.ServeHTTP(w, r)
}

// These always reply.
func file(w http.ResponseWriter, r *http.Request, ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusForbidden) // want `no return after this reply; line 47 replies again`
	}
	http.ServeFile(w, r, "secret")
}

func proxied(w http.ResponseWriter, r *http.Request, p *httputil.ReverseProxy) {
	p.ServeHTTP(w, r) // want `no return after this reply; line 52 sends another status`
	w.WriteHeader(http.StatusAccepted)
}

func afterHeader(w http.ResponseWriter, r *http.Request, p *httputil.ReverseProxy) {
	w.WriteHeader(http.StatusAccepted)
	p.ServeHTTP(w, r) // want `the client still gets 202 Accepted`
}
