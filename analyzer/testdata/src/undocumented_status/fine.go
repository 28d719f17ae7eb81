package undocumented

import (
	"errors"
	"net/http"
)

// The default covers all.
//
// @Success 200
// @Failure default {string} string
// @Router /a [get]
func covered(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }

// Nothing is declared.
//
// @Router /b [get]
func undeclared(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }

// It is no route: a template for comments.
//
// @Success 200
func template(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }

// The helper chooses: whether it can come to that is its affair.
//
// @Success 200
// @Router /c [get]
func mapped(w http.ResponseWriter, r *http.Request) {
	if r.Method == "x" {
		fail(w, errors.New("x"))
		return
	}
	w.WriteHeader(http.StatusOK)
}

func fail(w http.ResponseWriter, err error) {
	if errors.Is(err, errGone) {
		w.WriteHeader(http.StatusGone)
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

// A 1xx is no answer.
//
// @Success 200
// @Router /d [get]
func hints(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusOK)
}
