package testonly

import "net/http"

// What production code itself says is found with and without tests: that a test uses it as another number does not
// matter.

// Status is sent here.
func Status() int { return 404 } // want `http.StatusNotFound`

func send(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func serve(w http.ResponseWriter) {
	w.WriteHeader(Status())
	send(w, 404) // want `http.StatusNotFound`
}
