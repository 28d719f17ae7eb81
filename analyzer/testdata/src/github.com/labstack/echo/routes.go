package echo

type HTTPErrorHandler func(err error, c Context)

type Echo struct{ HTTPErrorHandler HTTPErrorHandler }

type Route struct{}

type Group struct{}

var (
	ErrForbidden = &HTTPError{Code: 403}
	ErrNotFound  = &HTTPError{Code: 404}
)

func New() (_ *Echo) { return }

func (*Echo) DefaultHTTPErrorHandler(err error, c Context) {}

func (*Echo) GET(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)         { return }
func (*Echo) POST(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)        { return }
func (*Echo) PUT(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)         { return }
func (*Echo) Add(method, path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route) { return }
func (*Echo) Group(prefix string, m ...MiddlewareFunc) (_ *Group)                    { return }
func (*Echo) Start(address string) (_ error)                                         { return }
func (*Echo) Use(middleware ...MiddlewareFunc)                                       {}
func (*Group) GET(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)        { return }
func (*Group) DELETE(path string, h HandlerFunc, m ...MiddlewareFunc) (_ *Route)     { return }
func (*Group) Use(middleware ...MiddlewareFunc)                                      {}
