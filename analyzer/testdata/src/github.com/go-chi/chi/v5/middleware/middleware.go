// Package middleware is a stub of github.com/go-chi/chi/v5/middleware for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package middleware

import (
	"net/http"
	"time"
)

func NewWrapResponseWriter(w http.ResponseWriter, protoMajor int) (_ WrapResponseWriter) { return }

type LogEntry interface {
	Write(status int, bytes int, header http.Header, elapsed time.Duration, extra any)
}

type ThrottleOpts struct {
	StatusCode int
}

type WrapResponseWriter interface {
	http.ResponseWriter
	Status() int
	Unwrap() http.ResponseWriter
}
