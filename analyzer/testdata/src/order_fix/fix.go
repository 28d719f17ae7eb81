// Package order_fix has what -unsafe-fixes mends.
package order_fix

import (
	"fmt"
	"log"
	"net/http"
)

func returns(w http.ResponseWriter, ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
		log.Print("no")
	}
	fmt.Fprintln(w, "hello")
}

// The function has a result: whoever reads it must decide what it is.
func result(w http.ResponseWriter, ok bool) int {
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	}
	fmt.Fprintln(w, "hello")
	return 1
}

// A return would cut off what follows in the same block.
func block(w http.ResponseWriter) {
	http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	fmt.Fprintln(w, "hello")
}

func swapped(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "text/plain") // want `late-header`
	fmt.Fprintln(w, "hello")
}

// Something stands between.
func apart(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	log.Print("sent")
	w.Header().Set("Content-Type", "text/plain") // want `late-header`
}

func dropped(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	w.Write([]byte("gone")) // want `body is lost`
}
