// Package fiber is a stub of github.com/gofiber/fiber/v3 for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package fiber

import (
	"bufio"
	"io"
	"mime/multipart"

	"github.com/valyala/fasthttp"
)

const (
	StatusContinue                      = 100
	StatusSwitchingProtocols            = 101
	StatusProcessing                    = 102
	StatusEarlyHints                    = 103
	StatusOK                            = 200
	StatusCreated                       = 201
	StatusAccepted                      = 202
	StatusNonAuthoritativeInformation   = 203
	StatusNoContent                     = 204
	StatusResetContent                  = 205
	StatusPartialContent                = 206
	StatusMultiStatus                   = 207
	StatusAlreadyReported               = 208
	StatusIMUsed                        = 226
	StatusMultipleChoices               = 300
	StatusMovedPermanently              = 301
	StatusFound                         = 302
	StatusSeeOther                      = 303
	StatusNotModified                   = 304
	StatusUseProxy                      = 305
	StatusSwitchProxy                   = 306
	StatusTemporaryRedirect             = 307
	StatusPermanentRedirect             = 308
	StatusBadRequest                    = 400
	StatusUnauthorized                  = 401
	StatusPaymentRequired               = 402
	StatusForbidden                     = 403
	StatusNotFound                      = 404
	StatusMethodNotAllowed              = 405
	StatusNotAcceptable                 = 406
	StatusProxyAuthRequired             = 407
	StatusRequestTimeout                = 408
	StatusConflict                      = 409
	StatusGone                          = 410
	StatusLengthRequired                = 411
	StatusPreconditionFailed            = 412
	StatusRequestEntityTooLarge         = 413
	StatusRequestURITooLong             = 414
	StatusUnsupportedMediaType          = 415
	StatusRequestedRangeNotSatisfiable  = 416
	StatusExpectationFailed             = 417
	StatusTeapot                        = 418
	StatusMisdirectedRequest            = 421
	StatusUnprocessableEntity           = 422
	StatusLocked                        = 423
	StatusFailedDependency              = 424
	StatusTooEarly                      = 425
	StatusUpgradeRequired               = 426
	StatusPreconditionRequired          = 428
	StatusTooManyRequests               = 429
	StatusRequestHeaderFieldsTooLarge   = 431
	StatusUnavailableForLegalReasons    = 451
	StatusInternalServerError           = 500
	StatusNotImplemented                = 501
	StatusBadGateway                    = 502
	StatusServiceUnavailable            = 503
	StatusGatewayTimeout                = 504
	StatusHTTPVersionNotSupported       = 505
	StatusVariantAlsoNegotiates         = 506
	StatusInsufficientStorage           = 507
	StatusLoopDetected                  = 508
	StatusNotExtended                   = 510
	StatusNetworkAuthenticationRequired = 511
)

func NewError(code int, message ...string) (_ *Error) { return }
func NewErrorf(code int, message ...any) (_ *Error)   { return }

type Cookie struct{}

type Ctx interface {
	Append(field string, values ...string)
	Attachment(filename ...string)
	AutoFormat(body any) error
	Bind() *Bind
	CBOR(data any, ctype ...string) error
	ClearCookie(key ...string)
	Cookie(cookie *Cookie)
	Download(file string, filename ...string) error
	Drop() error
	End() error
	FormFile(key string) (*multipart.FileHeader, error)
	Format(handlers ...ResFmt) error
	JSON(data any, ctype ...string) error
	JSONP(data any, callback ...string) error
	Links(link ...string)
	Location(path string)
	MsgPack(data any, ctype ...string) error
	MultipartForm() (*multipart.Form, error)
	Next() error
	Locals(key any, value ...any) any
	Params(key string, defaultValue ...string) string
	Redirect() *Redirect
	Render(name string, bind any, layouts ...string) error
	RequestCtx() *fasthttp.RequestCtx
	Res() Res
	Response() *fasthttp.Response
	RestartRouting() error
	SaveFile(fileheader *multipart.FileHeader, path string) error
	Send(body []byte) error
	SendEarlyHints(hints []string) error
	SendFile(file string, config ...SendFile) error
	SendStatus(status int) error
	SendStream(stream io.Reader, size ...int) error
	SendStreamWriter(streamWriter func(*bufio.Writer)) error
	SendString(body string) error
	Set(key string, val string)
	Status(status int) Ctx
	Type(extension string, charset ...string) Ctx
	Vary(fields ...string)
	ViewBind(vars Map) error
	Write(p []byte) (int, error)
	WriteString(s string) (int, error)
	Writef(f string, a ...any) (int, error)
	XML(data any) error
}

