package order_frameworks

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func echoTwice(c echo.Context) error {
	if err := load(); err != nil {
		c.JSON(http.StatusBadRequest, "no") // want `line 13 replies again`
	}
	return c.JSON(http.StatusOK, "yes")
}

func echoOnce(c echo.Context) error {
	if err := load(); err != nil {
		return c.JSON(http.StatusBadRequest, "no")
	}
	return c.JSON(http.StatusOK, "yes")
}

func echoBody(c echo.Context) error {
	return c.JSON(http.StatusNoContent, "gone") // want `body is lost`
}

// The response under the context is the same.
func echoResponse(c echo.Context) error {
	c.Response().WriteHeader(http.StatusOK)
	c.Response().Header().Set("X-A", "1") // want `X-A is never sent`
	return c.NoContent(http.StatusTeapot) // want `the client still gets 200 OK`
}

// A reply that fails may be followed by another.
func echoFailed(c echo.Context) error {
	if err := c.JSON(http.StatusOK, "yes"); err != nil {
		return c.String(http.StatusInternalServerError, "no")
	}
	return nil
}

// The state of the response is asked.
func echoCommitted(c echo.Context) error {
	c.JSON(http.StatusOK, "yes")
	if !c.Response().Committed {
		return c.NoContent(http.StatusTeapot)
	}
	return nil
}
