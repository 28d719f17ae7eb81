package dropped_reply

import (
	"log"
	"net/http"

	"github.com/kataras/iris/v12/context"
	"github.com/labstack/echo/v4"
)

// The error is returned, logged, kept or given to the error handler.
func returned() error { return echo.NewHTTPError(http.StatusBadRequest) }

func logged() { log.Print(echo.NewHTTPError(http.StatusBadRequest)) }

var errNoID = echo.NewHTTPError(http.StatusBadRequest, "no id")

func handed(c echo.Context) error {
	c.Error(echo.NewHTTPError(http.StatusBadRequest))
	return nil
}

// A reply has been sent; its error says no more than that the client has gone.
func replied(c echo.Context) error {
	_ = c.JSON(http.StatusOK, "ok")
	c.NoContent(http.StatusNoContent)
	return nil
}

// The method changes a problem that is there; it creates none.
func changed(c *context.Context, p context.Problem) error {
	p.Status(http.StatusNotFound)
	return c.Problem(p)
}
