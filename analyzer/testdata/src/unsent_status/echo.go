package unsent

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// gone answers with the variable of a framework, whose status is known.
//
// @Success 200
// @Success 201 // want `^gone never answers 201 Created`
// @Failure 403
// @Router /gone [get]
func gone(c echo.Context) error {
	if c.QueryParam("q") == "" {
		return echo.ErrForbidden
	}
	return c.NoContent(http.StatusOK)
}
