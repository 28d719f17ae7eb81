package order_return

import (
	"fmt"
	"net/http"
)

// reject replies on one path, and says so.
func reject(w http.ResponseWriter, r *http.Request) bool {
	if r.Method == "POST" {
		http.Error(w, "no", http.StatusForbidden)
		return true
	}
	return false
}

// The result is asked for, in each kind of condition: the function knows that the call has replied.
func bySwitch(w http.ResponseWriter, r *http.Request) {
	done := reject(w, r) // want `this call to reject has already replied, and line 22 replies again when done: remove one of the two`
	switch {
	case done:
		http.Error(w, "rejected", http.StatusForbidden)
	}
	for r.Body == nil {
		r.Body = http.NoBody
	}
}

func byTag(w http.ResponseWriter, r *http.Request) {
	done := reject(w, r) // want `this call to reject has already replied, and line 33 replies again when done is true: remove`
	switch done {
	case true:
		http.Error(w, "rejected", http.StatusForbidden)
	}
}

func byLoop(w http.ResponseWriter, r *http.Request) {
	done := reject(w, r) // want `this call to reject has already replied, and line 40 replies again`
	for done {
		http.Error(w, "rejected", http.StatusForbidden)
		return
	}
}

// Whoever reads the field may ask it.
func byField(w http.ResponseWriter, r *http.Request) {
	var state struct{ done bool }
	state.done = reject(w, r) // want `this call to reject has already replied, and line 49 writes to the response again`
	fmt.Fprintln(w, "hello")
}

// Nothing asks the result.
func unasked(w http.ResponseWriter, r *http.Request) {
	done := reject(w, r) // want `this call to reject may have replied, and line 55 writes to the response again: check the result`
	fmt.Fprintln(w, "hello", done)
	for {
	}
}
