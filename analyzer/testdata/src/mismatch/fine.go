package mismatch

import (
	"fmt"
	"net/http"
)

func same(w http.ResponseWriter, code int) {
	http.Error(w, http.StatusText(http.StatusNotFound), http.StatusNotFound)
	// Nobody knows these codes.
	http.Error(w, http.StatusText(code), http.StatusNotFound)
	http.Error(w, http.StatusText(http.StatusNotFound), code)
	// A text that quotes another status is a sentence of its own.
	http.Error(w, "upstream said "+http.StatusText(http.StatusNotFound), http.StatusBadGateway)
	http.Error(w, fmt.Sprintf("upstream said %s", http.StatusText(http.StatusNotFound)), http.StatusBadGateway)
	// So is the result of a function that is given one.
	http.Error(w, quote(http.StatusText(http.StatusNotFound)), http.StatusBadGateway)
}

func quote(s string) string { return s }

// StatusText returns "" for a code that it does not know, so the text says nothing.
func unknownText(w http.ResponseWriter) {
	http.Error(w, http.StatusText(777), http.StatusBadRequest)
}
