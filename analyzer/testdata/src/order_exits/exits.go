// Package order_exits has helpers that say in various ways what they did to the response.
package order_exits

import (
	"errors"
	"fmt"
	"net/http"
)

var (
	errReplied = errors.New("replied")
	errBusy    = errors.New("busy")
	errAlias   = errBusy
)

func refuse(w http.ResponseWriter, path string) error {
	if path == "" {
		http.Error(w, "no", http.StatusForbidden)
		return errReplied
	}
	if path == "/" {
		return errBusy
	}
	return nil
}

func sentinel(w http.ResponseWriter, r *http.Request) {
	if err := refuse(w, r.URL.Path); err == errReplied {
		return
	}
	w.WriteHeader(http.StatusNoContent) // the error is another: nothing was sent
}

func sentinelIs(w http.ResponseWriter, r *http.Request) {
	if err := refuse(w, r.URL.Path); errors.Is(err, errReplied) {
		return
	} else if errors.Is(err, errBusy) {
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func otherSentinel(w http.ResponseWriter, r *http.Request) {
	if err := refuse(w, r.URL.Path); err == errBusy { // want `this call to refuse has already replied, and line 48 sends another status`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func refuseAlias(w http.ResponseWriter) error {
	http.Error(w, "no", http.StatusForbidden)
	return errAlias
}

// What errAlias is equal to is not known, but it is not nil.
func aliasSentinel(w http.ResponseWriter, r *http.Request) {
	if err := refuseAlias(w); err != nil {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func tryTo(w http.ResponseWriter, path string, done *bool) {
	if path == "" {
		http.Error(w, "no", http.StatusForbidden)
		*done = true
	}
}

func outParameter(w http.ResponseWriter, r *http.Request) {
	var done bool
	tryTo(w, r.URL.Path, &done)
	if done {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func outField(w http.ResponseWriter, r *http.Request) {
	var state struct{ done, donee bool }
	tryTo(w, r.URL.Path, &state.done)
	if state.done {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func otherField(w http.ResponseWriter, r *http.Request) {
	var state struct{ done, donee bool }
	tryTo(w, r.URL.Path, &state.donee) // want `this call to tryTo may have replied, but does not tell its caller; line 95 sends another status`
	if state.done {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func repeated(w http.ResponseWriter, names []string) {
	for _, name := range names {
		if name == "" {
			http.Error(w, "no name", http.StatusBadRequest) // want `no return after this reply; the loop goes on, and replies again in its next iteration \(missing-return\)`
		}
	}
}

func firstOnly(w http.ResponseWriter, names []string) {
	for _, name := range names {
		if name == "" {
			http.Error(w, "no name", http.StatusBadRequest)
			break
		}
	}
}

func repeatedStatus(w http.ResponseWriter, n int) {
	for range n {
		w.WriteHeader(http.StatusAccepted) // want `the client still gets 202 Accepted: the header went out in an earlier iteration of the loop`
	}
}

// Constants decide how often the loop runs: what follows it is reached.
func afterCounted(w http.ResponseWriter) {
	defer w.WriteHeader(http.StatusOK) // want `the client still gets 404 Not Found`
	for range 3 {
		_ = w
	}
	w.WriteHeader(http.StatusNotFound)
}

func appended(w http.ResponseWriter, name string) {
	var names []string
	if name != "" {
		names = append(names, name)
	}
	if len(names) == 0 {
		http.Error(w, "no name", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
	if len(names) > 1 {
		w.WriteHeader(http.StatusMultiStatus)
	}
}

func repeatedClosure(w http.ResponseWriter, n int) {
	for range n {
		fail := func() {
			http.Error(w, "no", http.StatusBadRequest)
		}
		fail() // want `no return after this reply; the loop goes on, and replies again in its next iteration`
	}
}

// An error that is made here is equal to no other, so that this replies once.
func made(w http.ResponseWriter, r *http.Request) {
	err := errors.New("made here")
	if r.URL.Path != "" {
		err = errBusy
	}
	if err == errBusy {
		http.Error(w, "busy", http.StatusServiceUnavailable)
	}
	if r.URL.Path == "" {
		http.Error(w, "no path", http.StatusBadRequest)
	}
}

func validate(w http.ResponseWriter, path string) error {
	switch path {
	case "":
		http.Error(w, "no path", http.StatusBadRequest)
		return errors.New("no path")
	case "/":
		return errBusy
	case "//":
		return fmt.Errorf("slashes: %w", errBusy)
	}
	return nil
}

// The error of the reply is neither errBusy nor one that wraps it.
func madeByHelper(w http.ResponseWriter, r *http.Request) {
	switch err := validate(w, r.URL.Path); {
	case err == errBusy, errors.Is(err, errBusy):
		http.Error(w, "busy", http.StatusServiceUnavailable)
	case err == nil:
		w.WriteHeader(http.StatusNoContent)
	}
}

func wrapping(w http.ResponseWriter, err error) error {
	if err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return fmt.Errorf("wrapped: %w", err)
	}
	return nil
}

// The error that was made may wrap errBusy; it is not errBusy itself.
func wrappedByHelper(w http.ResponseWriter, err error) {
	if err := wrapping(w, err); err == errBusy {
		http.Error(w, "busy", http.StatusServiceUnavailable)
	}
}

func wrappedIs(w http.ResponseWriter, err error) {
	if err := wrapping(w, err); errors.Is(err, errBusy) { // want `this call to wrapping has already replied`
		http.Error(w, "busy", http.StatusServiceUnavailable)
	}
}

// Another element was written: m["x"] is what it was.
func otherElement(w http.ResponseWriter, m map[string]bool) {
	bad := m["x"]
	if bad {
		http.Error(w, "x", http.StatusBadRequest)
	}
	m["y"] = true
	m["z"] = false
	if !m["x"] {
		w.WriteHeader(http.StatusNoContent)
	}
}

// The element that was written is true, and the map is not empty.
func sameElement(w http.ResponseWriter, m map[string]bool) {
	m["y"] = true
	if !m["y"] || len(m) == 0 {
		http.Error(w, "x", http.StatusBadRequest)
	}
	w.WriteHeader(http.StatusNoContent)
}

// Which element was written is not known.
func someElement(w http.ResponseWriter, m map[string]bool, key string) {
	if m["x"] {
		http.Error(w, "x", http.StatusBadRequest)
	}
	m[key] = false
	if !m["x"] {
		w.WriteHeader(http.StatusNoContent)
	}
}

func elementKept(w http.ResponseWriter, m map[string]bool) {
	if m["x"] {
		http.Error(w, "x", http.StatusBadRequest) // want `no return after this reply`
	}
	m["y"] = true
	if m["x"] {
		w.WriteHeader(http.StatusNoContent)
	}
}

// No string is an error.
func otherType(w http.ResponseWriter, x any) {
	if err, ok := x.(error); ok {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
	if s, ok := x.(string); ok {
		w.Write([]byte(s))
	}
}

type userKey struct{}

// The same value of the same context is asked for twice.
func contextValue(w http.ResponseWriter, r *http.Request) {
	if name, _ := r.Context().Value(userKey{}).(string); name == "" {
		http.Error(w, "who are you?", http.StatusUnauthorized)
	}
	if name, _ := r.Context().Value(userKey{}).(string); name != "" {
		w.Write([]byte(name))
	}
}

type codedError struct{ code int }

func (*codedError) Error() string { return "coded" }

// The value of the interface decides only the status; the result says whether the helper has replied.
func answerCoded(w http.ResponseWriter, err error) bool {
	coded, ok := err.(*codedError)
	if !ok && err != nil {
		coded = &codedError{http.StatusInternalServerError}
	}
	if coded == nil {
		return false
	}
	http.Error(w, coded.Error(), coded.code)
	return true
}

func answeredCoded(w http.ResponseWriter, err error) {
	if answerCoded(w, err) { // want `this call to answerCoded has already replied`
		http.Error(w, "again", http.StatusBadRequest)
	}
}
