// Package fiber is a stub of github.com/gofiber/fiber/v2 for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package fiber

import (
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

type Cookie struct{}

type Ctx struct{}

func (*Ctx) Append(field string, values ...string)                                 {}
func (*Ctx) Attachment(filename ...string)                                         {}
func (*Ctx) Bind(vars Map) (_ error)                                               { return }
func (*Ctx) BodyParser(out any) (_ error)                                          { return }
func (*Ctx) ClearCookie(key ...string)                                             {}
func (*Ctx) Context() (_ *fasthttp.RequestCtx)                                     { return }
func (*Ctx) Cookie(cookie *Cookie)                                                 {}
func (*Ctx) CookieParser(out any) (_ error)                                        { return }
func (*Ctx) Download(file string, filename ...string) (_ error)                    { return }
func (*Ctx) FormFile(key string) (_ *multipart.FileHeader, _ error)                { return }
func (*Ctx) Format(body any) (_ error)                                             { return }
func (*Ctx) JSON(data any, ctype ...string) (_ error)                              { return }
func (*Ctx) JSONP(data any, callback ...string) (_ error)                          { return }
func (*Ctx) Links(link ...string)                                                  {}
func (*Ctx) Locals(key any, value ...any) (_ any)                                  { return }
func (*Ctx) Location(path string)                                                  {}
func (*Ctx) MultipartForm() (_ *multipart.Form, _ error)                           { return }
func (*Ctx) Next() (_ error)                                                       { return }
func (*Ctx) Path(override ...string) (_ string)                                    { return }
func (*Ctx) Method(override ...string) (_ string)                                  { return }
func (*Ctx) Params(key string, defaultValue ...string) (_ string)                  { return }
func (*Ctx) Query(key string, defaultValue ...string) (_ string)                   { return }
func (*Ctx) ParamsInt(key string, defaultValue ...int) (_ int, _ error)            { return }
func (*Ctx) ParamsParser(out any) (_ error)                                        { return }
func (*Ctx) QueryParser(out any) (_ error)                                         { return }
func (*Ctx) Redirect(location string, status ...int) (_ error)                     { return }
func (*Ctx) RedirectBack(fallback string, status ...int) (_ error)                 { return }
func (*Ctx) RedirectToRoute(routeName string, params Map, status ...int) (_ error) { return }
func (*Ctx) Render(name string, bind any, layouts ...string) (_ error)             { return }
func (*Ctx) ReqHeaderParser(out any) (_ error)                                     { return }
func (*Ctx) Response() (_ *fasthttp.Response)                                      { return }
func (*Ctx) RestartRouting() (_ error)                                             { return }
func (*Ctx) SaveFile(fileheader *multipart.FileHeader, path string) (_ error)      { return }
func (*Ctx) Send(body []byte) (_ error)                                            { return }
func (*Ctx) SendFile(file string, compress ...bool) (_ error)                      { return }
func (*Ctx) SendStatus(status int) (_ error)                                       { return }
func (*Ctx) SendStream(stream io.Reader, size ...int) (_ error)                    { return }
func (*Ctx) SendString(body string) (_ error)                                      { return }
func (*Ctx) Set(key string, val string)                                            {}
func (*Ctx) Status(status int) (_ *Ctx)                                            { return }
func (*Ctx) Type(extension string, charset ...string) (_ *Ctx)                     { return }
func (*Ctx) Vary(fields ...string)                                                 {}
func (*Ctx) Write(p []byte) (_ int, _ error)                                       { return }
func (*Ctx) WriteString(s string) (_ int, _ error)                                 { return }
func (*Ctx) Writef(f string, a ...any) (_ int, _ error)                            { return }
func (*Ctx) XML(data any) (_ error)                                                { return }

type Error struct {
	Code    int
	Message string
}

func (*Error) Error() (_ string) { return }

type Handler = func(*Ctx) error

type Map map[string]any
