// Middleware with loops that over a budget are not followed on all paths, and an error that it builds in branches.
package main

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"
)

var errMissing = errors.New("missing")
var errInvalid = echo.NewHTTPError(http.StatusForbidden, "invalid")

type extractor func(c echo.Context) ([]string, error)

type config struct {
	lookup string
	handle func(err error, c echo.Context) error
}

func fromQuery(name string) extractor {
	return func(c echo.Context) ([]string, error) {
		if c.Param(name) == "" {
			return nil, errMissing
		}
		return []string{c.Param(name)}, nil
	}
}

func extractors(lookup string) ([]extractor, error) {
	if lookup == "" {
		return nil, errors.New("no lookup")
	}
	return []extractor{fromQuery(lookup)}, nil
}

func csrf(cfg config) echo.MiddlewareFunc {
	list, err := extractors(cfg.lookup)
	if err != nil {
		panic(err)
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			switch c.Request().Method {
			case http.MethodGet, http.MethodHead:
			default:
				var lastExtractor, lastToken error
			outer:
				for _, extract := range list {
					tokens, err := extract(c)
					if err != nil {
						lastExtractor = err
						continue
					}
					for _, t := range tokens {
						if t == "x" {
							lastToken = nil
							lastExtractor = nil
							break outer
						}
						lastToken = errInvalid
					}
				}
				var final error
				if lastToken != nil {
					final = lastToken
				} else if lastExtractor != nil {
					if lastExtractor == errMissing {
						lastExtractor = echo.NewHTTPError(http.StatusBadRequest, "missing")
					} else {
						lastExtractor = echo.NewHTTPError(http.StatusBadRequest, lastExtractor.Error())
					}
					final = lastExtractor
				}
				if final != nil {
					if cfg.handle != nil {
						return cfg.handle(final, c)
					}
					return final
				}
			}
			return next(c)
		}
	}
}

func get(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

func main() {
	e := echo.New()
	e.Use(csrf(config{lookup: "token"}))
	e.GET("/a", get)
	e.POST("/a", get)
}

// want:
// GET /a 204
// POST /a 204 400 403
