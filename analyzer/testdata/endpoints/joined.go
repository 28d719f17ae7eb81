package main

import (
	"errors"
	"fmt"
	"net/http"
	"os"

	"github.com/labstack/echo/v4"
)

// An error that wraps several is each of them at once.
var (
	errUser    = errors.New("user")
	errMissing = errors.New("missing")
	errLocked  = errors.New("locked")

	errNoBook = fmt.Errorf("no book: %w", errMissing)
	errNoUser = errors.Join(errUser, errMissing)
)

func userError(text string) error { return errors.Join(errUser, errors.New(text)) }

func because(err error) error { return fmt.Errorf("%w: %w", errUser, err) }

// What %v shows is not wrapped.
func shown(err error) error { return fmt.Errorf("%w: %v", errLocked, err) }

type opError struct {
	op  string
	err error
}

func (e *opError) Error() string { return e.op }
func (e *opError) Unwrap() error { return e.err }

func fail(w http.ResponseWriter, err error) {
	var op *opError
	switch {
	case errors.Is(err, errMissing):
		http.Error(w, "", 404)
	case errors.Is(err, errUser):
		http.Error(w, "", 400)
	case errors.As(err, &op):
		http.Error(w, "", 409)
	case errors.Is(err, errLocked):
		http.Error(w, "", 423)
	default:
		http.Error(w, "", 500)
	}
}

// Either of two errors may be nil, but a join of nothing is nil.
func either(a, b bool) error {
	var x, y error
	if a {
		x = errMissing
	}
	if b {
		y = errLocked
	}
	return errors.Join(x, y)
}

func all(list []error) error { return errors.Join(list...) }

// An error handler asks for errors that a handler returns.
func handleErrors(err error, c echo.Context) {
	if errors.Is(err, errMissing) {
		_ = c.NoContent(404)
		return
	}
	_ = c.NoContent(503)
}

func main() {
	mux := http.NewServeMux()
	handle := func(pattern string, f func(r *http.Request) error) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			if err := f(r); err != nil {
				fail(w, err)
			}
		})
	}
	handle("GET /a", func(r *http.Request) error { return userError("x") })
	handle("GET /b", func(r *http.Request) error { return because(errMissing) })
	handle("GET /c", func(r *http.Request) error { return because(errLocked) })
	handle("GET /d", func(r *http.Request) error { return shown(errMissing) })
	handle("GET /e", func(r *http.Request) error { return &opError{"x", errLocked} })
	handle("GET /f", func(r *http.Request) error { return &opError{"x", because(errLocked)} })
	handle("GET /g", func(r *http.Request) error { return either(r.FormValue("x") == "", r.FormValue("y") == "") })
	handle("GET /h", func(r *http.Request) error { return errors.Join(nil, nil) })
	handle("GET /i", func(r *http.Request) error { return all([]error{errMissing}) })
	handle("GET /j", func(r *http.Request) error { return because(os.Remove("x")) })
	handle("GET /k", func(r *http.Request) error { return fmt.Errorf("x: %w", os.ErrExist) })
	handle("GET /l", func(r *http.Request) error { return fmt.Errorf("%[2]w %[1]s", "x", errMissing) })
	handle("GET /p", func(r *http.Request) error { return errNoBook })
	handle("GET /q", func(r *http.Request) error { return errNoUser })
	mux.HandleFunc("GET /r", func(w http.ResponseWriter, r *http.Request) { fail(w, userError("x")) })
	http.ListenAndServe(":80", mux)

	e := echo.New()
	e.HTTPErrorHandler = handleErrors
	e.GET("/m", func(c echo.Context) error { return fmt.Errorf("x: %w", errMissing) })
	e.GET("/n", func(c echo.Context) error { return fmt.Errorf("x: %w", errLocked) })
	e.GET("/o", func(c echo.Context) error { return errors.Join(errLocked, errMissing) })
}

// want:
// GET /a 200 400
// GET /b 200 404
// GET /c 200 400
// GET /d 200 423
// GET /e 200 409
// GET /f 200 400
// GET /g 200 404 423
// GET /h 200
// GET /i 200 400 404 409 423 500
// GET /j 200 400
// GET /k 200 500
// GET /l 200 404 500
// GET /m 404
// GET /n 503
// GET /o 404
// GET /p 200 404
// GET /q 200 404
// GET /r 400
