// Package middleware is a stub of gofr.dev/pkg/gofr/http/middleware for the tests, as its parent does.
package middleware

import "net/http"

type StatusResponseWriter struct {
	http.ResponseWriter
}

func (*StatusResponseWriter) WriteHeader(status int) {}
