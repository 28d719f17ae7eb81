// Package httpmock is a stub of github.com/jarcoal/httpmock for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package httpmock

import (
	"net/http"
)

func NewBytesResponder(status int, body []byte) (_ Responder)          { return }
func NewBytesResponse(status int, body []byte) (_ *http.Response)      { return }
func NewJsonResponder(status int, body any) (_ Responder, _ error)     { return }
func NewJsonResponderOrPanic(status int, body any) (_ Responder)       { return }
func NewJsonResponse(status int, body any) (_ *http.Response, _ error) { return }
func NewJsonResponseOrPanic(status int, body any) (_ *http.Response)   { return }
func NewStringResponder(status int, body string) (_ Responder)         { return }
func NewStringResponse(status int, body string) (_ *http.Response)     { return }
func NewXmlResponder(status int, body any) (_ Responder, _ error)      { return }
func NewXmlResponderOrPanic(status int, body any) (_ Responder)        { return }
func NewXmlResponse(status int, body any) (_ *http.Response, _ error)  { return }
func RegisterResponder(method string, url string, responder Responder) {}

type Responder func(*http.Request) (*http.Response, error)
