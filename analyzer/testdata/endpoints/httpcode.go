// Code asks for the status of an error of the router's own type.
package main

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"
)

func find(id string) error {
	switch id {
	case "":
		return echo.NewHTTPError(http.StatusBadRequest, "none")
	case "0":
		return echo.NewHTTPError(http.StatusInternalServerError, "broken")
	}
	return nil
}

func exists(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := find(c.QueryParam("id")); err != nil {
			if he, ok := err.(*echo.HTTPError); ok && he.Code == http.StatusBadRequest {
				return c.NoContent(http.StatusNotFound)
			}
			return c.NoContent(http.StatusServiceUnavailable)
		}
		return next(c)
	}
}

func conflicts(c echo.Context) error {
	if err := find(c.QueryParam("id")); err != nil {
		var he *echo.HTTPError
		if errors.As(err, &he) && he.Code == http.StatusConflict {
			return c.NoContent(http.StatusNotFound)
		}
		return c.NoContent(http.StatusServiceUnavailable)
	}
	return c.NoContent(204)
}

func main() {
	e := echo.New()
	e.GET("/exists", exists(func(c echo.Context) error { return c.NoContent(204) }))
	e.GET("/conflicts", conflicts)
	e.Start(":80")
}

// want:
// GET /conflicts 204 503
// GET /exists 204 404 503
