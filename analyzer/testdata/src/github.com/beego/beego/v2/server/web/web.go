// Package web is a stub of github.com/beego/beego/v2/server/web for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package web

import (
	"net/http"
	"time"

	"github.com/beego/beego/v2/server/web/context"
)

func ErrorHandler(code string, h http.HandlerFunc) (_ *HttpServer)         { return }
func Exception(errCode uint64, ctx *context.Context)                       {}
func LogAccess(ctx *context.Context, startTime *time.Time, statusCode int) {}

type Controller struct {
	Ctx *context.Context
}

func (*Controller) Abort(code string)                                                       {}
func (*Controller) CustomAbort(status int, body string)                                     {}
func (*Controller) JSONResp(data any) (_ error)                                             { return }
func (*Controller) Redirect(url string, code int)                                           {}
func (*Controller) Render() (_ error)                                                       { return }
func (*Controller) Resp(data any) (_ error)                                                 { return }
func (*Controller) ServeFormatted(encoding ...bool) (_ error)                               { return }
func (*Controller) ServeJSON(encoding ...bool) (_ error)                                    { return }
func (*Controller) ServeJSONP() (_ error)                                                   { return }
func (*Controller) ServeXML() (_ error)                                                     { return }
func (*Controller) ServeYAML() (_ error)                                                    { return }
func (*Controller) SetSecureCookie(Secret string, name string, value string, others ...any) {}
func (*Controller) StopRun()                                                                {}
func (*Controller) XMLResp(data any) (_ error)                                              { return }
func (*Controller) YamlResp(data any) (_ error)                                             { return }

type HttpServer struct{}

func (*HttpServer) LogAccess(ctx *context.Context, startTime *time.Time, statusCode int) {}
