package order_late

import (
	"fmt"
	"net/http"
)

// A return at the end of the block does not help a field that is set before.
func inBlock(w http.ResponseWriter, ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
		w.Header().Set("X-Reason", "no")           // want `X-Reason is never sent`
	}
	fmt.Fprintln(w, "hello")
}

// It keeps the field from being set.
func afterBlock(w http.ResponseWriter, ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	}
	w.Header().Set("X-Kind", "plain")
	fmt.Fprintln(w, "hello")
}

// On the way without a reply the field is late all the same.
func eitherWay(w http.ResponseWriter, ok bool) {
	fmt.Fprintln(w, "hello")
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `the client still gets 200 OK`
	}
	w.Header().Set("X-Kind", "plain") // want `X-Kind is never sent`
}
