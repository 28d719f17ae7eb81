package main

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// A function of the configuration says for which routes middleware does nothing.
type config struct{ skip func(c echo.Context) bool }

func keyed(cfg config) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if c.QueryParam("key") == "" {
				if cfg.skip != nil {
					if cfg.skip(c) {
						return next(c)
					}
				}
				return c.NoContent(http.StatusUnauthorized)
			}
			if c.QueryParam("key") != "x" {
				return c.NoContent(http.StatusForbidden)
			}
			return next(c)
		}
	}
}

// An error that is only shown is not the one that is returned.
func keyOf(extract func(c echo.Context) (string, error)) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if _, err := extract(c); err != nil {
				return c.JSON(http.StatusForbidden, err.Error())
			}
			_, err := extract(c)
			if err != nil {
				return c.JSON(http.StatusForbidden, err.Error())
			}
			return next(c)
		}
	}
}

func extract(c echo.Context) (string, error) { return "", echo.NewHTTPError(http.StatusUnauthorized) }

func get(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

func main() {
	e := echo.New()
	all := e.Group("/all", keyed(config{}))
	all.GET("/a", get)
	some := e.Group("/some", keyed(config{skip: func(c echo.Context) bool { return c.Request().Method == "GET" }}))
	some.GET("/a", get)
	some.DELETE("/a", get)
	shown := e.Group("/shown", keyOf(extract))
	shown.GET("/a", get)
	run := e.Group("/run", keyed(config{skip: func(c echo.Context) bool { return c.QueryParam("open") != "" }}))
	run.GET("/a", get)
}

// want:
// GET /all/a 204 401 403
// GET /run/a 204 401 403
// GET /shown/a 204 403
// GET /some/a 204 403
// DELETE /some/a 204 401 403
