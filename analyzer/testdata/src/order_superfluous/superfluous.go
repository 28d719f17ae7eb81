// Package order_superfluous has statuses that no client sees.
package order_superfluous

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
)

func load() error { return errors.New("no") }

func twice(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	if err := load(); err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want `the client still gets 200 OK: the header went out at line 16 \(superfluous\)`
	}
}

func afterWrite(w http.ResponseWriter) {
	w.Write([]byte("hello"))
	w.WriteHeader(http.StatusAccepted) // want `the client still gets 200 OK: the header went out at line 23`
}

func unknownFirst(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	w.WriteHeader(500) // want `this status is not sent: the header went out at line 28`
}

func errorAfter(w http.ResponseWriter) {
	fmt.Fprint(w, "so far")
	if err := load(); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want `the client still gets 200 OK`
	}
}

// The code is known by the branch.
func byBranch(w http.ResponseWriter, code int) {
	if code == http.StatusNotFound {
		w.WriteHeader(code)
		w.WriteHeader(http.StatusGone) // want `the client still gets 404 Not Found`
	}
}

// A flush sends the header.
func flushed(w http.ResponseWriter) {
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
		w.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK`
	}
	c := http.NewResponseController(w)
	c.Flush()
}

// 101 is final, unlike other 1xx.
func switching(w http.ResponseWriter) {
	w.WriteHeader(http.StatusSwitchingProtocols)
	w.WriteHeader(http.StatusOK) // want `^over HTTP/1.1 the client still gets 101 Switching Protocols`
}

// A loop that has sent the header before it ends.
func behindLoop(w http.ResponseWriter, names []string) {
	for _, n := range names {
		fmt.Fprintln(w, n)
	}
	w.WriteHeader(http.StatusOK) // want `the client still gets 200 OK: the header went out at line 66`
}

// A recorder is a writer.
func recorded() {
	rec := httptest.NewRecorder()
	rec.WriteHeader(http.StatusOK)
	rec.WriteHeader(http.StatusTeapot) // want `the client still gets 200 OK`
}

// The failure of a write is late-error, unless the status was not about that.
func encode(w http.ResponseWriter, v any) {
	w.WriteHeader(http.StatusCreated)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want `the client still gets 201 Created: the header went out at line 80; log the error instead \(late-error\)`
	}
}

func written(w http.ResponseWriter, data []byte) {
	if _, err := w.Write(data); err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want `the client still gets 200 OK.*\(late-error\)`
	}
}

// With nothing sent before, an encoder or a template that fails may have written nothing.
func encodeFirst(w http.ResponseWriter, v any, t *template.Template) {
	if err := json.NewEncoder(w).Encode(v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if err := t.Execute(w, v); err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want `the client still gets 200 OK.*\(late-error\)`
	}
}

// What is known on one of two paths is not known where they meet.
func joined(w http.ResponseWriter, quiet bool) {
	if quiet {
		fmt.Println("quiet")
	}
	w.WriteHeader(http.StatusOK)
	if !quiet {
		w.WriteHeader(http.StatusTeapot) // want `the client still gets 200 OK`
	}
}

// What is deferred runs last.
func deferred(w http.ResponseWriter) {
	defer w.WriteHeader(http.StatusAccepted) // want `the client still gets 200 OK`
	fmt.Fprintln(w, "hello")
}

// A callback that is kept may have sent any status.
var callbacks []func()

func kept(w http.ResponseWriter) {
	callbacks = append(callbacks, func() { w.WriteHeader(http.StatusNotFound) })
	fmt.Fprintln(w, "hello")
	w.WriteHeader(http.StatusTeapot) // want `this status is not sent`
}

func echoed(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "you sent:")
	if err := r.Write(w); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want `the client still gets 200 OK.*\(late-error\)`
	}
}

func begin(w http.ResponseWriter, code int) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(code)
}

// After a helper that has chosen the status a return is missing: one finding, however many statuses follow.
func afterHelper(w http.ResponseWriter, r *http.Request) {
	begin(w, http.StatusOK)
	if r.Method == "POST" {
		w.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK: the header went out at line \d+, by begin`
	} else {
		w.WriteHeader(http.StatusAccepted)
	}
}
