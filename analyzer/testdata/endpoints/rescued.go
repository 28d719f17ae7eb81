// Middleware of a router gives its error handler what the program panics with.
package main

import (
	"os"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/recover"
)

type invalid struct{ text string }

func (e invalid) Error() string { return e.text }

func panicIf(err any) {
	if err != nil {
		panic(err)
	}
}

func handle(c *fiber.Ctx, err error) error {
	if _, ok := err.(invalid); ok {
		return c.Status(400).SendString(err.Error())
	}
	return c.Status(500).SendString("no")
}

func create(c *fiber.Ctx) error {
	if c.Params("id") == "0" {
		panic(invalid{"no id"})
	}
	return c.SendStatus(201)
}

func read(c *fiber.Ctx) error {
	_, err := os.ReadFile("x")
	panicIf(err)
	return c.SendStatus(204)
}

func none(c *fiber.Ctx) error { return c.SendStatus(204) }

func main() {
	app := fiber.New(fiber.Config{ErrorHandler: handle})
	app.Use(recover.New())
	app.Get("/create/:id", create)
	app.Get("/read", read)
	app.Get("/none", none)
	_ = app.Listen(":80")
}

// want:
// GET /create/:id 201 400
// GET /none 204
// GET /read 204 500
