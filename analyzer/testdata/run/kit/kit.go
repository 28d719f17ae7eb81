// Package kit has what generated handlers call.
package kit

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

type logKey struct{}

// WithLog returns a request whose handlers log to lines.
func WithLog(r *http.Request, lines *[]string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), logKey{}, lines))
}

// Log notes that a handler came by.
func Log(r *http.Request, text string) {
	if lines, ok := r.Context().Value(logKey{}).(*[]string); ok {
		*lines = append(*lines, text)
	}
}

// Load fails if the request wants it to.
func Load(r *http.Request) error {
	if r.Header.Get("X-Fail") != "" {
		return errors.New("no such thing")
	}
	return nil
}

// Fail is a complete reply.
func Fail(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(text)
}

// Check replies to some requests, and does not say so.
func Check(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Deny") != "" {
		http.Error(w, "denied", http.StatusForbidden)
	}
}

// Valid replies to some requests, and then it returns false.
func Valid(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("X-Deny") != "" {
		http.Error(w, "denied", http.StatusForbidden)
		return false
	}
	return true
}

// Typed sets a field of the header.
func Typed(w http.ResponseWriter) { w.Header().Set("Content-Type", "text/css") }

// Page sets a field, and sends content.
func Page(w http.ResponseWriter, text string) {
	w.Header().Set("X-Page", text)
	w.Write([]byte(text))
}

// Session replies to a request.
type Session struct{ W http.ResponseWriter }

// Refuse is a complete reply.
func (s *Session) Refuse() { http.Error(s.W, "refused", http.StatusUnauthorized) }

// Next is another handler.
var Next http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Next", "1")
	w.Write([]byte("next"))
})
