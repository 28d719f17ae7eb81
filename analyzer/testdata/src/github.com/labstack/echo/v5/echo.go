// Package echo is a stub of github.com/labstack/echo/v5 for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package echo

import (
	"bufio"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
)

func NewHTTPError(code int, message string) (_ *HTTPError)                 { return }
func NewResponse(w http.ResponseWriter, logger *slog.Logger) (_ *Response) { return }
func StatusCode(err error) (_ int)                                         { return }
func UnwrapResponse(rw http.ResponseWriter) (_ *Response, _ error)         { return }

func (HTTPError) Wrap(err error) (_ error) { return }

type Context struct{}

func (*Context) Get(key string) (_ any)                                     { return }
func (*Context) Set(key string, val any)                                    {}
func (*Context) Attachment(file string, name string) (_ error)              { return }
func (*Context) Bind(i any) (_ error)                                       { return }
func (*Context) Blob(code int, contentType string, b []byte) (_ error)      { return }
func (*Context) File(file string) (_ error)                                 { return }
func (*Context) FileFS(file string, filesystem fs.FS) (_ error)             { return }
func (*Context) HTML(code int, html string) (_ error)                       { return }
func (*Context) HTMLBlob(code int, b []byte) (_ error)                      { return }
func (*Context) Inline(file string, name string) (_ error)                  { return }
func (*Context) JSON(code int, i any) (_ error)                             { return }
func (*Context) JSONBlob(code int, b []byte) (_ error)                      { return }
func (*Context) JSONP(code int, callback string, i any) (_ error)           { return }
func (*Context) JSONPBlob(code int, callback string, b []byte) (_ error)    { return }
func (*Context) JSONPretty(code int, i any, indent string) (_ error)        { return }
func (*Context) NoContent(code int) (_ error)                               { return }
func (*Context) Param(name string) (_ string)                               { return }
func (*Context) Path() (_ string)                                           { return }
func (*Context) Redirect(code int, url string) (_ error)                    { return }
func (*Context) Render(code int, name string, data any) (_ error)           { return }
func (*Context) Request() (_ *http.Request)                                 { return }
func (*Context) Reset(r *http.Request, w http.ResponseWriter)               {}
func (*Context) Response() (_ http.ResponseWriter)                          { return }
func (*Context) Cookie(name string) (*http.Cookie, error)                   { return nil, nil }
func (*Context) SetCookie(cookie *http.Cookie)                              {}
func (*Context) SetResponse(r http.ResponseWriter)                          {}
func (*Context) Stream(code int, contentType string, r io.Reader) (_ error) { return }
func (*Context) String(code int, s string) (_ error)                        { return }
func (*Context) XML(code int, i any) (_ error)                              { return }
func (*Context) XMLBlob(code int, b []byte) (_ error)                       { return }
func (*Context) XMLPretty(code int, i any, indent string) (_ error)         { return }

type HTTPError struct {
	Code    int
	Message string
}

func (*HTTPError) Error() (_ string)   { return }
func (*HTTPError) StatusCode() (_ int) { return }

type HTTPStatusCoder interface {
	StatusCode() int
}

type HandlerFunc func(c *Context) error

type Response struct {
	http.ResponseWriter
	Status    int
	Committed bool
}

func (*Response) Flush()                                             {}
func (*Response) Hijack() (_ net.Conn, _ *bufio.ReadWriter, _ error) { return }
func (*Response) Unwrap() (_ http.ResponseWriter)                    { return }
func (*Response) Write(b []byte) (_ int, _ error)                    { return }
func (*Response) WriteHeader(code int)                               {}

type DefaultBinder struct{}

func (*DefaultBinder) Bind(c *Context, target any) (err error) { return }
