// Package gin is a stub of github.com/gin-gonic/gin for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package gin

import (
	"io"
	"net/http"

	"github.com/gin-gonic/gin/binding"
	"github.com/gin-gonic/gin/render"
)

type Context struct {
	Request *http.Request
	Writer  ResponseWriter
	Errors  errorMsgs
	Params  Params
}

type Param struct {
	Key, Value string
}

type Params []Param

func (*Context) Abort()                                         {}
func (*Context) AbortWithError(code int, err error) (_ *Error)  { return }
func (*Context) AbortWithStatus(code int)                       {}
func (*Context) AbortWithStatusJSON(code int, jsonObj any)      {}
func (*Context) AbortWithStatusPureJSON(code int, jsonObj any)  {}
func (*Context) AsciiJSON(code int, obj any)                    {}
func (*Context) BSON(code int, obj any)                         {}
func (*Context) Bind(obj any) (_ error)                         { return }
func (*Context) BindHeader(obj any) (_ error)                   { return }
func (*Context) BindJSON(obj any) (_ error)                     { return }
func (*Context) BindPlain(obj any) (_ error)                    { return }
func (*Context) BindQuery(obj any) (_ error)                    { return }
func (*Context) BindTOML(obj any) (_ error)                     { return }
func (*Context) BindUri(obj any) (_ error)                      { return }
func (*Context) BindWith(obj any, b binding.Binding) (_ error)  { return }
func (*Context) BindXML(obj any) (_ error)                      { return }
func (*Context) BindYAML(obj any) (_ error)                     { return }
func (*Context) Copy() (_ *Context)                             { return }
func (*Context) Data(code int, contentType string, data []byte) {}
func (*Context) DataFromReader(code int, contentLength int64, contentType string, reader io.Reader, extraHeaders map[string]string) {
}
func (*Context) Error(err error) (_ *Error)                        { return }
func (*Context) File(filepath string)                              {}
func (*Context) FileAttachment(filepath string, filename string)   {}
func (*Context) FileFromFS(filepath string, fs http.FileSystem)    {}
func (*Context) Get(key any) (_ any, _ bool)                       { return }
func (*Context) MustGet(key any) (_ any)                           { return }
func (*Context) GetHeader(key string) (_ string)                   { return }
func (*Context) HTML(code int, name string, obj any)               {}
func (*Context) Header(key string, value string)                   {}
func (*Context) IndentedJSON(code int, obj any)                    {}
func (*Context) JSON(code int, obj any)                            {}
func (*Context) JSONP(code int, obj any)                           {}
func (*Context) MustBindWith(obj any, b binding.Binding) (_ error) { return }
func (*Context) Negotiate(code int, config Negotiate)              {}
func (*Context) Next()                                             {}
func (*Context) Param(key string) (_ string)                       { return }
func (*Context) FullPath() (_ string)                              { return }
func (*Context) ProtoBuf(code int, obj any)                        {}
func (*Context) PureJSON(code int, obj any)                        {}
func (*Context) Query(key string) (_ string)                       { return }
func (*Context) Redirect(code int, location string)                {}
func (*Context) Render(code int, r render.Render)                  {}
func (*Context) SSEvent(name string, message any)                  {}
func (*Context) SecureJSON(code int, obj any)                      {}
func (*Context) Set(key any, value any)                            {}
func (*Context) Cookie(name string) (string, error)                { return "", nil }
func (*Context) SetCookie(name string, value string, maxAge int, path string, domain string, secure bool, httpOnly bool) {
}
func (*Context) SetCookieData(cookie *http.Cookie)             {}
func (*Context) SetSameSite(samesite http.SameSite)            {}
func (*Context) ShouldBindJSON(obj any) (_ error)              { return }
func (*Context) Status(code int)                               {}
func (*Context) Stream(step func(w io.Writer) bool) (_ bool)   { return }
func (*Context) String(code int, format string, values ...any) {}
func (*Context) TOML(code int, obj any)                        {}
func (*Context) XML(code int, obj any)                         {}
func (*Context) YAML(code int, obj any)                        {}

type errorMsgs []*Error

func (errorMsgs) Last() (_ *Error) { return }

type Error struct {
	Err  error
	Type ErrorType
}

type ErrorType uint64

const ErrorTypeBind ErrorType = 1 << 63

func (Error) Error() (_ string) { return }

type H map[string]any

type HandlerFunc func(*Context)

type LogFormatterParams struct {
	StatusCode int
}

type Negotiate struct{}

type ResponseWriter interface {
	http.ResponseWriter
	http.Hijacker
	http.Flusher
	http.CloseNotifier
	Status() int
	WriteHeaderNow()
	WriteString(string) (int, error)
}
