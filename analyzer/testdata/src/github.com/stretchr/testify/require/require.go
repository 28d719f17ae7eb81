// Package require stands in for github.com/stretchr/testify/require in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package require

import (
	"net/http"
	"net/url"
)

func Contains(t TestingT, s any, contains any, msgAndArgs ...any)                {}
func Containsf(t TestingT, s any, contains any, msg string, args ...any)         {}
func Equal(t TestingT, expected any, actual any, msgAndArgs ...any)              {}
func EqualValues(t TestingT, expected any, actual any, msgAndArgs ...any)        {}
func EqualValuesf(t TestingT, expected any, actual any, msg string, args ...any) {}
func Equalf(t TestingT, expected any, actual any, msg string, args ...any)       {}
func Exactly(t TestingT, expected any, actual any, msgAndArgs ...any)            {}
func Exactlyf(t TestingT, expected any, actual any, msg string, args ...any)     {}
func HTTPError(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) {
}
func HTTPErrorf(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) {
}
func HTTPRedirect(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) {
}
func HTTPRedirectf(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) {
}
func HTTPStatusCode(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msgAndArgs ...any) {
}
func HTTPStatusCodef(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msg string, args ...any) {
}
func HTTPSuccess(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) {
}
func HTTPSuccessf(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) {
}
func New(t TestingT) (_ *Assertions)                                                { return }
func NoError(t TestingT, err error, msgAndArgs ...any)                              {}
func NotContains(t TestingT, s any, contains any, msgAndArgs ...any)                {}
func NotContainsf(t TestingT, s any, contains any, msg string, args ...any)         {}
func NotEqual(t TestingT, expected any, actual any, msgAndArgs ...any)              {}
func NotEqualValues(t TestingT, expected any, actual any, msgAndArgs ...any)        {}
func NotEqualValuesf(t TestingT, expected any, actual any, msg string, args ...any) {}
func NotEqualf(t TestingT, expected any, actual any, msg string, args ...any)       {}

type Assertions struct{}

func (*Assertions) Contains(s any, contains any, msgAndArgs ...any)                {}
func (*Assertions) Containsf(s any, contains any, msg string, args ...any)         {}
func (*Assertions) Equal(expected any, actual any, msgAndArgs ...any)              {}
func (*Assertions) EqualValues(expected any, actual any, msgAndArgs ...any)        {}
func (*Assertions) EqualValuesf(expected any, actual any, msg string, args ...any) {}
func (*Assertions) Equalf(expected any, actual any, msg string, args ...any)       {}
func (*Assertions) Exactly(expected any, actual any, msgAndArgs ...any)            {}
func (*Assertions) Exactlyf(expected any, actual any, msg string, args ...any)     {}
func (*Assertions) HTTPError(handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) {
}
func (*Assertions) HTTPErrorf(handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) {
}
func (*Assertions) HTTPRedirect(handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) {
}
func (*Assertions) HTTPRedirectf(handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) {
}
func (*Assertions) HTTPStatusCode(handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msgAndArgs ...any) {
}
func (*Assertions) HTTPStatusCodef(handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msg string, args ...any) {
}
func (*Assertions) HTTPSuccess(handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) {
}
func (*Assertions) HTTPSuccessf(handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) {
}
func (*Assertions) NotContains(s any, contains any, msgAndArgs ...any)                {}
func (*Assertions) NotContainsf(s any, contains any, msg string, args ...any)         {}
func (*Assertions) NotEqual(expected any, actual any, msgAndArgs ...any)              {}
func (*Assertions) NotEqualValues(expected any, actual any, msgAndArgs ...any)        {}
func (*Assertions) NotEqualValuesf(expected any, actual any, msg string, args ...any) {}
func (*Assertions) NotEqualf(expected any, actual any, msg string, args ...any)       {}

type TestingT interface {
	Errorf(format string, args ...any)
	FailNow()
}
