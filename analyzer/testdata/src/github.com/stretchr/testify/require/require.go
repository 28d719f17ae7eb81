// Package require is a stub of github.com/stretchr/testify/require for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package require

import (
	"net/http"
	"net/url"
)

func Contains(t TestingT, s any, contains any, msgAndArgs ...any)                         {}
func Containsf(t TestingT, s any, contains any, msg string, args ...any)                  {}
func Equal(t TestingT, expected any, actual any, msgAndArgs ...any)                       {}
func EqualError(t TestingT, theError error, errString string, msgAndArgs ...any)          {}
func EqualErrorf(t TestingT, theError error, errString string, msg string, args ...any)   {}
func EqualValues(t TestingT, expected any, actual any, msgAndArgs ...any)                 {}
func EqualValuesf(t TestingT, expected any, actual any, msg string, args ...any)          {}
func Equalf(t TestingT, expected any, actual any, msg string, args ...any)                {}
func Error(t TestingT, err error, msgAndArgs ...any)                                      {}
func ErrorAs(t TestingT, err error, target any, msgAndArgs ...any)                        {}
func ErrorAsf(t TestingT, err error, target any, msg string, args ...any)                 {}
func ErrorContains(t TestingT, theError error, contains string, msgAndArgs ...any)        {}
func ErrorContainsf(t TestingT, theError error, contains string, msg string, args ...any) {}
func ErrorIs(t TestingT, err error, target error, msgAndArgs ...any)                      {}
func ErrorIsf(t TestingT, err error, target error, msg string, args ...any)               {}
func Errorf(t TestingT, err error, msg string, args ...any)                               {}
func Exactly(t TestingT, expected any, actual any, msgAndArgs ...any)                     {}
func Exactlyf(t TestingT, expected any, actual any, msg string, args ...any)              {}
func False(t TestingT, value bool, msgAndArgs ...any)                                     {}
func Falsef(t TestingT, value bool, msg string, args ...any)                              {}
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
func Nil(t TestingT, object any, msgAndArgs ...any)                                 {}
func Nilf(t TestingT, object any, msg string, args ...any)                          {}
func NoError(t TestingT, err error, msgAndArgs ...any)                              {}
func NoErrorf(t TestingT, err error, msg string, args ...any)                       {}
func NotContains(t TestingT, s any, contains any, msgAndArgs ...any)                {}
func NotContainsf(t TestingT, s any, contains any, msg string, args ...any)         {}
func NotEqual(t TestingT, expected any, actual any, msgAndArgs ...any)              {}
func NotEqualValues(t TestingT, expected any, actual any, msgAndArgs ...any)        {}
func NotEqualValuesf(t TestingT, expected any, actual any, msg string, args ...any) {}
func NotEqualf(t TestingT, expected any, actual any, msg string, args ...any)       {}
func NotNil(t TestingT, object any, msgAndArgs ...any)                              {}
func NotNilf(t TestingT, object any, msg string, args ...any)                       {}
func True(t TestingT, value bool, msgAndArgs ...any)                                {}
func Truef(t TestingT, value bool, msg string, args ...any)                         {}

type Assertions struct{}

func (*Assertions) Contains(s any, contains any, msgAndArgs ...any)                         {}
func (*Assertions) Containsf(s any, contains any, msg string, args ...any)                  {}
func (*Assertions) Equal(expected any, actual any, msgAndArgs ...any)                       {}
func (*Assertions) EqualError(theError error, errString string, msgAndArgs ...any)          {}
func (*Assertions) EqualErrorf(theError error, errString string, msg string, args ...any)   {}
func (*Assertions) EqualValues(expected any, actual any, msgAndArgs ...any)                 {}
func (*Assertions) EqualValuesf(expected any, actual any, msg string, args ...any)          {}
func (*Assertions) Equalf(expected any, actual any, msg string, args ...any)                {}
func (*Assertions) Error(err error, msgAndArgs ...any)                                      {}
func (*Assertions) ErrorAs(err error, target any, msgAndArgs ...any)                        {}
func (*Assertions) ErrorAsf(err error, target any, msg string, args ...any)                 {}
func (*Assertions) ErrorContains(theError error, contains string, msgAndArgs ...any)        {}
func (*Assertions) ErrorContainsf(theError error, contains string, msg string, args ...any) {}
func (*Assertions) ErrorIs(err error, target error, msgAndArgs ...any)                      {}
func (*Assertions) ErrorIsf(err error, target error, msg string, args ...any)               {}
func (*Assertions) Errorf(err error, msg string, args ...any)                               {}
func (*Assertions) Exactly(expected any, actual any, msgAndArgs ...any)                     {}
func (*Assertions) Exactlyf(expected any, actual any, msg string, args ...any)              {}
func (*Assertions) False(value bool, msgAndArgs ...any)                                     {}
func (*Assertions) Falsef(value bool, msg string, args ...any)                              {}
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
func (*Assertions) Nil(object any, msgAndArgs ...any)                                 {}
func (*Assertions) Nilf(object any, msg string, args ...any)                          {}
func (*Assertions) NoError(err error, msgAndArgs ...any)                              {}
func (*Assertions) NoErrorf(err error, msg string, args ...any)                       {}
func (*Assertions) NotContains(s any, contains any, msgAndArgs ...any)                {}
func (*Assertions) NotContainsf(s any, contains any, msg string, args ...any)         {}
func (*Assertions) NotEqual(expected any, actual any, msgAndArgs ...any)              {}
func (*Assertions) NotEqualValues(expected any, actual any, msgAndArgs ...any)        {}
func (*Assertions) NotEqualValuesf(expected any, actual any, msg string, args ...any) {}
func (*Assertions) NotEqualf(expected any, actual any, msg string, args ...any)       {}
func (*Assertions) NotNil(object any, msgAndArgs ...any)                              {}
func (*Assertions) NotNilf(object any, msg string, args ...any)                       {}
func (*Assertions) True(value bool, msgAndArgs ...any)                                {}
func (*Assertions) Truef(value bool, msg string, args ...any)                         {}

type TestingT interface {
	Errorf(format string, args ...any)
	FailNow()
}
