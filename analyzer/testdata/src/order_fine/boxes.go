package order_fine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// The cases of this file put values into interfaces, and errors into errors.

type refusal struct{ why string }

func (refusal) Error() string { return "refused" }

type denial struct{ why string }

func (*denial) Error() string { return "denied" }

var (
	errEarly = errors.New("early")
	errLate  = errors.New("late")
)

func noDenial() error     { var d *denial; return d }
func denied() error       { return &denial{} }
func wrapEarly() error    { return fmt.Errorf("wrapped: %w", errEarly) }
func isNone(e error) bool { return e == nil }

// A nil pointer in an interface is not nil.
func nilInInterface(w http.ResponseWriter, d *denial) {
	var e error = d
	if e == nil || noDenial() == nil {
		wrong(w)
		wrong(w)
	}
	if d == nil && isNone(d) {
		wrong(w)
		wrong(w)
	}
}

func numberInInterface(w http.ResponseWriter, s string) {
	var x any = 5
	if _, ok := x.(string); ok {
		wrong(w)
		wrong(w)
	}
	switch v := x.(type) {
	case string:
		wrong(w)
		wrong(w)
	case int:
		if v != 5 {
			wrong(w)
			wrong(w)
		}
	}
	if x == any(int64(5)) {
		wrong(w)
		wrong(w)
	}
	x = s
	if _, ok := x.(int); ok {
		wrong(w)
		wrong(w)
	}
}

func errorInInterface(w http.ResponseWriter, r *http.Request) {
	e := denied()
	switch e.(type) {
	case refusal:
		wrong(w)
		wrong(w)
	}
	e = refusal{}
	if _, ok := e.(*denial); ok {
		wrong(w)
		wrong(w)
	}
	var d *denial
	if !errors.As(denied(), &d) {
		wrong(w)
		wrong(w)
	}
}

func wrappedErrors(w http.ResponseWriter, err error) {
	both := errors.Join(errEarly, errLate)
	if both == nil || !errors.Is(both, errLate) || errors.Join(nil, nil) != nil {
		wrong(w)
		wrong(w)
	}
	if !errors.Is(wrapEarly(), errEarly) {
		wrong(w)
		wrong(w)
	}
	if errors.Is(io.EOF, io.ErrUnexpectedEOF) {
		wrong(w)
		wrong(w)
	}
	if err == nil && errors.Join(err) != nil {
		wrong(w)
		wrong(w)
	}
}

// What Marshal returns beside an error is nil, and to write nothing does not fail.
func marshalled(w http.ResponseWriter, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		text = nil
		w.Header().Set("X-Error", err.Error())
	}
	if _, err2 := w.Write(text); err2 != nil && err != nil {
		wrong(w)
	}
}
