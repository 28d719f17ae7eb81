package order_frameworks

import "github.com/gofiber/fiber/v2"

func fiberBody(c *fiber.Ctx) error {
	return c.Status(204).JSON("gone") // want `body is lost: fasthttp sends no body with 204 No Content`
}

// The first reply is replaced by the second.
func fiberTwice(c *fiber.Ctx) error {
	if err := load(); err != nil {
		c.Status(500).JSON("no") // want `line 14 replies again`
	}
	return c.JSON("yes")
}

// Nothing goes out before the handler returns: a later status and later fields count.
func fiberLate(c *fiber.Ctx) error {
	if err := c.JSON("yes"); err != nil {
		return err
	}
	c.Set("X-A", "1")
	c.Status(201)
	return nil
}

// SendStatus keeps the content: a reply and then its status are one reply, but for an error.
func fiberStatusBehind(c *fiber.Ctx) error {
	if err := c.JSON("yes"); err != nil {
		return err
	}
	return c.SendStatus(201)
}

func fiberErrorKept(c *fiber.Ctx) error {
	if err := load(); err != nil {
		c.Status(500).JSON("no") // want `line 39 replies again`
	}
	return c.SendStatus(200)
}
