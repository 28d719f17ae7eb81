package order_body

import (
	"fmt"
	"net/http"
)

// A reply that comes too late does not change the status: content after it is lost because of the first one.

func sendCode(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func notFound(w http.ResponseWriter) int {
	w.WriteHeader(404)
	return 0
}

func lateReplyInClosure(w http.ResponseWriter) {
	sendCode(w, 304)
	do := func() {
		code := notFound(w)
		_ = code
		fmt.Fprint(w, "x")
	}
	do() // want `body is lost: net/http sends no body with 304 Not Modified; do sends it at line 22` `the client still gets 304`
}

func lateReply(w http.ResponseWriter) {
	w.WriteHeader(204)
	_ = notFound(w)    // want `the client still gets 204`
	fmt.Fprint(w, "x") // want `body is lost: net/http sends no body with 204 No Content`
}

// A return after the reply prevents it, too.
func lateError(w http.ResponseWriter) {
	w.WriteHeader(204)
	http.Error(w, "x", 500) // want `no return after this reply` `the client still gets 204`
	fmt.Fprint(w, "x")
}

// But not on the other path.
func either(w http.ResponseWriter, b bool) {
	if b {
		http.Error(w, "x", 500) // want `no return after this reply`
	} else {
		w.WriteHeader(204)
	}
	fmt.Fprint(w, "x") // want `body is lost when !b`
}

func lateReplyDeferred(w http.ResponseWriter) {
	defer fmt.Fprint(w, "x") // want `body is lost: net/http sends no body with 204`
	w.WriteHeader(204)
	_ = notFound(w) // want `the client still gets 204`
}
