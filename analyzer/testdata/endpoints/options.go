package main

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"
)

// Middleware with options, and with waiting.

type limiter struct {
	limit  int
	status int
	key    func(*http.Request) (string, error)
	denied http.HandlerFunc
	failed http.HandlerFunc
	tokens chan int
}

type option func(*limiter)

func withDenied(h http.HandlerFunc) option { return func(l *limiter) { l.denied = h } }

func withKey(f func(*http.Request) (string, error)) option { return func(l *limiter) { l.key = f } }

func withStatus(status int) option { return func(l *limiter) { l.status = status } }

// limitBy puts an option before those of its caller.
func limitBy(limit int, options ...option) func(http.Handler) http.Handler {
	return newLimiter(limit, append([]option{withKey(constant)}, options...)...).handler
}

func newLimiter(limit int, options ...option) *limiter {
	l := &limiter{limit: limit, tokens: make(chan int, 1)}
	for _, o := range options {
		o(l)
	}
	status := l.status
	if status == 0 {
		status = http.StatusTooManyRequests
	}
	l.status = status
	if l.key == nil {
		l.key = constant
	}
	if l.denied == nil {
		l.denied = func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) }
	}
	if l.failed == nil {
		l.failed = func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusPreconditionRequired) }
	}
	return l
}

func constant(r *http.Request) (string, error) { return "all", nil }

func byHeader(r *http.Request) (string, error) {
	if key := r.Header.Get("X-Key"); key != "" {
		return key, nil
	}
	return "", errors.New("no key")
}

func (l *limiter) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key, err := l.key(r)
		if err != nil {
			l.failed(w, r)
			return
		}
		if l.respond(w, r, key) {
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (l *limiter) respond(w http.ResponseWriter, r *http.Request, key string) bool {
	full := l.full(w, r, key)
	if full {
		l.denied(w, r)
	}
	return full
}

// It has more exits than a summary.
func (l *limiter) full(w http.ResponseWriter, r *http.Request, key string) bool {
	for _, name := range []string{"A", "B", "C", "D"} {
		if r.Header.Get(name) != "" {
			w.Header().Set("X-"+name, key)
		}
	}
	if l.limit > 1 {
		w.Header().Set("ETag", key)
	}
	if l.limit > 2 {
		w.Header().Set("Retry-After", key)
	}
	if l.limit > 3 {
		w.Header().Set("Content-Type", key)
	}
	if offset := 3; l.limit+offset+1 > 4 && len(key)+1 > 2 {
		w.Header().Set("Location", key)
	}
	l.limit--
	return l.limit == 0
}

// A select statement without a default waits for one of its cases.
func (l *limiter) wait(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
			http.Error(w, "gone", l.status)
			return
		case t := <-l.tokens:
			defer func() { l.tokens <- t }()
			next.ServeHTTP(w, r)
		}
	})
}

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func unavailable(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusServiceUnavailable)
}

// Middleware whose errors have a handler of their own.
type config struct {
	identify func(c echo.Context) (string, error)
	failed   func(c echo.Context, err error) error
	denied   func(c echo.Context, key string) error
}

var standard = config{
	identify: func(c echo.Context) (string, error) { return c.Request().RemoteAddr, nil },
	failed:   func(c echo.Context, err error) error { return echo.NewHTTPError(http.StatusForbidden) },
	denied:   func(c echo.Context, key string) error { return echo.NewHTTPError(http.StatusTooManyRequests) },
}

func limited(config config) echo.MiddlewareFunc {
	if config.identify == nil {
		config.identify = standard.identify
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			key, err := config.identify(c)
			if err != nil {
				c.Error(config.failed(c, err))
				return nil
			}
			if key == "" {
				c.Error(config.denied(c, key))
				return nil
			}
			return next(c)
		}
	}
}

func main() {
	h := http.HandlerFunc(ok)
	http.Handle("GET /plain", newLimiter(5).handler(h))
	http.Handle("GET /denied", newLimiter(5, withDenied(unavailable)).handler(h))
	http.Handle("GET /status", newLimiter(5, withStatus(420)).handler(h))
	http.Handle("GET /key", newLimiter(5, withKey(byHeader)).handler(h))
	http.Handle("GET /by", limitBy(5)(h))
	http.Handle("GET /by/denied", limitBy(5, withDenied(unavailable))(h))
	http.Handle("GET /wait", newLimiter(5).wait(h))
	http.ListenAndServe(":80", nil)

	e := echo.New()
	e.Use(limited(standard))
	e.GET("/echo", func(c echo.Context) error { return c.NoContent(204) })
}

// want:
// GET /by 204 429
// GET /by/denied 204 503
// GET /denied 204 503
// GET /echo 204 429
// GET /key 204 428 429
// GET /plain 204 429
// GET /status 204 420
// GET /wait 204 429
