// Package ghttp is a stub of github.com/onsi/gomega/ghttp for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package ghttp

import (
	"net/http"
)

func NewServer() (_ *Server) { return }
func RespondWith(statusCode int, body any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}
func RespondWithJSONEncoded(statusCode int, object any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}
func RespondWithJSONEncodedPtr(statusCode *int, object any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}
func RespondWithPtr(statusCode *int, body any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}

type GHTTPWithGomega struct{}

func (GHTTPWithGomega) RespondWith(statusCode int, body any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}
func (GHTTPWithGomega) RespondWithJSONEncoded(statusCode int, object any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}
func (GHTTPWithGomega) RespondWithJSONEncodedPtr(statusCode *int, object any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}
func (GHTTPWithGomega) RespondWithPtr(statusCode *int, body any, optionalHeader ...http.Header) (_ http.HandlerFunc) {
	return
}

type Server struct {
	UnhandledRequestStatusCode int
}

func (*Server) AppendHandlers(handlers ...http.HandlerFunc)  {}
func (*Server) GetUnhandledRequestStatusCode() (_ int)       { return }
func (*Server) SetUnhandledRequestStatusCode(statusCode int) {}
func (*Server) URL() (_ string)                              { return }
