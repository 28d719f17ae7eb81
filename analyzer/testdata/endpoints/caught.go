// Middleware that answers the errors of what it wraps: the router's error handler gets only those that it returns.
package main

import (
	"errors"
	"net/http"

	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func all(c *fiber.Ctx) error {
	err := c.Next()
	if err != nil {
		return c.Status(fiber.StatusInternalServerError).JSON(1)
	}
	return nil
}

func some(c *fiber.Ctx) error {
	if err := c.Next(); err != nil {
		var e *fiber.Error
		if errors.As(err, &e) {
			return c.Status(e.Code).JSON(1)
		}
		return err
	}
	return nil
}

func timed(c *fiber.Ctx) error {
	err := c.Next()
	c.Set("x", "y")
	return err
}

func parse(c *fiber.Ctx) error {
	var v struct{}
	if err := c.BodyParser(&v); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusCreated)
}

func gone(c *fiber.Ctx) error { return fiber.NewError(fiber.StatusGone) }

func ok(c *fiber.Ctx) error { return c.JSON(1) }

func own(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := next(c); err != nil {
			return c.NoContent(http.StatusTeapot)
		}
		return nil
	}
}

func fine(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

func bad(c echo.Context) error { return echo.NewHTTPError(http.StatusBadRequest) }

func main() {
	app := fiber.New()
	a := app.Group("/all", all)
	a.Post("/parse", parse)
	a.Get("/gone", gone)
	a.Get("/ok", ok)
	s := app.Group("/some", some)
	s.Post("/parse", parse)
	s.Get("/gone", gone)
	s.Get("/ok", ok)
	t := app.Group("/timed", timed)
	t.Post("/parse", parse)
	t.Get("/gone", gone)
	t.Get("/ok", ok)
	two := app.Group("/two", all, timed)
	two.Get("/gone", gone)

	e := echo.New()
	e.GET("/fine", fine, own)
	e.GET("/bad", bad, own)
}

// want:
// GET /all/gone 500
// GET /all/ok 200
// POST /all/parse 201 500
// GET /bad 418
// GET /fine 204
// GET /some/gone 410
// GET /some/ok 200
// POST /some/parse 201 422 500
// GET /timed/gone 410
// GET /timed/ok 200
// POST /timed/parse 201 422 500
// GET /two/gone 500
