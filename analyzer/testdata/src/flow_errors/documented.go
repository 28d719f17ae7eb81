package codederrors

import "github.com/danielgtaylor/huma/v2"

// What documents statuses is filled with statuses, and an error tells huma its status by a method.

var operation = huma.Operation{
	Errors:        []int{404, 409}, // want `http.StatusNotFound` `http.StatusConflict`
	DefaultStatus: 201,             // want `http.StatusCreated`
}

func documented(extra int) []int {
	codes := []int{422, extra} // want `http.StatusUnprocessableEntity`
	op := huma.Operation{Errors: codes}
	return append(op.Errors, 503) // want `http.StatusServiceUnavailable`
}

type humaError struct{ code int }

func (e *humaError) Error() string { return "no" }

func (e *humaError) GetStatus() int {
	if e.code == 0 {
		return 500 // want `http.StatusInternalServerError`
	}
	return e.code
}

func fails() error { return &humaError{404} } // want `http.StatusNotFound`
