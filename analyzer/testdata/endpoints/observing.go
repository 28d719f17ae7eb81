// Middleware that calls other code with the context, after the handler.
package main

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

type config struct {
	log func(c echo.Context) error
}

// returns passes the error on in each case.
func (cfg config) returns(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		if err != nil && c.QueryParam("early") != "" {
			c.Error(err)
		}
		if e := cfg.log(c); e != nil {
			return e
		}
		return err
	}
}

// reports passes it on before the other code runs.
func (cfg config) reports(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		return cfg.log(c)
	}
}

// swallows passes it on in some cases only; in the others the client gets an empty 200.
func (cfg config) swallows(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		if err != nil && c.QueryParam("loud") != "" {
			c.Error(err)
		}
		if e := cfg.log(c); e != nil {
			return e
		}
		return nil
	}
}

func find(c echo.Context) error {
	if c.QueryParam("id") == "" {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	return c.String(http.StatusCreated, "x")
}

func main() {
	cfg := config{log: func(c echo.Context) error { return nil }}
	e := echo.New()
	e.GET("/returns", find, cfg.returns)
	e.GET("/reports", find, cfg.reports)
	e.GET("/swallows", find, cfg.swallows)
	e.Start(":80")
}

// want:
// GET /reports 201 400
// GET /returns 201 400
// GET /swallows 200 201 400
