package invalid

import (
	"fmt"
	"net/http"
)

// Once the header has gone out, net/http does not look at the status, and there is no panic.
func late(w http.ResponseWriter) {
	fmt.Fprintln(w, "hello")
	w.WriteHeader(0)
}

func lateError(w http.ResponseWriter, err error) {
	w.WriteHeader(http.StatusOK)
	http.Error(w, err.Error(), 1)
}

// On one path it comes first.
func lateOrNot(w http.ResponseWriter, greet bool) {
	if greet {
		fmt.Fprintln(w, "hello")
	}
	w.WriteHeader(42) // want `net/http panics on status code 42`
}
