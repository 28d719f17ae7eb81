// Package invalid sends numbers at which net/http panics.
package invalid

import (
	"net/http"
	"net/http/httptest"
)

const exitFailure = 1

func direct(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(0)                      // want `^net/http panics on status code 0, and the client gets no response: send a code from 100 to 599 \(invalid\)$`
	w.WriteHeader(-1)                     // want `panics on status code -1`
	w.WriteHeader(42)                     // want `panics on status code 42`
	w.WriteHeader(99)                     // want `panics on status code 99`
	w.WriteHeader(1000)                   // want `panics on status code 1000`
	w.WriteHeader(exitFailure)            // want `panics on status code 1,`
	w.WriteHeader(4004)                   // want `panics on status code 4004`
	http.Error(w, "no", 1)                // want `panics on status code 1,`
	http.Redirect(w, r, "/", 30)          // want `panics on status code 30`
	_ = http.RedirectHandler("/", 0)      // want `panics on status code 0`
	httptest.NewRecorder().WriteHeader(7) // want `panics on status code 7`
}

func fail(w http.ResponseWriter, code int) { http.Error(w, "no", code) }

type problem struct{ status int }

func (p problem) send(w http.ResponseWriter) { w.WriteHeader(p.status) }

func through(w http.ResponseWriter) {
	fail(w, 1)           // want `panics on status code 1,`
	fail(w, exitFailure) // want `panics on status code 1,`
	problem{12}.send(w)  // want `panics on status code 12`
	code := 20           // want `panics on status code 20`
	w.WriteHeader(code)
}

// After the header net/http does not look at the status.
func afterHeader(w http.ResponseWriter, b []byte) {
	w.Write(b)
	w.WriteHeader(0)
}

func afterHeaderOrNot(w http.ResponseWriter, b []byte) {
	if len(b) > 0 {
		w.Write(b)
	}
	w.WriteHeader(0) // want `net/http panics on status code 0`
}
