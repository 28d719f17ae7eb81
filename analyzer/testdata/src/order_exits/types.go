package order_exits

import (
	"errors"
	"fmt"
	"net/http"
)

// What a helper does may depend on the type of what it is given.

type coded struct{ status int }

func (coded) Error() string { return "coded" }

type located struct{ at string }

func (*located) Error() string { return "located" }

func answer(w http.ResponseWriter, err error) {
	switch err := err.(type) {
	case coded:
		w.WriteHeader(err.status)
	case *located:
		w.Header().Set("Location", err.at)
		w.WriteHeader(http.StatusFound)
	}
}

func asked(w http.ResponseWriter, call func() error) {
	err := call()
	switch err.(type) {
	case coded, *located:
	default:
		fmt.Fprintln(w, "another") // and answer does nothing
	}
	answer(w, err)
}

func askedOne(w http.ResponseWriter, call func() error) {
	err := call()
	if _, ok := err.(coded); !ok {
		fmt.Fprintln(w, "not coded, but it may be located")
	}
	answer(w, err) // want `the client still gets 200 OK: the header went out at line 42`
}

// The type of an argument says what is done.
func given(w http.ResponseWriter) {
	fmt.Fprintln(w, "begin")
	answer(w, &located{"/"}) // want `the client still gets 200 OK: the header went out at line 49`
}

func givenOther(w http.ResponseWriter, addr *http.MaxBytesError) {
	fmt.Fprintln(w, "begin")
	answer(w, addr)
	answer(w, errors.New("made"))
	answer(w, fmt.Errorf("made of %w", addr))
	answer(w, nil)
}

// A value of one type is of no other.
func twice(w http.ResponseWriter, v any) {
	if _, ok := v.(string); ok {
		http.Error(w, "text", http.StatusBadRequest)
	}
	switch v.(type) {
	case int, []byte:
		http.Error(w, "number", http.StatusBadRequest)
	case coded:
		http.Error(w, "coded", http.StatusNotFound) // want `no return after this reply; line 73 replies again`
	}
	if _, ok := v.(error); ok {
		http.Error(w, "error", http.StatusInternalServerError)
	}
}
