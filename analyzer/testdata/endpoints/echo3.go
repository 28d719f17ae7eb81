package main

import (
	"errors"
	"net/http"

	"github.com/labstack/echo"
)

var errGone = errors.New("gone")

func main() {
	e := echo.New()
	e.GET("/items/:id", item, signedIn)
	e.POST("/items", create)
	e.GET("/inside", func(c echo.Context) error { return echo.NewHTTPError(http.StatusNotFound).SetInternal(errGone) })
	e.GET("/file", func(c echo.Context) error { return c.File("a.pdf") })
	g := e.Group("/admin")
	g.GET("/early", ok)
	g.Use(signedIn)
	g.DELETE("/late", ok)
}

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
// GET /inside 404
// POST /items 201 400 403 415
// GET /items/:id 200 401
