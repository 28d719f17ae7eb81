package order_superfluous

import (
	"net/http"

	"github.com/gofiber/fiber/v2"
)

// fiber sends the response when the handler has returned: the client gets what the deferred function sets.
func deferredInFiber(c *fiber.Ctx) error {
	defer func() {
		c.Status(http.StatusInternalServerError).SendString("x")
	}()
	return c.Status(http.StatusBadRequest).SendString("y")
}
