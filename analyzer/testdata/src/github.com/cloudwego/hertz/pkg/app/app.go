// Package app is a stub of github.com/cloudwego/hertz/pkg/app for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package app

import (
	"context"
	"io"

	"github.com/cloudwego/hertz/pkg/app/server/render"
	"github.com/cloudwego/hertz/pkg/common/errors"
	"github.com/cloudwego/hertz/pkg/network"
	"github.com/cloudwego/hertz/pkg/protocol"
)

type FS struct{}

type HandlerFunc func(c context.Context, ctx *RequestContext)

type HijackHandler func(c network.Conn)

type RequestContext struct {
	Request  protocol.Request
	Response protocol.Response
}

func (*RequestContext) Abort()                                               {}
func (*RequestContext) AbortWithError(code int, err error) (_ *errors.Error) { return }
func (*RequestContext) AbortWithMsg(msg string, statusCode int)              {}
func (*RequestContext) AbortWithStatus(code int)                             {}
func (*RequestContext) AbortWithStatusJSON(code int, jsonObj any)            {}
func (*RequestContext) Copy() (_ *RequestContext)                            { return }
func (*RequestContext) Data(code int, contentType string, data []byte)       {}
func (*RequestContext) Error(err error) (_ *errors.Error)                    { return }
func (*RequestContext) File(filepath string)                                 {}
func (*RequestContext) FileAttachment(filepath string, filename string)      {}
func (*RequestContext) FileFromFS(filepath string, fs *FS)                   {}
func (*RequestContext) Flush() (_ error)                                     { return }
func (*RequestContext) GetResponse() (_ *protocol.Response)                  { return }
func (*RequestContext) HTML(code int, name string, obj any)                  {}
func (*RequestContext) Header(key string, value string)                      {}
func (*RequestContext) Hijack(handler HijackHandler)                         {}
func (*RequestContext) IndentedJSON(code int, obj any)                       {}
func (*RequestContext) JSON(code int, obj any)                               {}
func (*RequestContext) Next(c context.Context)                               {}
func (*RequestContext) NotFound()                                            {}
func (*RequestContext) NotModified()                                         {}
func (*RequestContext) Param(key string) (_ string)                          { return }
func (*RequestContext) ProtoBuf(code int, obj any)                           {}
func (*RequestContext) PureJSON(code int, obj any)                           {}
func (*RequestContext) Redirect(statusCode int, uri []byte)                  {}
func (*RequestContext) Render(code int, r render.Render)                     {}
func (*RequestContext) Reset()                                               {}
func (*RequestContext) ResetWithoutConn()                                    {}
func (*RequestContext) Set(key string, value any)                            {}
func (*RequestContext) SetBodyStream(bodyStream io.Reader, bodySize int)     {}
func (*RequestContext) SetBodyString(body string)                            {}
func (*RequestContext) SetConnectionClose()                                  {}
func (*RequestContext) SetContentType(contentType string)                    {}
func (*RequestContext) SetContentTypeBytes(contentType []byte)               {}
func (*RequestContext) SetCookie(name string, value string, maxAge int, path string, domain string, sameSite protocol.CookieSameSite, secure bool, httpOnly bool) {
}
func (*RequestContext) SetPartitionedCookie(name string, value string, maxAge int, path string, domain string, sameSite protocol.CookieSameSite, secure bool, httpOnly bool) {
}
func (*RequestContext) SetStatusCode(statusCode int)                  {}
func (*RequestContext) Status(code int)                               {}
func (*RequestContext) String(code int, format string, values ...any) {}
func (*RequestContext) Write(p []byte) (_ int, _ error)               { return }
func (*RequestContext) WriteString(s string) (_ int, _ error)         { return }
func (*RequestContext) XML(code int, obj any)                         {}
