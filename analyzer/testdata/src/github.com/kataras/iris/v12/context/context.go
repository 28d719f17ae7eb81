// Package context is a stub of github.com/kataras/iris/v12/context for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package context

import (
	"io"
	"net/http"
	"time"
)

var StatusCodeNotSuccessful func(statusCode int) bool

func StatusText(code int) (_ string) { return }

type Component interface{}

type Context struct{}

func (*Context) Binary(data []byte) (_ int, _ error)                         { return }
func (*Context) CompressWriter(enable bool) (_ error)                        { return }
func (*Context) ContentType(cType string)                                    {}
func (*Context) Do(handlers []func(*Context))                                {}
func (*Context) Exec(method string, path string)                             {}
func (*Context) GetStatusCode() (_ int)                                      { return }
func (*Context) HTML(format string, args ...any) (_ int, _ error)            { return }
func (*Context) Header(name string, value string)                            {}
func (*Context) JSON(v any, opts ...JSON) (_ error)                          { return }
func (*Context) JSONP(v any, opts ...JSONP) (_ error)                        { return }
func (*Context) Markdown(markdownB []byte, opts ...Markdown) (_ error)       { return }
func (*Context) MsgPack(v any) (_ int, _ error)                              { return }
func (*Context) Negotiate(v any) (_ int, _ error)                            { return }
func (*Context) Next()                                                       {}
func (*Context) NextOr(handlers ...func(*Context)) (_ bool)                  { return }
func (*Context) NextOrNotFound() (_ bool)                                    { return }
func (*Context) NotFound()                                                   {}
func (*Context) Problem(v any, opts ...ProblemOptions) (_ error)             { return }
func (*Context) Proceed(h func(*Context)) (_ bool)                           { return }
func (*Context) ProceedAndReportIfStopped(h func(*Context)) (_ bool, _ bool) { return }
func (*Context) Record()                                                     {}
func (*Context) Recorder() (_ *ResponseRecorder)                             { return }
func (*Context) Redirect(urlToRedirect string, statusHeader ...int)          {}
func (*Context) RemoveCookie(name string, options ...CookieOption)           {}
func (*Context) Render(statusCode int, r interface {
	Render(http.ResponseWriter) error
	WriteContentType(w http.ResponseWriter)
}) {
}
func (*Context) RenderComponent(component Component) (_ error)        { return }
func (*Context) ResetResponseWriter(newResponseWriter ResponseWriter) {}
func (*Context) ResponseWriter() (_ ResponseWriter)                   { return }
func (*Context) SendFile(src string, destName string) (_ error)       { return }
func (*Context) SendFileWithRate(src string, destName string, limit float64, burst int) (_ error) {
	return
}
func (*Context) ServeFile(filename string) (_ error)                                   { return }
func (*Context) ServeFileWithRate(filename string, limit float64, burst int) (_ error) { return }
func (*Context) SetCookie(cookie *http.Cookie, options ...CookieOption)                {}
func (*Context) SetCookieKV(name string, value string, options ...CookieOption)        {}
func (*Context) SetErr(err error)                                                      {}
func (*Context) SetErrPrivate(err error)                                               {}
func (*Context) SetID(id any)                                                          {}
func (*Context) SetLastModified(modtime time.Time)                                     {}
func (*Context) Skip()                                                                 {}
func (*Context) StatusCode(statusCode int)                                             {}
func (*Context) StopExecution()                                                        {}
func (*Context) StopWithError(statusCode int, err error)                               {}
func (*Context) StopWithJSON(statusCode int, jsonObject any) (_ error)                 { return }
func (*Context) StopWithPlainError(statusCode int, err error)                          {}
func (*Context) StopWithProblem(statusCode int, problem Problem) (_ error)             { return }
func (*Context) StopWithStatus(statusCode int)                                         {}
func (*Context) StopWithText(statusCode int, format string, args ...any)               {}
func (*Context) StreamWriter(writer func(w io.Writer) error) (_ error)                 { return }
func (*Context) Text(format string, args ...any) (_ int, _ error)                      { return }
func (*Context) TextYAML(v any) (_ error)                                              { return }
func (*Context) UpsertCookie(cookie *http.Cookie, options ...CookieOption) (_ bool)    { return }
func (*Context) View(filename string, optionalViewModel ...any) (_ error)              { return }
func (*Context) ViewData(key string, value any)                                        {}
func (*Context) ViewLayout(layoutTmplFile string)                                      {}
func (*Context) Write(rawBody []byte) (_ int, _ error)                                 { return }
func (*Context) WriteNotModified()                                                     {}
func (*Context) WriteString(body string) (_ int, _ error)                              { return }
func (*Context) WriteWithExpiration(body []byte, modtime time.Time) (_ int, _ error)   { return }
func (*Context) Writef(format string, a ...any) (_ int, _ error)                       { return }
func (*Context) XML(v any, opts ...XML) (_ error)                                      { return }
func (*Context) YAML(v any) (_ error)                                                  { return }

type CookieOption func(ctx *Context, c *http.Cookie, op uint8)

type JSON struct{}

type JSONP struct{}

type Markdown struct{}

type Problem map[string]any

func (Problem) Error() (_ string)                 { return }
func (Problem) Status(statusCode int) (_ Problem) { return }

type ProblemOptions struct{}

type ResponseRecorder struct{}

type ResponseWriter interface {
	http.ResponseWriter
	Flush()
	FlushResponse()
	Naive() http.ResponseWriter
	StatusCode() int
}

type XML struct{}
