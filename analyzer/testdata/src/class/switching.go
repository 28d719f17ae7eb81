package class

import (
	"net/http"

	"github.com/gofiber/fiber/v2"
)

// Over HTTP/1.1 net/http sends a 101 as the final response, unlike other informational codes: no 200 follows.
func switching(w http.ResponseWriter, c *fiber.Ctx) error {
	http.Error(w, "soon", http.StatusSwitchingProtocols) // want `^101 Switching Protocols cannot be a complete reply: net/http sends it over HTTP/1.1 without the body, and the client takes what follows for another protocol \(class\)$`
	if c == nil {
		return &fiber.Error{Code: http.StatusSwitchingProtocols} // want `fasthttp sends it over HTTP/1.1 without the body`
	}
	return nil
}
