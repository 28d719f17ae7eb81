// The program answers with fiber. See TestRouters.
package main

import (
	"errors"
	"fmt"
	"net"

	"github.com/gofiber/fiber/v2"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(l.Addr())
	panic(routes().Listener(l))
}

func routes() *fiber.App {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/tasks/:id", get)
	app.Post("/tasks", create)
	api := app.Group("/api", signedIn)
	api.Get("/tasks", func(c *fiber.Ctx) error { return c.JSON([]task{}) })
	api.Delete("/tasks/:id", remove)
	app.Get("/replaced", func(c *fiber.Ctx) error {
		c.Status(fiber.StatusCreated)
		c.SendString("x")
		return c.SendStatus(fiber.StatusAccepted)
	})
	app.Get("/failed", func(c *fiber.Ctx) error {
		c.Status(fiber.StatusTeapot).SendString("x") // the error replaces it
		return fiber.ErrConflict
	})
	app.Get("/nothing", func(c *fiber.Ctx) error { return nil })
	return app
}

type task struct{ Name string }

func get(c *fiber.Ctx) error {
	id, err := c.ParamsInt("id")
	if err != nil {
		return err
	}
	if id == 0 {
		return fiber.NewError(fiber.StatusNotFound, "no task")
	}
	if id > 10 {
		c.Status(fiber.StatusGone)
	}
	return c.JSON(task{})
}

func create(c *fiber.Ctx) error {
	var t task
	if err := c.BodyParser(&t); err != nil {
		return c.Status(fiber.StatusBadRequest).JSON(fiber.Map{"error": err.Error()})
	}
	return c.Status(fiber.StatusCreated).JSON(t)
}

func remove(c *fiber.Ctx) error {
	if err := drop(c.Params("id")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func drop(id string) error {
	if id == "1" {
		return nil
	}
	return errors.New("broken")
}

func signedIn(c *fiber.Ctx) error {
	if c.Get("Token") == "" {
		return fiber.ErrUnauthorized
	}
	return c.Next()
}

// requests:
// GET /tasks/:id < GET /tasks/1
// GET /tasks/:id < GET /tasks/0
// GET /tasks/:id < GET /tasks/x
// GET /tasks/:id < GET /tasks/11
// POST /tasks < POST /tasks | x
// POST /tasks < POST /tasks | Content-Type: application/json | {"Name":"x"}
// GET /api/tasks < GET /api/tasks
// GET /api/tasks < GET /api/tasks | Token: x
// DELETE /api/tasks/:id < DELETE /api/tasks/1
// DELETE /api/tasks/:id < DELETE /api/tasks/1 | Token: x
// DELETE /api/tasks/:id < DELETE /api/tasks/2 | Token: x
// GET /replaced < GET /replaced
// GET /failed < GET /failed
// GET /nothing < GET /nothing
