package undocumented

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"
)

// forbidding returns the variables of a framework, which carry a status.
//
// @Success 200
// @Failure 500 "failed"
// @Router /forbidding [get]
func forbidding(c echo.Context) error {
	switch c.QueryParam("q") {
	case "a":
		return echo.ErrForbidden // want `^403 Forbidden is not documented: the comment of forbidding declares 200 and 500`
	case "b":
		return missing() // want `^404 Not Found is not documented`
	case "c":
		return errOther // it has no status
	case "d":
		return echo.ErrForbidden // reported above
	}
	return c.NoContent(http.StatusOK)
}

func missing() error { return echo.ErrNotFound }

var errOther = errors.New("other")

// declaring declares them.
//
// @Success 200
// @Failure 403
// @Router /declaring [get]
func declaring(c echo.Context) error {
	if c.QueryParam("q") == "" {
		return echo.ErrForbidden
	}
	return c.NoContent(http.StatusOK)
}
