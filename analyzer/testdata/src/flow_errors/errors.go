// Package codederrors turns errors into status codes.
package codederrors

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// A constructor whose field reaches the response three calls later.

// Error is an error with a status.
type Error struct {
	Code int
	Text string
}

func (e *Error) Error() string { return e.Text }

// Status is the getter.
func (e *Error) Status() int { return e.Code }

// CodedError makes one.
func CodedError(code int, text string) error { return &Error{Code: code, Text: text} }

// Codedf formats one.
func Codedf(code int, format string, args ...any) error {
	return CodedError(code, fmt.Sprintf(format, args...))
}

func find(id int) error {
	if id < 0 {
		return CodedError(400, "400") // want `http.StatusBadRequest`
	}
	if id > 404 {
		return Codedf(404, "no %d", 404) // want `http.StatusNotFound`
	}
	return &Error{409, "409"} // want `http.StatusConflict`
}

var errGone = CodedError(410, "gone") // want `http.StatusGone`

func statusOf(err error) int {
	var coded *Error
	if errors.As(err, &coded) {
		return coded.Status()
	}
	if err, ok := err.(*Error); ok && err.Code == 403 { // want `http.StatusForbidden`
		return err.Code
	}
	return 500 // want `http.StatusInternalServerError`
}

func write(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(v)
}

func respond(w http.ResponseWriter, err error) { write(w, statusOf(err), err.Error()) }

func serve(w http.ResponseWriter, r *http.Request) {
	if err := find(404); err != nil {
		respond(w, err)
		return
	}
	write(w, 200, nil) // want `http.StatusOK`
}

// A map from errors to codes.
var (
	errA = errors.New("a")
	errB = errors.New("b")
)

var statusByError = map[error]int{
	errA: 402, // want `http.StatusPaymentRequired`
	errB: 423, // want `http.StatusLocked`
}

func byMap(w http.ResponseWriter, err error) {
	code, ok := statusByError[err]
	if !ok {
		code = 502 // want `http.StatusBadGateway`
	}
	http.Error(w, err.Error(), code)
}

// A table of both, searched.
var table = []struct {
	err  error
	code int
}{
	{errA, 406},            // want `http.StatusNotAcceptable`
	{err: errB, code: 407}, // want `http.StatusProxyAuthRequired`
}

func byTable(w http.ResponseWriter, err error) {
	for _, row := range table {
		if errors.Is(err, row.err) {
			http.Error(w, err.Error(), row.code)
		}
	}
}

// Codes of the business, mapped to statuses: the ones are no statuses, the others are.
var statusByCode = map[int]int{
	1001: 400, // want `http.StatusBadRequest`
	404:  412, // want `http.StatusPreconditionFailed`
}

type business struct{ code int }

func byCode(w http.ResponseWriter, b business) {
	if b.code == 404 {
		return
	}
	w.WriteHeader(statusByCode[b.code])
}
