package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/labstack/echo/v4"
)

var (
	errMissing = errors.New("missing")
	errTaken   = errors.New("taken")
	errOther   = errors.New("other")
)

var statuses = map[error]int{errMissing: 404, errTaken: 409}

func byIs(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		if errors.Is(err, errMissing) {
			return c.JSON(404, 1)
		}
		return err
	}
}
func byMap(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		if err == nil {
			return nil
		}
		if code, ok := statuses[err]; ok {
			return echo.NewHTTPError(code, err.Error())
		}
		return err
	}
}
func find(s string) error {
	if s == "" {
		return errMissing
	}
	return nil
}
func missing(c echo.Context) error {
	if err := find(c.QueryParam("a")); err != nil {
		return err
	}
	return c.JSON(200, 1)
}
func taken(c echo.Context) error {
	if c.QueryParam("a") == "x" {
		return errTaken
	}
	return c.JSON(200, 1)
}
func other(c echo.Context) error {
	if c.QueryParam("a") == "x" {
		return errOther
	}
	return c.JSON(200, 1)
}
func foreign(c echo.Context) error {
	if _, err := os.Stat("x"); err != nil {
		return err
	}
	return c.JSON(200, 1)
}
func direct(c echo.Context) error {
	err := find(c.QueryParam("a"))
	code, ok := statuses[err]
	if !ok {
		code = 500
	}
	return c.JSON(code, 1)
}
func direct2(c echo.Context) error {
	if err := find(c.QueryParam("a")); err != nil {
		return c.JSON(statuses[err], 1)
	}
	return c.NoContent(204)
}

// Middleware answers those errors of a handler that it knows, and the router answers the others. A map may have their statuses.
func main() {
	e := echo.New()
	for p, m := range map[string]echo.MiddlewareFunc{"/is": byIs, "/map": byMap} {
		g := e.Group(p, m)
		g.GET("/missing", missing)
		g.GET("/taken", taken)
		g.GET("/other", other)
		g.GET("/foreign", foreign)
	}
	e.GET("/direct", direct)
	e.GET("/direct2", direct2)
	e.GET("/wrapped", wrapped)
	e.GET("/made", made)
}

// The map has no such key: an error that wraps one is another.
func wrapped(c echo.Context) error {
	if err := fmt.Errorf("find: %w", errMissing); c.QueryParam("a") != "" {
		code, ok := statuses[err]
		if ok {
			return c.JSON(code, 1)
		}
	}
	return c.JSON(200, 1)
}

// The status of an error may be that of another one.
func made(c echo.Context) error {
	if he := failing(c.QueryParam("a")); he != nil {
		return echo.NewHTTPError(he.Code, "failed")
	}
	return c.JSON(200, 1)
}

func failing(s string) *echo.HTTPError {
	if s == "" {
		return echo.NewHTTPError(422, "empty")
	}
	return nil
}

// want:
// GET /direct 404 500
// GET /direct2 204 404
// GET /is/foreign 200 500
// GET /is/missing 200 404
// GET /is/other 200 500
// GET /is/taken 200 500
// GET /made 200 422
// GET /map/foreign 200 500
// GET /map/missing 200 404
// GET /map/other 200 500
// GET /map/taken 200 409
// GET /wrapped 200
