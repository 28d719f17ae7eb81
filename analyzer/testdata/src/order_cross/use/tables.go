package use

import (
	"net/http"
	"unicode"
	"unicode/utf8"
)

// A function that only computes sets no variable of its package.

func lettered(w http.ResponseWriter, r *http.Request) { // want lettered:`.*`
	first, _ := utf8.DecodeRuneInString(r.URL.Path)
	if unicode.Is(unicode.Lu, first) || unicode.Is(unicode.Ll, first) {
		return
	}
	if unicode.Is(unicode.Lu, first) {
		w.WriteHeader(http.StatusCreated)
		w.WriteHeader(http.StatusTeapot) // never
	} else {
		http.Error(w, "no letter", http.StatusConflict) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusOK)
}
