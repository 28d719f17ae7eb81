package order_late

import "net/http"

// put sets the type in time.
func put(w http.ResponseWriter, b []byte, kind string) {
	w.Header().Set("Content-Type", kind)
	w.Write(b)
}

// fail sets it too late.
func fail(w http.ResponseWriter, message string, code int) {
	w.WriteHeader(code)
	if message != "" {
		put(w, []byte(message), "text/plain") // want `Content-Type, set by put at line 7, is never sent: the header went out at line 13`
	}
}

// What fail has set too late does not count: the type that is set here is lost, though no content is sent.
func get(w http.ResponseWriter, find func() []byte) {
	b := find()
	if b == nil {
		fail(w, "no", http.StatusNotFound)
	}
	put(w, b, "image/png") // want `Content-Type, set by put at line 7, is never sent: the header went out at line 23, by fail`
}

// failWell sets it in time, and put wants the same type.
func failWell(w http.ResponseWriter, code int) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(code)
}

func getWell(w http.ResponseWriter, b []byte) {
	failWell(w, http.StatusNotFound)
	put(w, b, "text/plain")
}
