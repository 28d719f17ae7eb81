package main

import "github.com/gofiber/fiber/v2"

// What middleware records before the rest of a chain is sent only if the rest chooses no status.
func main() {
	app := fiber.New()
	app.Get("/recorded", records, chooses)
	app.Get("/recorded/silent", records, maybe)
	app.Get("/recorded/writes", records, writes)
	app.Get("/sometimes/writes", sometimes, writes)
	app.Get("/locals", locals, maybe)
	app.Get("/returns", returns, chooses)
	app.Get("/returns/recorded", refuses, chooses)
	app.Get("/after", after, maybe)
	app.Listen(":8080")
}

func records(c *fiber.Ctx) error {
	c.Status(202)
	return c.Next()
}

func sometimes(c *fiber.Ctx) error {
	if c.Query("x") != "" {
		c.Status(202)
	}
	return c.Next()
}

func locals(c *fiber.Ctx) error {
	c.Locals("x", 1)
	return c.Next()
}

func returns(c *fiber.Ctx) error {
	if c.Query("x") != "" {
		return nil
	}
	return c.Next()
}

func refuses(c *fiber.Ctx) error {
	if c.Query("x") != "" {
		c.Status(401)
		return nil
	}
	return c.Next()
}

func after(c *fiber.Ctx) error {
	if err := c.Next(); err != nil {
		return err
	}
	return c.Status(201).SendString("done")
}

func chooses(c *fiber.Ctx) error {
	if c.Query("a") != "" {
		c.Status(400)
		return nil
	}
	if c.Query("b") == "x" {
		return fiber.NewError(404)
	}
	return c.Status(201).JSON(1)
}

func maybe(c *fiber.Ctx) error {
	if c.Query("a") == "" {
		return nil
	}
	return c.Status(201).JSON(1)
}

func writes(c *fiber.Ctx) error {
	return c.SendString("text")
}

// want:
// GET /after 201
// GET /locals 200 201
// GET /recorded 201 400 404
// GET /recorded/silent 201 202
// GET /recorded/writes 202
// GET /returns 200 201 400 404
// GET /returns/recorded 201 400 401 404
// GET /sometimes/writes 200 202