type DefaultCtx struct{}

func (*DefaultCtx) Status(status int) (_ Ctx) { return }

type DefaultRes struct{}

func (*DefaultRes) SendStatus(status int) (_ error) { return }
func (*DefaultRes) Status(status int) (_ Ctx)       { return }

type Error struct {
	Message string
	Code    int
}

func (*Error) Error() (_ string) { return }

type Handler = func(Ctx) error

type Map map[string]any

type Bind struct{}

func (*Bind) All(out any) (_ error)                  { return }
func (*Bind) Body(out any) (_ error)                 { return }
func (*Bind) CBOR(out any) (_ error)                 { return }
func (*Bind) Cookie(out any) (_ error)               { return }
func (*Bind) Custom(name string, dest any) (_ error) { return }
func (*Bind) Form(out any) (_ error)                 { return }
func (*Bind) Header(out any) (_ error)               { return }
func (*Bind) JSON(out any) (_ error)                 { return }
func (*Bind) MsgPack(out any) (_ error)              { return }
func (*Bind) Query(out any) (_ error)                { return }
func (*Bind) RespHeader(out any) (_ error)           { return }
func (*Bind) URI(out any) (_ error)                  { return }
func (*Bind) XML(out any) (_ error)                  { return }

type Redirect struct{}

func (*Redirect) Back(fallback ...string) (_ error)                           { return }
func (*Redirect) Route(name string, config ...RedirectConfig) (_ error)       { return }
func (*Redirect) Status(code int) (_ *Redirect)                               { return }
func (*Redirect) To(location string) (_ error)                                { return }
func (*Redirect) With(key string, value string, level ...uint8) (_ *Redirect) { return }
func (*Redirect) WithInput() (_ *Redirect)                                    { return }

type RedirectConfig struct{}

type Res interface {
	Append(field string, values ...string)
	Attachment(filename ...string)
	AutoFormat(body any) error
	CBOR(data any, ctype ...string) error
	ClearCookie(key ...string)
	Cookie(cookie *Cookie)
	Download(file string, filename ...string) error
	Drop() error
	End() error
	Format(handlers ...ResFmt) error
	JSON(data any, ctype ...string) error
	JSONP(data any, callback ...string) error
	Links(link ...string)
	Location(path string)
	MsgPack(data any, ctype ...string) error
	Redirect() *Redirect
	Render(name string, bind any, layouts ...string) error
	RequestCtx() *fasthttp.RequestCtx
	Response() *fasthttp.Response
	Send(body []byte) error
	SendEarlyHints(hints []string) error
	SendFile(file string, config ...SendFile) error
	SendStatus(status int) error
	SendStream(stream io.Reader, size ...int) error
	SendStreamWriter(streamWriter func(*bufio.Writer)) error
	SendString(body string) error
	Set(key string, val string)
	Status(status int) Ctx
	Type(extension string, charset ...string) Ctx
	Vary(fields ...string)
	ViewBind(vars Map) error
	Write(p []byte) (int, error)
	WriteString(s string) (int, error)
	Writef(f string, a ...any) (int, error)
	XML(data any) error
}

type ResFmt struct{}

type SendFile struct{}

type App struct{}

type Config struct{}

type Router interface{}

func New(config ...Config) (_ *App) { return }

func DefaultErrorHandler(c Ctx, err error) (_ error) { return }

func (*App) Get(path string, handler any, handlers ...any) (_ Router)  { return }
func (*App) Post(path string, handler any, handlers ...any) (_ Router) { return }
