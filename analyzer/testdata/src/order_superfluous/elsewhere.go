package order_superfluous

import "net/http"

// Statuses of deferred calls and of goroutines, after a reply.

func deferredStatus(w http.ResponseWriter, r *http.Request) {
	defer w.WriteHeader(http.StatusNoContent) // want `the client still gets 500 Internal Server Error: the header went out at line 10 when r.Method == "GET"`
	if r.Method == "GET" {
		http.Error(w, "x", http.StatusInternalServerError)
		return
	}
}

func deferredClosure(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			http.Error(w, "x", http.StatusInternalServerError) // want `the client still gets 400 Bad Request: the header went out at line 23`
		}
	}()
	if err = r.ParseForm(); err != nil {
		http.Error(w, "x", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func goroutine(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	go http.Error(w, "late", http.StatusInternalServerError) // want `the client still gets 202 Accepted`
}

func closureInGoroutine(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	go func() {
		http.Error(w, "late", http.StatusInternalServerError) // want `the client still gets 202 Accepted`
	}()
}

func fail(w http.ResponseWriter) { http.Error(w, "x", http.StatusInternalServerError) }

func helperInGoroutine(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	go fail(w) // want `the client still gets 202 Accepted`
}

// The same status completes the header, and a deferred call may write the end of a page.
func footer(w http.ResponseWriter, r *http.Request) {
	defer w.Write([]byte("</html>"))
	http.Error(w, "<html>", http.StatusNotFound)
}
