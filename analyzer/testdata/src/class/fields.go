package class

import (
	"net/http"

	"github.com/beego/beego/v2/server/web/context"
	"github.com/labstack/echo/v4"
)

// A field, and a type, is meant for some codes as a parameter is.
func fields(failed bool) any {
	if failed {
		return &echo.HTTPError{Code: http.StatusOK} // want `an error with 200 OK is a success to clients`
	}
	return context.StatusCode(http.StatusEarlyHints) // want `103 Early Hints cannot be a complete reply`
}
