// Methods of an interface reply, through a response that its implementation holds.
package main

import "github.com/gofiber/fiber/v2"

type builder interface {
	ok(code int) builder
	send() error
}

type reply struct {
	code int
	c    *fiber.Ctx
}

func (r *reply) ok(code int) builder { r.code = code; return r }
func (r *reply) send() error         { return r.c.Status(r.code).JSON(1) }

func to(c *fiber.Ctx) builder { return &reply{c: c} }

func main() {
	app := fiber.New()
	app.Get("/made", func(c *fiber.Ctx) error { return (&reply{c: c}).ok(201).send() })
	app.Get("/returned", func(c *fiber.Ctx) error { return to(c).ok(201).send() })
	_ = app.Listen(":80")
}

// want:
// GET /made 201
// GET /returned 201
