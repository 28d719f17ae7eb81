// Error handlers that pass errors on to the router's own.
package main

import (
	"errors"

	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

var errGone = errors.New("gone")

func main() {
	app := fiber.New(fiber.Config{ErrorHandler: func(c *fiber.Ctx, err error) error {
		println(err.Error())
		return fiber.DefaultErrorHandler(c, err)
	}})
	app.Get("/made", func(c *fiber.Ctx) error { return fiber.NewError(409, "") })
	app.Get("/gone", func(c *fiber.Ctx) error { return errGone })
	app.Get("/fine", func(c *fiber.Ctx) error { return c.JSON(1) })
	app.Get("/past", func(c *fiber.Ctx) error { // it circumvents the program's handler
		return fiber.DefaultErrorHandler(c, errGone)
	})
	app.Listen(":80")

	same := fiber.New(fiber.Config{ErrorHandler: fiber.DefaultErrorHandler})
	same.Get("/same", func(c *fiber.Ctx) error { return fiber.NewError(409, "") })
	same.Listen(":81")

	e := echo.New()
	e.HTTPErrorHandler = func(err error, c echo.Context) {
		if errors.Is(err, errGone) {
			c.NoContent(410)
			return
		}
		e.DefaultHTTPErrorHandler(err, c)
	}
	e.GET("/echo/made", func(c echo.Context) error { return echo.NewHTTPError(409) })
	e.GET("/echo/gone", func(c echo.Context) error { return errGone })
	e.GET("/echo/other", func(c echo.Context) error { return errors.New("") })
	e.GET("/echo/some", func(c echo.Context) error { return some(c) })
	e.Start(":80")
}

func some(c echo.Context) error {
	switch c.QueryParam("q") {
	case "":
		return echo.ErrForbidden
	case "a":
		return errGone
	}
	return c.NoContent(204)
}

// want:
// GET /echo/gone 410
// GET /echo/made 409
// GET /echo/other 500
// GET /echo/some 204 403 410
// GET /fine 200
// GET /gone 500
// GET /made 409
// GET /past …
// GET /same 409
