// Package echo is as much of echo as the demo needs.
package echo

type Context interface {
	Param(name string) string
}

type HTTPError struct{}

func (*HTTPError) Error() string { return "" }

func NewHTTPError(code int, message ...any) *HTTPError { return &HTTPError{} }
