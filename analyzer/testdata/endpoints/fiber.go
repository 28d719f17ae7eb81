package main

import "github.com/gofiber/fiber/v2"

func main() {
	app := fiber.New()
	app.Get("/a", key, get)
	api := app.Group("/api", key)
	api.Post("/b", func(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusAccepted) })
	sub := fiber.New()
	sub.Get("/c", late)
	app.Mount("/sub", sub)
}

func get(c *fiber.Ctx) error { return c.Status(fiber.StatusCreated).JSON(1) }

// What was answered before an error is replaced.
func late(c *fiber.Ctx) error {
	if err := c.JSON(1); err != nil {
		return err
	}
	return fiber.NewError(fiber.StatusConflict, "no")
}

func key(c *fiber.Ctx) error {
	if c.Get("Key") == "" {
		return fiber.ErrUnauthorized
	}
	return c.Next()
}

// want:
// GET /a 201 401
// POST /api/b 202 401
// GET /sub/c 409
