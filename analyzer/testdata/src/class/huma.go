package class

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// What a handler returns as an error may be a redirect or a 304, and one that only serves as an example has no status.
func returned() []error {
	return []error{
		huma.NewError(http.StatusNotModified, ""),
		huma.NewError(http.StatusFound, "elsewhere"),
		huma.NewError(0, ""),
		huma.NewError(http.StatusOK, "fine"), // want `an error with 200 OK is a success to clients`
	}
}
