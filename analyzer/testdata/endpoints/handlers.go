package main

import (
	"errors"
	"net/http"

	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

// The program's own error handlers of echo and fiber.
var errMissing, errTaken = errors.New("missing"), errors.New("taken")

func find(id string) error {
	if id == "" {
		return errMissing
	}
	return nil
}

func onEcho(err error, c echo.Context) {
	code := http.StatusBadGateway
	var he *echo.HTTPError
	if errors.As(err, &he) {
		code = he.Code
	} else if errors.Is(err, errTaken) {
		code = http.StatusConflict
	}
	c.JSON(code, err.Error())
}

func onFiber(c *fiber.Ctx, err error) error {
	code := fiber.StatusInternalServerError
	if e, ok := err.(*fiber.Error); ok {
		code = e.Code
	}
	switch {
	case errors.Is(err, errMissing):
		return c.SendStatus(fiber.StatusNotFound)
	case errors.Is(err, errTaken):
		return c.Status(fiber.StatusConflict).SendString("taken")
	}
	return c.Status(code).JSON(err.Error())
}

// What the next handler returns is answered here, as the error handler answers it.
func observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := next(c); err != nil {
			c.Error(err)
		}
		return nil
	}
}

func main() {
	e := echo.New()
	e.HTTPErrorHandler = onEcho
	e.Use(observe)
	e.GET("/a", func(c echo.Context) error { return errTaken })
	e.GET("/b", func(c echo.Context) error {
		if err := find(c.Param("id")); err != nil {
			return err
		}
		return c.NoContent(http.StatusNoContent)
	})
	e.GET("/c", func(c echo.Context) error { return echo.ErrForbidden })
	e.GET("/d", func(c echo.Context) error {
		return echo.NewHTTPError(http.StatusGone, "d").SetInternal(errTaken)
	})
	e.GET("/e", func(c echo.Context) error {
		c.Error(echo.NewHTTPError(http.StatusLocked, "e"))
		return nil
	})
	e.POST("/bind", func(c echo.Context) error {
		var v struct{}
		if err := c.Bind(&v); err != nil {
			return err
		}
		return c.JSON(http.StatusCreated, v)
	})
	e.Start(":80")

	app := fiber.New(fiber.Config{ErrorHandler: onFiber})
	app.Get("/f", func(c *fiber.Ctx) error {
		if err := find(c.Params("id")); err != nil {
			return err
		}
		return c.SendStatus(fiber.StatusAccepted)
	})
	app.Get("/g", func(c *fiber.Ctx) error { return fiber.ErrTeapot })
	app.Get("/h", func(c *fiber.Ctx) error { return fiber.NewError(fiber.StatusGone, "h") })
	app.Get("/i", func(c *fiber.Ctx) error { return errors.New("i") })
	app.Listen(":81")
}

// want:
// GET /a 409
// GET /b 204 502
// POST /bind 201 400 415
// GET /c 403
// GET /d 410
// GET /e 423
// GET /f 202 404
// GET /g 418
// GET /h 410
// GET /i 500
