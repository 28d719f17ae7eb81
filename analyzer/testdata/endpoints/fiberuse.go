// Middleware below a prefix, and what a reply leaves of an earlier status.
package main

import (
	"errors"

	"github.com/gofiber/fiber/v2"
)

func ok(c *fiber.Ctx) error { return c.SendString("ok") }

func answers(code int) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if c.Get("x") == "" {
			return c.SendStatus(code)
		}
		return c.Next()
	}
}

// The error goes to a function that answers it.
func guarded(find func(c *fiber.Ctx) (string, error), failed func(c *fiber.Ctx, err error) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		_, err := find(c)
		if err == nil {
			return c.Next()
		}
		return failed(c, err)
	}
}

// The later status counts.
func replaced(c *fiber.Ctx) error {
	if c.Get("x") == "" {
		c.Status(fiber.StatusBadGateway).JSON(1)
	}
	return c.Status(fiber.StatusCreated).JSON(2)
}

func main() {
	app := fiber.New()
	app.Use("/under", answers(401))
	app.Use("/:any/deep", answers(402))
	app.Get("/other", ok)
	app.Get("/Under", ok)
	app.Get("/under/it", ok)
	app.Get("/underneath", ok)
	app.Get("/x/deep/y", ok)
	app.Get("/:id", ok)
	api := app.Group("/api")
	api.Use("/v1", answers(403), answers(404))
	api.Get("/v1/a", ok)
	api.Get("/v2/a", ok)
	app.Get("/guarded", guarded(func(c *fiber.Ctx) (string, error) {
		if c.Get("x") == "" {
			return "", errors.New("none")
		}
		return c.Get("x"), nil
	}, func(c *fiber.Ctx, err error) error { return fiber.NewError(fiber.StatusTeapot) }), ok)
	app.Get("/replaced", replaced)
	app.Listen(":80")
}

// want:
// GET /:id 200 401
// GET /Under 200 401
// GET /api/v1/a 200 403 404
// GET /api/v2/a 200
// GET /guarded 200 418
// GET /other 200
// GET /replaced 201
// GET /under/it 200 401
// GET /underneath 200
// GET /x/deep/y 200 402
