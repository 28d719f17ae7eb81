// Package asks replies with the status that an error carries.
package asks

import (
	"errors"
	"net/http"
)

// Write asks err for its status.
func Write(w http.ResponseWriter, err error) { // want Write:"asks errors for HTTPStatus sent"
	var coder interface {
		error
		HTTPStatus() int
	}
	if errors.As(err, &coder) {
		w.WriteHeader(coder.HTTPStatus())
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

// Size asks for another number.
func Size(err error) int {
	if s, ok := err.(interface{ Size() int }); ok {
		return s.Size()
	}
	return 0
}
