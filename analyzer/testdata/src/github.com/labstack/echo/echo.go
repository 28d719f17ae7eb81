// Package echo is a stub of github.com/labstack/echo (v3) for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package echo

import (
	"bufio"
	"io"
	"net"
	"net/http"
)

func NewHTTPError(code int, message ...any) (_ *HTTPError) { return }

func (*HTTPError) SetInternal(err error) (_ *HTTPError) { return }

type Context interface {
	Attachment(file string, name string) error
	Get(key string) any
	Set(key string, val any)
	Bind(i any) error
	Blob(code int, contentType string, b []byte) error
	Error(err error)
	File(file string) error
	HTML(code int, html string) error
	HTMLBlob(code int, b []byte) error
	Inline(file string, name string) error
	JSON(code int, i any) error
	JSONBlob(code int, b []byte) error
	JSONP(code int, callback string, i any) error
	JSONPBlob(code int, callback string, b []byte) error
	JSONPretty(code int, i any, indent string) error
	NoContent(code int) error
	Param(name string) string
	Path() string
	Redirect(code int, url string) error
	Render(code int, name string, data any) error
	Request() *http.Request
	Reset(r *http.Request, w http.ResponseWriter)
	Response() *Response
	Cookie(name string) (*http.Cookie, error)
	SetCookie(cookie *http.Cookie)
	Stream(code int, contentType string, r io.Reader) error
	String(code int, s string) error
	XML(code int, i any) error
	XMLBlob(code int, b []byte) error
	XMLPretty(code int, i any, indent string) error
}

type HTTPError struct {
	Code     int
	Message  any
	Internal error
}

func (*HTTPError) Error() (_ string) { return }

type HandlerFunc func(c Context) error

type Map map[string]any

type MiddlewareFunc func(next HandlerFunc) HandlerFunc

type Response struct {
	Writer    http.ResponseWriter
	Status    int
	Committed bool
}

func (*Response) Flush()                                             {}
func (*Response) Header() (_ http.Header)                            { return }
func (*Response) Hijack() (_ net.Conn, _ *bufio.ReadWriter, _ error) { return }
func (*Response) Write(b []byte) (_ int, _ error)                    { return }
func (*Response) WriteHeader(code int)                               {}

type DefaultBinder struct{}

func (*DefaultBinder) Bind(i any, c Context) (err error) { return }
