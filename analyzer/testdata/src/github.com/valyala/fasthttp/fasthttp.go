// Package fasthttp is a stub of github.com/valyala/fasthttp for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package fasthttp

import (
	"bufio"
	"io"
	"net"
	"time"
)

const (
	StatusContinue                      = 100
	StatusSwitchingProtocols            = 101
	StatusProcessing                    = 102
	StatusEarlyHints                    = 103
	StatusOK                            = 200
	StatusCreated                       = 201
	StatusAccepted                      = 202
	StatusNonAuthoritativeInfo          = 203
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

func Get(dst []byte, url string) (_ int, _ []byte, _ error)                               { return }
func GetDeadline(dst []byte, url string, deadline time.Time) (_ int, _ []byte, _ error)   { return }
func GetTimeout(dst []byte, url string, timeout time.Duration) (_ int, _ []byte, _ error) { return }
func Post(dst []byte, url string, postArgs *Args) (_ int, _ []byte, _ error)              { return }
func StatusCodeIsRedirect(statusCode int) (_ bool)                                        { return }
func StatusMessage(statusCode int) (_ string)                                             { return }
func TimeoutWithCodeHandler(h RequestHandler, timeout time.Duration, msg string, statusCode int) (_ RequestHandler) {
	return
}

type Args struct{}

type Client struct{}

func (*Client) Get(dst []byte, url string) (_ int, _ []byte, _ error) { return }
func (*Client) GetDeadline(dst []byte, url string, deadline time.Time) (_ int, _ []byte, _ error) {
	return
}
func (*Client) GetTimeout(dst []byte, url string, timeout time.Duration) (_ int, _ []byte, _ error) {
	return
}
func (*Client) Post(dst []byte, url string, postArgs *Args) (_ int, _ []byte, _ error) { return }

type Cookie struct{}

type HijackHandler func(c net.Conn)

type HostClient struct{}

func (*HostClient) Get(dst []byte, url string) (_ int, _ []byte, _ error) { return }
func (*HostClient) GetDeadline(dst []byte, url string, deadline time.Time) (_ int, _ []byte, _ error) {
	return
}
func (*HostClient) GetTimeout(dst []byte, url string, timeout time.Duration) (_ int, _ []byte, _ error) {
	return
}
func (*HostClient) Post(dst []byte, url string, postArgs *Args) (_ int, _ []byte, _ error) { return }

type Request struct{}

type RequestCtx struct {
	Response Response
	Request  Request
}

func (*RequestCtx) EarlyHints() (_ error)                            { return }
func (*RequestCtx) Error(msg string, statusCode int)                 {}
func (*RequestCtx) Hijack(handler HijackHandler)                     {}
func (*RequestCtx) HijackSetNoResponse(noResponse bool)              {}
func (*RequestCtx) IsGet() (_ bool)                                  { return }
func (*RequestCtx) NotFound()                                        {}
func (*RequestCtx) NotModified()                                     {}
func (*RequestCtx) Path() (_ []byte)                                 { return }
func (*RequestCtx) Redirect(uri string, statusCode int)              {}
func (*RequestCtx) RedirectBytes(uri []byte, statusCode int)         {}
func (*RequestCtx) ResetBody()                                       {}
func (*RequestCtx) SendFile(path string)                             {}
func (*RequestCtx) SendFileBytes(path []byte)                        {}
func (*RequestCtx) SendFileLiteral(path string)                      {}
func (*RequestCtx) SetBody(body []byte)                              {}
func (*RequestCtx) SetBodyStream(bodyStream io.Reader, bodySize int) {}
func (*RequestCtx) SetBodyStreamWriter(sw StreamWriter)              {}
func (*RequestCtx) SetBodyString(body string)                        {}
func (*RequestCtx) SetConnectionClose()                              {}
func (*RequestCtx) SetContentType(contentType string)                {}
func (*RequestCtx) SetContentTypeBytes(contentType []byte)           {}
func (*RequestCtx) SetStatusCode(statusCode int)                     {}
func (*RequestCtx) SetUserValue(key any, value any)                  {}
func (*RequestCtx) SetUserValueBytes(key []byte, value any)          {}
func (*RequestCtx) Success(contentType string, body []byte)          {}
func (*RequestCtx) SuccessString(contentType string, body string)    {}
func (*RequestCtx) TimeoutError(msg string)                          {}
func (*RequestCtx) TimeoutErrorWithCode(msg string, statusCode int)  {}
func (*RequestCtx) TimeoutErrorWithResponse(resp *Response)          {}
func (*RequestCtx) Write(p []byte) (_ int, _ error)                  { return }
func (*RequestCtx) WriteString(s string) (_ int, _ error)            { return }

type RequestHandler func(ctx *RequestCtx)

type Response struct {
	Header ResponseHeader
}

func (*Response) AppendBody(p []byte)                              {}
func (*Response) AppendBodyString(s string)                        {}
func (*Response) BodyWriter() (_ io.Writer)                        { return }
func (*Response) Reset()                                           {}
func (*Response) ResetBody()                                       {}
func (*Response) SendFile(path string) (_ error)                   { return }
func (*Response) SetBody(body []byte)                              {}
func (*Response) SetBodyRaw(body []byte)                           {}
func (*Response) SetBodyStream(bodyStream io.Reader, bodySize int) {}
func (*Response) SetBodyStreamWriter(sw StreamWriter)              {}
func (*Response) SetBodyString(body string)                        {}
func (*Response) SetConnectionClose()                              {}
func (*Response) SetStatusCode(statusCode int)                     {}
func (*Response) StatusCode() (_ int)                              { return }
func (*Response) SwapBody(body []byte) (_ []byte)                  { return }

type ResponseHeader struct{}

func (*ResponseHeader) Add(key string, value string)                                {}
func (*ResponseHeader) AddBytesK(key []byte, value string)                          {}
func (*ResponseHeader) AddBytesKV(key []byte, value []byte)                         {}
func (*ResponseHeader) AddBytesV(key string, value []byte)                          {}
func (*ResponseHeader) AddTrailer(trailer string) (_ error)                         { return }
func (*ResponseHeader) Del(key string)                                              {}
func (*ResponseHeader) DelBytes(key []byte)                                         {}
func (*ResponseHeader) DelClientCookie(key string)                                  {}
func (*ResponseHeader) DelCookie(key string)                                        {}
func (*ResponseHeader) Set(key string, value string)                                {}
func (*ResponseHeader) SetBytesK(key []byte, value string)                          {}
func (*ResponseHeader) SetBytesKV(key []byte, value []byte)                         {}
func (*ResponseHeader) SetBytesV(key string, value []byte)                          {}
func (*ResponseHeader) SetCanonical(key []byte, value []byte)                       {}
func (*ResponseHeader) SetContentEncoding(contentEncoding string)                   {}
func (*ResponseHeader) SetContentLength(contentLength int)                          {}
func (*ResponseHeader) SetContentRange(startPos int, endPos int, contentLength int) {}
func (*ResponseHeader) SetContentType(contentType string)                           {}
func (*ResponseHeader) SetCookie(cookie *Cookie)                                    {}
func (*ResponseHeader) SetLastModified(t time.Time)                                 {}
func (*ResponseHeader) SetServer(server string)                                     {}
func (*ResponseHeader) SetStatusCode(statusCode int)                                {}
func (*ResponseHeader) SetTrailer(trailer string) (_ error)                         { return }
func (*ResponseHeader) StatusCode() (_ int)                                         { return }

type StreamWriter func(w *bufio.Writer)
