package main

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo"
)

var errGone = errors.New("gone")

func main() {
	e := echo.New()
	e.GET("/items/:id", item, signedIn)
	e.POST("/items", create)
	e.PUT("/wrapped", func(c echo.Context) error { return fmt.Errorf("put: %w", echo.ErrForbidden) })
	e.PUT("/joined", func(c echo.Context) error { return fmt.Errorf("%w: %w", echo.ErrForbidden, echo.ErrNotFound) })
	e.PUT("/helper", func(c echo.Context) error { return because(echo.ErrForbidden) })
	e.PUT("/holding", func(c echo.Context) error { return holding(echo.ErrForbidden) })
	e.PUT("/own", func(c echo.Context) error { return taken{} })
	e.GET("/inside", func(c echo.Context) error { return echo.NewHTTPError(http.StatusNotFound).SetInternal(errGone) })
	e.GET("/file", func(c echo.Context) error { return c.File("a.pdf") })
	g := e.Group("/admin")
	g.GET("/early", ok)
	g.Use(signedIn)
	g.DELETE("/late", ok)
}

// The error handler asks only for the type of the error that it gets: what that wraps chooses no status.
func because(err error) error { return fmt.Errorf("put: %w", err) }

// This one has the type.
func holding(err error) error { return &echo.HTTPError{Code: http.StatusConflict, Internal: err} }

type taken struct{}

func (taken) Error() string   { return "taken" }
func (taken) StatusCode() int { return http.StatusConflict }

func ok(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

func item(c echo.Context) error {
	if c.Param("id") == "" {
		return c.NoContent(http.StatusBadRequest) // such a path has no route
	}
	return c.JSON(http.StatusOK, c.Param("id"))
}

func create(c echo.Context) error {
	var v struct{ Name string }
	if err := c.Bind(&v); err != nil {
		return err
	}
	if v.Name == "" {
		return echo.ErrForbidden
	}
	return c.JSON(http.StatusCreated, v)
}

func signedIn(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get("Key") == "" {
			return &echo.HTTPError{Code: http.StatusUnauthorized}
		}
		return next(c)
	}
}

// want:
// GET /admin/early 204
// DELETE /admin/late 204 401
// GET /file 200 404
// PUT /helper 500
// PUT /holding 409
// GET /inside 404
// POST /items 201 400 403 415
// GET /items/:id 200 401
// PUT /joined 500
// PUT /own 500
// PUT /wrapped 500
