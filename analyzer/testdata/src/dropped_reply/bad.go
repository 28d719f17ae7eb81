// Package dropped_reply makes errors and throws them away.
package dropped_reply

import (
	"net/http"

	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func get(c echo.Context) error {
	if c.Param("id") == "" {
		echo.NewHTTPError(http.StatusBadRequest, "no id") // want `this error is created but never used, so the client does not get 400 Bad Request: return it \(dropped-reply\)`
	}
	return nil
}

func blank(c echo.Context) error {
	_ = echo.NewHTTPError(http.StatusNotFound) // want `does not get 404 Not Found`
	return c.NoContent(http.StatusNoContent)
}

func item(c *fiber.Ctx, id int) error {
	if id == 0 {
		fiber.NewError(fiber.StatusForbidden, "no") // want `does not get 403 Forbidden`
	}
	return nil
}

func computed(code int) {
	echo.NewHTTPError(code) // want `so the client does not get it: return it`
}
