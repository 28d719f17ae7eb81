package main

import "github.com/gofiber/fiber/v3"

type todo struct{ Title string }

// An error of a binder is the handler's to answer: it is a text, or 422 for a body of a type that no binder takes.
func create(c fiber.Ctx) error {
	var t todo
	if err := c.Bind().Body(&t); err != nil {
		return c.Status(fiber.StatusBadRequest).JSON(nil)
	}
	return c.Status(fiber.StatusCreated).JSON(t)
}

func body(c fiber.Ctx) error {
	var t todo
	if err := c.Bind().Body(&t); err != nil {
		return err
	}
	return c.JSON(t)
}

func query(c fiber.Ctx) error {
	var t todo
	if err := c.Bind().Query(&t); err != nil {
		return err
	}
	return c.JSON(t)
}

func main() {
	app := fiber.New()
	app.Post("/create", create)
	app.Post("/body", body)
	app.Get("/query", query)
	app.Get("/away", func(c fiber.Ctx) error { return c.Redirect().To("/") })
	app.Get("/moved", func(c fiber.Ctx) error { return c.Redirect().Status(301).To("/") })
}

// want:
// GET /away 303
// POST /body 200 422 500
// POST /create 201 400
// GET /moved 301
// GET /query 200 500
