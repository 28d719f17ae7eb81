// A helper of fiber that encodes its argument, and fails with an error of the program if it cannot.
package main

import (
	"encoding/json"
	"errors"

	"github.com/gofiber/fiber/v2"
)

type failure struct {
	Code int
	Text string
}

func (e *failure) Error() string { return e.Text }

func internal(err error) error { return &failure{500, err.Error()} }

func send(c *fiber.Ctx, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return internal(err)
	}
	return c.Send(b)
}

type user struct{ Name string }

func anything() any {
	return make(chan int)
}

func main() {
	app := fiber.New(fiber.Config{ErrorHandler: func(c *fiber.Ctx, err error) error {
		var e *failure
		if errors.As(err, &e) {
			return c.Status(e.Code).JSON(e)
		}
		return c.Status(503).SendString("no")
	}})
	app.Get("/user", func(c *fiber.Ctx) error { return send(c, user{"a"}) })
	app.Get("/users/:id", func(c *fiber.Ctx) error {
		if c.Params("id") == "x" {
			return &failure{Code: 404}
		}
		return send(c, &user{"a"})
	})
	app.Get("/any", func(c *fiber.Ctx) error { return send(c, anything()) })
	_ = app.Listen(":80")
}

// want:
// GET /any 200 500
// GET /user 200
// GET /users/:id 200 404
