package order_return

import "net/http"

func codeOf(r *http.Request) int {
	if r.Method == "POST" {
		return http.StatusNoContent
	}
	return http.StatusNotFound
}

// On one path the status is the one that was sent, on the other it is not.
func statusOnOnePath(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", http.StatusNotFound) // want `no return after this reply; line 15 sends another status`
	w.WriteHeader(codeOf(r))
}

// A deferred function runs when a function that is called panics, too.
func panics(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	defer func() {
		if recover() != nil {
			w.WriteHeader(http.StatusInternalServerError) // want `the client still gets 204 No Content: the header went out at line 20`
		}
	}()
	check := func() {
		if r.Method == "POST" {
			panic("not that")
		}
	}
	check()
}
