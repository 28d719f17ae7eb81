// Package context is a stub of github.com/beego/beego/v2/server/web/context for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package context

import (
	"bufio"
	"net"
	"net/http"
)

type BeegoOutput struct {
	Status int
}

func (*BeegoOutput) Body(content []byte) (_ error)                                        { return }
func (*BeegoOutput) ContentType(ext string)                                               {}
func (*BeegoOutput) Cookie(name string, value string, others ...any)                      {}
func (*BeegoOutput) Download(file string, filename ...string)                             {}
func (*BeegoOutput) Header(key string, val string)                                        {}
func (*BeegoOutput) JSON(data any, hasIndent bool, encoding bool) (_ error)               { return }
func (*BeegoOutput) JSONP(data any, hasIndent bool) (_ error)                             { return }
func (*BeegoOutput) ServeFormatted(data any, hasIndent bool, hasEncode ...bool) (_ error) { return }
func (*BeegoOutput) SetStatus(status int)                                                 {}
func (*BeegoOutput) XML(data any, hasIndent bool) (_ error)                               { return }
func (*BeegoOutput) YAML(data any) (_ error)                                              { return }

type Context struct {
	Output         *BeegoOutput
	Request        *http.Request
	ResponseWriter *Response
}

func (*Context) Abort(status int, body string)                                           {}
func (*Context) JSONResp(data any) (_ error)                                             { return }
func (*Context) Redirect(status int, localurl string)                                    {}
func (*Context) RenderMethodResult(result any)                                           {}
func (*Context) Resp(data any) (_ error)                                                 { return }
func (*Context) SetCookie(name string, value string, others ...any)                      {}
func (*Context) SetSecureCookie(Secret string, name string, value string, others ...any) {}
func (*Context) WriteString(content string)                                              {}
func (*Context) XMLResp(data any) (_ error)                                              { return }
func (*Context) YamlResp(data any) (_ error)                                             { return }

type Response struct {
	http.ResponseWriter
	Status int
}

func (*Response) Flush()                                             {}
func (*Response) Hijack() (_ net.Conn, _ *bufio.ReadWriter, _ error) { return }
func (*Response) Write(p []byte) (_ int, _ error)                    { return }
func (*Response) WriteHeader(code int)                               {}

type StatusCode int
