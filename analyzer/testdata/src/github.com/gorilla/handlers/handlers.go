// Package handlers is a stub of github.com/gorilla/handlers for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package handlers

import (
	"net/http"
)

func CanonicalHost(domain string, code int) (_ func(h http.Handler) http.Handler) { return }
func OptionStatusCode(code int) (_ CORSOption)                                    { return }

type CORSOption func(*cors) error

type LogFormatterParams struct {
	StatusCode int
	Size       int
}

type cors struct{}
