package order_once

import "net/http"

type failure struct {
	status int
	text   string
}

var encode func(v any)

// The status is in a struct, and what writes the content is out of sight.
func writeFailure(w http.ResponseWriter, f *failure) {
	w.WriteHeader(f.status)
	encode(f)
}

func fail(w http.ResponseWriter, status int, text string) { writeFailure(w, &failure{status, text}) }

// One return is missing.
func unreturned(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		fail(w, http.StatusForbidden, "no") // want `no return after this reply; line 26 replies again`
	}
	if r.Method == "" {
		fail(w, http.StatusBadRequest, "what")
		return
	}
	if r.Host == "" {
		fail(w, http.StatusNotFound, "where")
		return
	}
	fail(w, http.StatusTeapot, "who")
}
