// Package order_once has defects that are reached in several ways: each is reported once, where it is.
package order_once

import (
	"fmt"
	"net/http"
)

// The content is lost here, whoever calls.
func gone(w http.ResponseWriter, text string) {
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprintln(w, text) // want `body is lost`
}

func caller(w http.ResponseWriter)  { gone(w, "a") }
func another(w http.ResponseWriter) { gone(w, "b") }
func beyond(w http.ResponseWriter)  { caller(w) }

// The status comes from the caller, who has the defect.
func respond(w http.ResponseWriter, code int, text string) {
	w.WriteHeader(code)
	fmt.Fprintln(w, text)
}

func chooses(w http.ResponseWriter)        { respond(w, http.StatusNoContent, "x") } // want `body is lost`
func choosesNot(w http.ResponseWriter)     { chooses(w) }
func handsOn(w http.ResponseWriter, c int) { respond(w, c, "x") }
func choosesThrough(w http.ResponseWriter) { handsOn(w, http.StatusNoContent) } // want `body is lost: .* handsOn sends it at line 22`

// The header goes out in a helper and the content here.
func noContent(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }

func adds(w http.ResponseWriter) {
	noContent(w)
	fmt.Fprintln(w, "x") // want `body is lost`
}

func addsThrough(w http.ResponseWriter) { adds(w) }

// A literal is a function too.
func literal(w http.ResponseWriter) {
	say := func() {
		w.WriteHeader(http.StatusNoContent)
		fmt.Fprintln(w, "x") // want `body is lost`
	}
	say()
}
