package gin

import "net/http"

type IRoutes interface {
	Use(...HandlerFunc) IRoutes
	Handle(string, string, ...HandlerFunc) IRoutes
	Any(string, ...HandlerFunc) IRoutes
	GET(string, ...HandlerFunc) IRoutes
	POST(string, ...HandlerFunc) IRoutes
	DELETE(string, ...HandlerFunc) IRoutes
	PUT(string, ...HandlerFunc) IRoutes
	Static(string, string) IRoutes
	StaticFile(string, string) IRoutes
}

type IRouter interface {
	IRoutes
	Group(string, ...HandlerFunc) *RouterGroup
}

type RouterGroup struct{ root bool }

func (*RouterGroup) Use(middleware ...HandlerFunc) (_ IRoutes) { return }
func (*RouterGroup) Handle(httpMethod, relativePath string, handlers ...HandlerFunc) (_ IRoutes) {
	return
}
func (*RouterGroup) Any(relativePath string, handlers ...HandlerFunc) (_ IRoutes)        { return }
func (*RouterGroup) GET(relativePath string, handlers ...HandlerFunc) (_ IRoutes)        { return }
func (*RouterGroup) POST(relativePath string, handlers ...HandlerFunc) (_ IRoutes)       { return }
func (*RouterGroup) DELETE(relativePath string, handlers ...HandlerFunc) (_ IRoutes)     { return }
func (*RouterGroup) PUT(relativePath string, handlers ...HandlerFunc) (_ IRoutes)        { return }
func (*RouterGroup) Static(relativePath, root string) (_ IRoutes)                        { return }
func (*RouterGroup) StaticFile(relativePath, filepath string) (_ IRoutes)                { return }
func (*RouterGroup) Group(relativePath string, handlers ...HandlerFunc) (_ *RouterGroup) { return }

type OptionFunc func(*Engine)

type Engine struct{ RouterGroup }

func (*Engine) NoRoute(handlers ...HandlerFunc)  {}
func (*Engine) NoMethod(handlers ...HandlerFunc) {}

func (*Engine) ServeHTTP(w http.ResponseWriter, req *http.Request) {}

func New(opts ...OptionFunc) (_ *Engine) { return }

func Default(opts ...OptionFunc) (_ *Engine) { return }

func Logger() (_ HandlerFunc) { return }
