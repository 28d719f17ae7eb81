// Package order_inside has literals that are called where they are written: what is wrong is wrong inside them. And it has
// helpers, which findings name.
package order_inside

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

func load() error { return errors.New("no") }

func deferredField(w http.ResponseWriter) {
	defer func() {
		w.Header().Set("X-Done", "1") // want `X-Done is never sent: the header went out at line 18`
	}()
	w.WriteHeader(http.StatusOK)
}

func deferredFields(w http.ResponseWriter) {
	defer func() {
		w.Header().Set("X-Done", "1") // want `X-Done is never sent`
		w.Header().Set("X-More", "1") // want `X-More is never sent`
	}()
	w.WriteHeader(http.StatusOK)
}

func deferredStatus(w http.ResponseWriter) {
	defer func() {
		w.WriteHeader(http.StatusAccepted) // want `the client still gets 200 OK: the header went out at line 33`
	}()
	fmt.Fprintln(w, "x")
}

func replyInside(w http.ResponseWriter) {
	func() {
		http.Error(w, "no", http.StatusBadRequest) // want `line 40 replies again`
	}()
	http.Error(w, "no", http.StatusNotFound)
}

func statusInside(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	func() {
		if err := load(); err != nil {
			w.WriteHeader(http.StatusInternalServerError) // want `the client still gets 200 OK: the header went out at line 44`
		}
	}()
}

func contentInside(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	func() {
		fmt.Fprintln(w, "x") // want `body is lost: net/http sends no body with 204 No Content \(body\)`
	}()
}

// A literal in a variable is called, and the call is what is wrong.
func called(w http.ResponseWriter, ok bool) {
	fail := func(text string) { http.Error(w, text, http.StatusBadRequest) }
	if !ok {
		fail("no") // want `\(missing-return\)`
	}
	fmt.Fprintln(w, "x")
}

func respond(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func asJSON(w http.ResponseWriter) { w.Header().Set("Content-Type", "application/json") }

func asDownload(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", "attachment")
}

func through(w http.ResponseWriter) { asJSON(w) }

func named(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	asJSON(w)     // want `Content-Type, set by asJSON at line 74, is never sent: the header went out at line 84; set it before`
	asDownload(w) // want `a header, set by asDownload at line 77, is never sent`
	through(w)    // want `Content-Type, set by through at line 74, is never sent`
	other(w)      // want `X-Other, set by other at other.go:6, is never sent`
}

func sent(w http.ResponseWriter) {
	respond(w, http.StatusOK, 1)
	w.Header().Set("X-A", "1") // want `X-A is never sent: the header went out at line 92, by respond`
}

func lost(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	say(w) // want `body is lost: net/http sends no body with 204 No Content; say sends it at line 101`
}

func say(w http.ResponseWriter) { fmt.Fprintln(w, "x") }

func lostAtOnce(w http.ResponseWriter) {
	respond(w, http.StatusNoContent, 1) // want `respond sends it at line 71`
}

// What a closure defers is inside the closure, too.
func deferredInClosure(w http.ResponseWriter) {
	answer := func() {
		defer func() {
			fmt.Fprintln(w, "x") // want `body is lost: net/http sends no body with 204 No Content \(body\)`
		}()
		w.WriteHeader(http.StatusNoContent)
	}
	answer()
}
