package fiber

var ErrTeapot = &Error{Code: 418}

type ErrorHandler = func(*Ctx, error) error

func DefaultErrorHandler(c *Ctx, err error) error { return nil }

type Config struct{ ErrorHandler ErrorHandler }

type App struct{}

type Group struct{}

func (*App) Listen(addr string) (_ error) { return }

type Router interface {
	Use(args ...any) Router
	Get(path string, handlers ...Handler) Router
	Post(path string, handlers ...Handler) Router
	Group(prefix string, handlers ...Handler) Router
	Static(prefix, root string, config ...Static) Router
}

type Static struct{}

var (
	ErrBadRequest   = NewError(StatusBadRequest)
	ErrUnauthorized = NewError(StatusUnauthorized)
	ErrGone         = NewError(StatusGone)
)

func New(config ...Config) (_ *App) { return }

func (*App) Use(args ...any) (_ Router)                              { return }
func (*App) Get(path string, handlers ...Handler) (_ Router)         { return }
func (*App) Post(path string, handlers ...Handler) (_ Router)        { return }
func (*App) Group(prefix string, handlers ...Handler) (_ Router)     { return }
func (*App) Static(prefix, root string, config ...Static) (_ Router) { return }
func (*App) Mount(prefix string, subApp *App) (_ Router)             { return }

func (*Ctx) Get(key string, defaultValue ...string) (_ string) { return }
