package invalid

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

// Frameworks for which 0 means that no status was chosen.

func ginKeeps(c *gin.Context, ok bool) {
	var code int
	if ok {
		code = http.StatusOK
	}
	c.JSON(code, nil)
	own(c, code)
}

func fiberSends(c *fiber.Ctx, ok bool) error {
	var code int
	if ok {
		code = fiber.StatusOK
	}
	return c.Status(code).JSON(nil)
}

func echoJSON(c echo.Context, ok bool) error {
	var code int
	if ok {
		code = http.StatusOK
	}
	return c.JSON(code, nil) // 200
}

func echoString(c echo.Context, ok bool) error {
	var code int
	if ok {
		code = http.StatusOK
	}
	return c.String(code, "x") // want `panics on status code 0, and the client gets no response: code is still 0 when !ok`
}

func ownString(c echo.Context, code int) error { return c.String(code, "x") }

func ownJSON(c echo.Context, code int) error { return c.JSON(code, "x") }

func echoHelpers(c echo.Context) error {
	var code int
	return ownJSON(c, code)
}

func echoHelper(c echo.Context) error {
	var code int
	return ownString(c, code) // want `panics on status code 0`
}
