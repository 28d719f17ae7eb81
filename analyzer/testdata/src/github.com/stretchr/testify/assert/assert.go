// Package assert is a stub of github.com/stretchr/testify/assert for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package assert

import (
	"net/http"
	"net/url"
)

func Contains(t TestingT, s any, contains any, msgAndArgs ...any) (_ bool)                { return }
func Containsf(t TestingT, s any, contains any, msg string, args ...any) (_ bool)         { return }
func Equal(t TestingT, expected any, actual any, msgAndArgs ...any) (_ bool)              { return }
func EqualValues(t TestingT, expected any, actual any, msgAndArgs ...any) (_ bool)        { return }
func EqualValuesf(t TestingT, expected any, actual any, msg string, args ...any) (_ bool) { return }
func Equalf(t TestingT, expected any, actual any, msg string, args ...any) (_ bool)       { return }
func Exactly(t TestingT, expected any, actual any, msgAndArgs ...any) (_ bool)            { return }
func Exactlyf(t TestingT, expected any, actual any, msg string, args ...any) (_ bool)     { return }
func Greater(t TestingT, e1 any, e2 any, msgAndArgs ...any) (_ bool)                      { return }
func HTTPError(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) (_ bool) {
	return
}
func HTTPErrorf(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) (_ bool) {
	return
}
func HTTPRedirect(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) (_ bool) {
	return
}
func HTTPRedirectf(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) (_ bool) {
	return
}
func HTTPStatusCode(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msgAndArgs ...any) (_ bool) {
	return
}
func HTTPStatusCodef(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msg string, args ...any) (_ bool) {
	return
}
func HTTPSuccess(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) (_ bool) {
	return
}
func HTTPSuccessf(t TestingT, handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) (_ bool) {
	return
}
func New(t TestingT) (_ *Assertions)                                                         { return }
func NoError(t TestingT, err error, msgAndArgs ...any) (_ bool)                              { return }
func NotContains(t TestingT, s any, contains any, msgAndArgs ...any) (_ bool)                { return }
func NotContainsf(t TestingT, s any, contains any, msg string, args ...any) (_ bool)         { return }
func NotEqual(t TestingT, expected any, actual any, msgAndArgs ...any) (_ bool)              { return }
func NotEqualValues(t TestingT, expected any, actual any, msgAndArgs ...any) (_ bool)        { return }
func NotEqualValuesf(t TestingT, expected any, actual any, msg string, args ...any) (_ bool) { return }
func NotEqualf(t TestingT, expected any, actual any, msg string, args ...any) (_ bool)       { return }
func ObjectsAreEqual(expected any, actual any) (_ bool)                                      { return }
func ObjectsAreEqualValues(expected any, actual any) (_ bool)                                { return }
func True(t TestingT, value bool, msgAndArgs ...any) (_ bool)                                { return }

type Assertions struct{}

func (*Assertions) Contains(s any, contains any, msgAndArgs ...any) (_ bool)                { return }
func (*Assertions) Containsf(s any, contains any, msg string, args ...any) (_ bool)         { return }
func (*Assertions) Equal(expected any, actual any, msgAndArgs ...any) (_ bool)              { return }
func (*Assertions) EqualValues(expected any, actual any, msgAndArgs ...any) (_ bool)        { return }
func (*Assertions) EqualValuesf(expected any, actual any, msg string, args ...any) (_ bool) { return }
func (*Assertions) Equalf(expected any, actual any, msg string, args ...any) (_ bool)       { return }
func (*Assertions) Exactly(expected any, actual any, msgAndArgs ...any) (_ bool)            { return }
func (*Assertions) Exactlyf(expected any, actual any, msg string, args ...any) (_ bool)     { return }
func (*Assertions) HTTPError(handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) (_ bool) {
	return
}
func (*Assertions) HTTPErrorf(handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) (_ bool) {
	return
}
func (*Assertions) HTTPRedirect(handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) (_ bool) {
	return
}
func (*Assertions) HTTPRedirectf(handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) (_ bool) {
	return
}
func (*Assertions) HTTPStatusCode(handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msgAndArgs ...any) (_ bool) {
	return
}
func (*Assertions) HTTPStatusCodef(handler http.HandlerFunc, method string, url string, values url.Values, statuscode int, msg string, args ...any) (_ bool) {
	return
}
func (*Assertions) HTTPSuccess(handler http.HandlerFunc, method string, url string, values url.Values, msgAndArgs ...any) (_ bool) {
	return
}
func (*Assertions) HTTPSuccessf(handler http.HandlerFunc, method string, url string, values url.Values, msg string, args ...any) (_ bool) {
	return
}
func (*Assertions) NotContains(s any, contains any, msgAndArgs ...any) (_ bool)         { return }
func (*Assertions) NotContainsf(s any, contains any, msg string, args ...any) (_ bool)  { return }
func (*Assertions) NotEqual(expected any, actual any, msgAndArgs ...any) (_ bool)       { return }
func (*Assertions) NotEqualValues(expected any, actual any, msgAndArgs ...any) (_ bool) { return }
func (*Assertions) NotEqualValuesf(expected any, actual any, msg string, args ...any) (_ bool) {
	return
}
func (*Assertions) NotEqualf(expected any, actual any, msg string, args ...any) (_ bool) { return }

type TestingT interface {
	Errorf(format string, args ...any)
}
