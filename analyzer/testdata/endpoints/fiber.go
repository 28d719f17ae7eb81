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
	app.Post("/d", helped)
	app.Get("/e", picked)
	app.Get("/zero", func(c *fiber.Ctx) error { st := 0; return c.Status(st).JSON(1) }) // fasthttp sends 200
	app.Get("/f", coded)
	app.Post("/g", parsed)
	app.Get("/h", numbered)
	app.Get("/i", unknown)
	app.Get("/j", func(c *fiber.Ctx) error { return c.Download("a.pdf") })
	app.Get("/k", twice)
	app.Get("/l", dropped)
}

// A missing file is an error, which may be dropped.
func dropped(c *fiber.Ctx) error {
	if err := c.SendFile("a.pdf"); err != nil {
		return c.SendStatus(fiber.StatusServiceUnavailable)
	}
	return nil
}

// The status of one of fiber's errors.
func coded(c *fiber.Ctx) error {
	if c.Get("x") == "" {
		return fiber.NewError(fiber.ErrBadRequest.Code, "no")
	}
	return c.Status(fiber.ErrGone.Code).JSON(1)
}

// BodyParser returns ErrUnprocessableEntity for an unknown type of content, and errors without a status.
func parsed(c *fiber.Ctx) error {
	var x struct{}
	if err := c.BodyParser(&x); err != nil {
		return err
	}
	return c.JSON(x)
}

// The errors of these have no status.
func numbered(c *fiber.Ctx) error {
	var x struct{}
	if err := c.QueryParser(&x); err != nil {
		return err
	}
	n, err := c.ParamsInt("n")
	if err != nil {
		return err
	}
	return c.JSON(n)
}

// A status that is not known.
func unknown(c *fiber.Ctx) error { return fiber.NewError(len(c.Get("x")), "no") }

// A status stays for what is sent after it.
func twice(c *fiber.Ctx) error {
	if c.Get("x") == "" {
		c.Status(fiber.StatusBadGateway).JSON(1)
	}
	return c.JSON(2)
}

// fail has the status from its caller, and notes it before the reply.
func fail(c *fiber.Ctx, code int, text string) error { return c.Status(code).JSON(text) }

func failWith(c *fiber.Ctx, code int) error {
	c.Status(code)
	return c.SendString("no")
}

func helped(c *fiber.Ctx) error {
	switch c.Get("x") {
	case "a":
		return fail(c, fiber.StatusBadRequest, "a")
	case "b":
		return failWith(c, fiber.StatusForbidden)
	}
	return fail(c, 200, "")
}

func picked(c *fiber.Ctx) error {
	code := fiber.StatusOK
	if c.Get("x") == "" {
		code = fiber.StatusNotFound
	}
	return c.Status(code).JSON(1)
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
// POST /d 200 400 403
// GET /e 200 404
// GET /f 400 410
// POST /g 200 422 500
// GET /h 200 500
// GET /i …
// GET /j 200 404
// GET /k 200 502
// GET /l 200 503
// GET /sub/c 409
// GET /zero 200
