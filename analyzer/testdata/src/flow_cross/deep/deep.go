// Package deep imports package use, and knows lib's facts by it.
package deep

import (
	"net/http"

	"flow_cross/use"
)

func wraps(w http.ResponseWriter) {
	use.Wrap(w, 404)       // want `http.StatusNotFound`
	_ = use.Err{Code: 404} // want `http.StatusNotFound`
	_ = use.Err{http.StatusNotFound}
}
