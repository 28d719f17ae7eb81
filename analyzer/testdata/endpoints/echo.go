package main

import (
	"errors"
	"net/http"
	"os"
	"os/exec"

	"github.com/labstack/echo/v4"
)

type store interface {
	find(id string) (string, error)
}

type server struct{ db store }

func main() {
	e := echo.New()
	s := &server{}
	e.GET("/a", s.get)
	g := e.Group("/admin", key)
	g.GET("/b", func(c echo.Context) error { return c.NoContent(http.StatusNoContent) })
	g.DELETE("/c", func(c echo.Context) error { return errors.New("no") })
	e.Add("PUT", "/d", s.missing)
	e.GET("/e", func(c echo.Context) error { return taken{} })
	e.GET("/query", bound)
	e.GET("/field", field)
	e.POST("/passed", passed)
	e.GET("/sync", s.sync)
	e.GET("/file", func(c echo.Context) error { return c.File("a.pdf") })
	e.POST("/f", func(c echo.Context) error { return c.NoContent(http.StatusCreated) }, keyUnless(func(c echo.Context) bool { return c.Param("id") == "" }))
}

// Only types of other modules implement it, so its errors are no errors of the program.
type syncer interface{ Sync() error }

var out syncer = os.Stdout

func (s *server) sync(c echo.Context) error {
	if err := out.Sync(); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

// The helper replies, or returns an error.
func passed(c echo.Context) error { return add(c) }

func add(c echo.Context) error {
	var v struct{ Name string }
	if err := c.Bind(&v); err != nil {
		return err
	}
	if v.Name == "" {
		return errors.New("no name")
	}
	return c.JSON(http.StatusCreated, v)
}

// The field of another module's struct holds no error of the program.
func field(c echo.Context) error {
	cmd := exec.Command(c.QueryParam("name"))
	if cmd.Err != nil {
		return cmd.Err
	}
	if c.QueryParam("id") == "" {
		return echo.ErrNotFound
	}
	return c.NoContent(http.StatusNoContent)
}

// The binder gets the context, and replies nothing.
func bound(c echo.Context) error {
	var v struct{ Name string }
	b := &echo.DefaultBinder{}
	if err := b.BindQueryParams(c, &v); err != nil {
		return c.NoContent(http.StatusUnprocessableEntity)
	}
	if err := b.BindBody(c, &v); err != nil {
		return err
	}
	return c.JSON(http.StatusOK, v)
}

// echo v4 asks no method of an error.
type taken struct{}

func (taken) Error() string   { return "taken" }
func (taken) StatusCode() int { return http.StatusConflict }

func (s *server) get(c echo.Context) error {
	v, err := s.db.find(c.Param("id"))
	if err != nil {
		return echo.NewHTTPError(http.StatusNotFound, "no")
	}
	if v == "" {
		return &echo.HTTPError{Code: http.StatusGone}
	}
	return c.JSON(http.StatusOK, v)
}

func (s *server) missing(c echo.Context) error {
	if _, err := s.db.find("x"); err != nil {
		return err
	}
	return echo.ErrNotFound
}

func key(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get("Key") == "" {
			return echo.NewHTTPError(http.StatusUnauthorized)
		}
		return next(c)
	}
}

// A function that only looks at the request answers nothing, so that no 200 comes from it.
func keyUnless(skip func(echo.Context) bool) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if !skip(c) {
				return c.NoContent(http.StatusUnauthorized)
			}
			return next(c)
		}
	}
}

// want:
// GET /a 200 404 410
// GET /admin/b 204 401
// DELETE /admin/c 401 500
// PUT /d 404 500 …
// GET /e 500
// POST /f 201 401
// GET /field 204 404 500
// GET /file 200 404
// POST /passed 201 400 415 500
// GET /query 200 400 415 422
// GET /sync 204 500
