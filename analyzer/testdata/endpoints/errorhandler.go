package main

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// The program's own error handler does what echo's does.
func handle(err error, c echo.Context) {
	he, ok := err.(*echo.HTTPError)
	if ok {
		if he.Internal != nil {
			if inner, ok := he.Internal.(*echo.HTTPError); ok {
				he = inner
			}
		}
	} else {
		he = &echo.HTTPError{Code: http.StatusInternalServerError}
	}
	code := he.Code
	if c.Request().Method == http.MethodHead {
		err = c.NoContent(he.Code)
	} else {
		err = send(c, code, he.Message)
	}
	if err != nil {
		println(err)
	}
}

func send(c echo.Context, code int, v any) error {
	if c.QueryParam("format") == "text" {
		return c.String(code, "text")
	}
	return c.JSON(code, v)
}

func main() {
	e := echo.New()
	e.HTTPErrorHandler = handle
	e.GET("/made", func(c echo.Context) error { return echo.NewHTTPError(http.StatusNotFound) })
	e.GET("/fine", func(c echo.Context) error { return c.JSON(http.StatusOK, 1) })
	e.GET("/bind", func(c echo.Context) error {
		var v struct{ Name string }
		if err := c.Bind(&v); err != nil {
			return err
		}
		if v.Name == "" {
			return echo.ErrForbidden
		}
		return c.NoContent(http.StatusNoContent)
	})
	e.GET("/other", func(c echo.Context) error {
		if err := c.Request().ParseForm(); err != nil { // no error of net/http has a status
			return err
		}
		return c.JSON(http.StatusOK, 1)
	})
	e.GET("/inside", func(c echo.Context) error {
		return &echo.HTTPError{Code: http.StatusConflict, Internal: inside()}
	})
	e.Start(":80")
}

func inside() error { return nil }

// want:
// GET /bind 204 400 403 415
// GET /fine 200
// GET /inside 409
// GET /made 404
// GET /other 200 500
