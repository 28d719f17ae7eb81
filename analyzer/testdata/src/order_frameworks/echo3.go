package order_frameworks

import (
	"net/http"

	"github.com/labstack/echo"
)

func echo3Twice(c echo.Context) error {
	if err := load(); err != nil {
		c.JSON(http.StatusBadRequest, "no") // want `line 13 replies again`
	}
	return c.JSON(http.StatusOK, "yes")
}

func echo3Once(c echo.Context) error {
	if err := load(); err != nil {
		return c.JSON(http.StatusBadRequest, "no")
	}
	return c.JSON(http.StatusOK, "yes")
}

func echo3Body(c echo.Context) error {
	return c.XML(http.StatusNoContent, "gone") // want `body is lost`
}

func echo3Response(c echo.Context) error {
	c.Response().WriteHeader(http.StatusOK)
	c.Response().Header().Set("X-A", "1") // want `X-A is never sent`
	return c.NoContent(http.StatusTeapot) // want `the client still gets 200 OK`
}

// Flush sends 200, though the response does not remember it.
func echo3Flush(c echo.Context) error {
	c.Response().Flush()
	return c.NoContent(http.StatusTeapot) // want `the client still gets 200 OK`
}

func echo3Committed(c echo.Context) error {
	c.JSON(http.StatusOK, "yes")
	if !c.Response().Committed {
		return c.NoContent(http.StatusTeapot)
	}
	return nil
}

// The error handler does nothing once the header has been sent.
func echo3Error(c echo.Context, err error) error {
	c.NoContent(http.StatusNoContent)
	c.Error(err)
	return nil
}
