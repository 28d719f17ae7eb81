// The program answers with echo. See TestRouters.
package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(l.Addr())
	panic(http.Serve(l, routes()))
}

func routes() http.Handler {
	e := echo.New()
	e.Use(middleware.Recover())
	e.GET("/pets/:id", get)
	e.POST("/pets", create)
	g := e.Group("/api", signedIn)
	g.GET("/pets", list)
	g.DELETE("/pets/:id", func(c echo.Context) error { return remove(c.Param("id")) })
	e.GET("/wrapped", func(c echo.Context) error { return fmt.Errorf("wrapped: %w", echo.ErrNotFound) })
	e.GET("/inside", func(c echo.Context) error {
		return echo.NewHTTPError(http.StatusConflict).SetInternal(errors.New("inside"))
	})
	e.GET("/nothing", func(c echo.Context) error { return nil })
	return e
}

type pet struct{ Name string }

func get(c echo.Context) error {
	switch c.Param("id") {
	case "1":
		return c.JSON(http.StatusOK, pet{"one"})
	case "2":
		return echo.NewHTTPError(http.StatusGone, "gone")
	}
	return echo.ErrNotFound
}

func create(c echo.Context) error {
	p := new(pet)
	if err := c.Bind(p); err != nil {
		return err
	}
	if p.Name == "" {
		return c.String(http.StatusUnprocessableEntity, "no name")
	}
	return c.JSON(http.StatusCreated, p)
}

func list(c echo.Context) error {
	var list []pet
	for range 3 {
		list = append(list, pet{})
	}
	return c.JSON(http.StatusOK, list)
}

func remove(id string) error {
	if id == "1" {
		return errors.New("broken")
	}
	return echo.ErrForbidden
}

func signedIn(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get("Token") == "" {
			return echo.ErrUnauthorized
		}
		return next(c)
	}
}

// requests:
// GET /pets/:id < GET /pets/1
// GET /pets/:id < GET /pets/2
// GET /pets/:id < GET /pets/3
// POST /pets < POST /pets | Content-Type: application/json | x
// POST /pets < POST /pets | Content-Type: text/plain | x
// POST /pets < POST /pets | Content-Type: application/json | {}
// POST /pets < POST /pets | Content-Type: application/json | {"Name":"x"}
// GET /api/pets < GET /api/pets
// GET /api/pets < GET /api/pets | Token: x
// DELETE /api/pets/:id < DELETE /api/pets/1
// DELETE /api/pets/:id < DELETE /api/pets/1 | Token: x
// DELETE /api/pets/:id < DELETE /api/pets/2 | Token: x
// GET /wrapped < GET /wrapped
// GET /inside < GET /inside
// GET /nothing < GET /nothing
