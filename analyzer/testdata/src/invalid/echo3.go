package invalid

import (
	"net/http"

	"github.com/labstack/echo"
)

// In echo v3, JSON sends its header before it looks at the value, so that 0 panics.
func echo3JSON(c echo.Context, ok bool) error {
	var code int
	if ok {
		code = http.StatusOK
	}
	return c.JSON(code, nil) // want `panics on status code 0, and the client gets no response: code is still 0 when !ok`
}

// A status that is not sent: every write sets it anew.
func echo3Status(c echo.Context) {
	c.Response().Status = 0
	c.Response().Write([]byte("x"))
}
