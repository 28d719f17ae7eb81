package echo

type Echo struct{}

type Route struct{}

type Group struct{}

var ErrNotFound = &HTTPError{Code: 404}

func New() (_ *Echo) { return }

func (*Echo) GET(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)         { return }
func (*Echo) POST(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)        { return }
func (*Echo) Add(method, path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route) { return }
func (*Echo) Group(prefix string, m ...MiddlewareFunc) (_ *Group)                    { return }
func (*Echo) Use(middleware ...MiddlewareFunc)                                       {}
func (*Group) GET(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)        { return }
func (*Group) DELETE(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)     { return }
func (*Group) Use(middleware ...MiddlewareFunc)                                      {}
