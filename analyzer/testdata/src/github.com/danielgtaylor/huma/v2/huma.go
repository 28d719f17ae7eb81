// Package huma is a stub of github.com/danielgtaylor/huma/v2 for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package huma

import (
	"context"
	"io"
)

var NewError func(status int, msg string, errs ...error) StatusError

var NewErrorWithContext func(_ Context, status int, msg string, errs ...error) StatusError

func Error400BadRequest(msg string, errs ...error) (_ StatusError)                    { return }
func Error401Unauthorized(msg string, errs ...error) (_ StatusError)                  { return }
func Error402PaymentRequired(msg string, errs ...error) (_ StatusError)               { return }
func Error403Forbidden(msg string, errs ...error) (_ StatusError)                     { return }
func Error404NotFound(msg string, errs ...error) (_ StatusError)                      { return }
func Error405MethodNotAllowed(msg string, errs ...error) (_ StatusError)              { return }
func Error406NotAcceptable(msg string, errs ...error) (_ StatusError)                 { return }
func Error407ProxyAuthRequired(msg string, errs ...error) (_ StatusError)             { return }
func Error408RequestTimeout(msg string, errs ...error) (_ StatusError)                { return }
func Error409Conflict(msg string, errs ...error) (_ StatusError)                      { return }
func Error410Gone(msg string, errs ...error) (_ StatusError)                          { return }
func Error411LengthRequired(msg string, errs ...error) (_ StatusError)                { return }
func Error412PreconditionFailed(msg string, errs ...error) (_ StatusError)            { return }
func Error413RequestEntityTooLarge(msg string, errs ...error) (_ StatusError)         { return }
func Error414RequestURITooLong(msg string, errs ...error) (_ StatusError)             { return }
func Error415UnsupportedMediaType(msg string, errs ...error) (_ StatusError)          { return }
func Error416RequestedRangeNotSatisfiable(msg string, errs ...error) (_ StatusError)  { return }
func Error417ExpectationFailed(msg string, errs ...error) (_ StatusError)             { return }
func Error418Teapot(msg string, errs ...error) (_ StatusError)                        { return }
func Error421MisdirectedRequest(msg string, errs ...error) (_ StatusError)            { return }
func Error422UnprocessableEntity(msg string, errs ...error) (_ StatusError)           { return }
func Error423Locked(msg string, errs ...error) (_ StatusError)                        { return }
func Error424FailedDependency(msg string, errs ...error) (_ StatusError)              { return }
func Error425TooEarly(msg string, errs ...error) (_ StatusError)                      { return }
func Error426UpgradeRequired(msg string, errs ...error) (_ StatusError)               { return }
func Error428PreconditionRequired(msg string, errs ...error) (_ StatusError)          { return }
func Error429TooManyRequests(msg string, errs ...error) (_ StatusError)               { return }
func Error431RequestHeaderFieldsTooLarge(msg string, errs ...error) (_ StatusError)   { return }
func Error451UnavailableForLegalReasons(msg string, errs ...error) (_ StatusError)    { return }
func Error500InternalServerError(msg string, errs ...error) (_ StatusError)           { return }
func Error501NotImplemented(msg string, errs ...error) (_ StatusError)                { return }
func Error502BadGateway(msg string, errs ...error) (_ StatusError)                    { return }
func Error503ServiceUnavailable(msg string, errs ...error) (_ StatusError)            { return }
func Error504GatewayTimeout(msg string, errs ...error) (_ StatusError)                { return }
func Error505HTTPVersionNotSupported(msg string, errs ...error) (_ StatusError)       { return }
func Error506VariantAlsoNegotiates(msg string, errs ...error) (_ StatusError)         { return }
func Error507InsufficientStorage(msg string, errs ...error) (_ StatusError)           { return }
func Error508LoopDetected(msg string, errs ...error) (_ StatusError)                  { return }
func Error510NotExtended(msg string, errs ...error) (_ StatusError)                   { return }
func Error511NetworkAuthenticationRequired(msg string, errs ...error) (_ StatusError) { return }
func Status304NotModified() (_ StatusError)                                           { return }
func WithContext(ctx Context, override context.Context) (_ Context)                   { return }
func WithValue(ctx Context, key any, value any) (_ Context)                           { return }
func WriteErr(api API, ctx Context, status int, msg string, errs ...error) (_ error)  { return }

func Register[I, O any](api API, op Operation, handler func(context.Context, *I) (*O, error)) {}

func Get[I, O any](api API, path string, handler func(context.Context, *I) (*O, error), operationHandlers ...func(o *Operation)) {
}
func Post[I, O any](api API, path string, handler func(context.Context, *I) (*O, error), operationHandlers ...func(o *Operation)) {
}
func NewGroup(api API, prefixes ...string) (_ *Group) { return }

type Group struct{ API }

type API interface {
	UseMiddleware(middlewares ...func(ctx Context, next func(Context)))
}

type Context interface {
	AppendHeader(name string, value string)
	BodyWriter() io.Writer
	SetHeader(name string, value string)
	SetStatus(code int)
	Status() int
}

type ErrorModel struct {
	Title  string
	Status int
}

type Middlewares []func(ctx Context, next func(Context))

type Operation struct {
	Method        string
	Path          string
	DefaultStatus int
	Errors        []int
	Responses     map[string]*Response
	Middlewares   Middlewares
}

type Config struct{}

type Response struct{ Description string }

type StatusError interface {
	Error() string
	GetStatus() int
}
