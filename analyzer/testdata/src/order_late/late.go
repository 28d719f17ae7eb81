// Package order_late has header fields that are set too late.
package order_late

import (
	"net/http"
)

func set(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "application/json") // want `Content-Type is never sent: the header went out at line 9; set it before \(late-header\)`
	w.Write([]byte("{}"))
}

func either(w http.ResponseWriter, ok bool) {
	if ok {
		w.WriteHeader(http.StatusOK)
	} else {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	w.Header().Add("X-State", "known") // want `X-State is never sent: the header went out at line 16`
}

func variable(w http.ResponseWriter) {
	h := w.Header()
	w.Write([]byte("x"))
	h["X-A"] = []string{"1"}                               // want `X-A is never sent`
	h.Del("X-B")                                           // want `X-B is never sent`
	http.SetCookie(w, &http.Cookie{Name: "n", Value: "v"}) // want `Set-Cookie is never sent`
}

func afterReply(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", http.StatusBadRequest)
	w.Header().Set("Content-Type", "application/json") // want `Content-Type is never sent`
}

func afterRedirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/", http.StatusFound)
	w.Header().Set("Cache-Control", "no-store") // want `Cache-Control is never sent`
}

func headers(w http.ResponseWriter) { w.Header().Set("Access-Control-Allow-Origin", "*") }

func throughHelper(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	headers(w) // want `Access-Control-Allow-Origin, set by headers at line 41, is never sent`
}

// One defect, one finding: the missing return.
func unreturned(w http.ResponseWriter, ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `\(missing-return\)`
	}
	w.Header().Set("Content-Type", "text/plain")
	w.Write([]byte("ok"))
}

// A closure of the handler.
func inClosure(w http.ResponseWriter) {
	reply := func(status int) {
		w.WriteHeader(status)
		w.Header().Set("Content-Type", "text/html") // want `Content-Type is never sent`
	}
	reply(200)
}

// Trailers are sent after the content.
func declared(w http.ResponseWriter) {
	w.Header().Set("Trailer", "X-Sum")
	w.WriteHeader(http.StatusOK)
	w.Header().Set("X-Sum", "1")
}

func added(w http.ResponseWriter) {
	w.Header().Add("Trailer", "X-Sum, X-Count")
	w.Write([]byte("x"))
	w.Header().Set("X-Count", "1")
}

func prefixed(w http.ResponseWriter) {
	w.Write([]byte("x"))
	w.Header().Set(http.TrailerPrefix+"X-Sum", "1")
	w.Header()[http.TrailerPrefix+"X-Count"] = []string{"1"}
}

// Names that are no constants may be those of trailers.
func copied(w http.ResponseWriter, resp *http.Response) {
	w.WriteHeader(resp.StatusCode)
	for k, v := range resp.Trailer {
		w.Header()[k] = v
	}
}

// Reading is no change.
func reading(w http.ResponseWriter) string {
	w.WriteHeader(http.StatusOK)
	return w.Header().Get("Content-Type")
}

// Other header maps are not the response's.
func others(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	r.Header.Set("X-Seen", "1")
	h := http.Header{}
	h.Set("X-A", "1")
}

var contentType = http.CanonicalHeaderKey("content-type")

func named(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set(contentType, "text/plain") // want `content-type is never sent`
}
