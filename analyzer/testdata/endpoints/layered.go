// Middleware catches what the handlers panic with; what other middleware panics with gets to the error handler.
package main

import (
	"os"

	"github.com/gofiber/fiber/v2"
	rescue "github.com/gofiber/fiber/v2/middleware/recover"
)

func read() error {
	if _, err := os.ReadFile("x"); err != nil {
		return fiber.NewError(409)
	}
	return nil
}

func caught(c *fiber.Ctx) error {
	defer func() {
		if recover() != nil {
			_ = c.SendStatus(502)
		}
	}()
	return c.Next()
}

func check(c *fiber.Ctx) error {
	if c.Get("Key") == "" {
		panic(fiber.NewError(423))
	}
	return c.Next()
}

func get(c *fiber.Ctx) error {
	if err := read(); err != nil {
		panic(err)
	}
	return c.SendStatus(204)
}

func main() {
	app := fiber.New()
	app.Use(rescue.New())
	app.Get("/open", get)
	app.Use(check)
	app.Get("/checked", get)
	app.Use(caught)
	app.Get("/caught", get)
	_ = app.Listen(":80")
}

// want:
// GET /caught 204 423 502
// GET /checked 204 409 423
// GET /open 204 409
