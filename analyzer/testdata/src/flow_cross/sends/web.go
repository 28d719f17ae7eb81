// Package sends sends what package fills fills.
package sends

import (
	"errors"
	"net/http"

	"flow_cross/fills"
)

func fail(w http.ResponseWriter, err error) {
	var p *fills.Problem
	if !errors.As(err, &p) || p.Status == 404 { // want `http.StatusNotFound`
		w.WriteHeader(500) // want `http.StatusInternalServerError`
		return
	}
	w.WriteHeader(p.Status)
}

func more() []error {
	return []error{
		&fills.Problem{Status: 400, Size: 400}, // want `http.StatusBadRequest`
		fills.With(403),                        // want `http.StatusForbidden`
	}
}
