package order_fine

import (
	"fmt"
	"net/http"
)

// The cases of this file write what a package variable leads to, but by another name: a pointer, a copy of the variable, the result of
// a function, a channel, a variadic parameter.

type choice struct{ code int }

var (
	number = new(int)
	chosen = &choice{}
)

func setPointee()   { *number = http.StatusOK }
func setByPointer() { (*chosen).code = http.StatusOK }
func setByCopy()    { c := chosen; c.code = http.StatusOK }
func setByLoop() {
	for chosen.code = range 201 {
	}
}
func getChosen() *choice { return chosen }
func setByResult()       { getChosen().code = http.StatusOK }
func setByCopiedResult() { c := getChosen(); c.code = http.StatusOK }
func set(c *choice)      { c.code = http.StatusOK }
func setByParameter()    { set(chosen) }
func setEach(list ...*int) {
	for _, p := range list {
		*p = http.StatusOK
	}
}

func byPointee(w http.ResponseWriter, r *http.Request) {
	*number = http.StatusNoContent
	setPointee()
	w.WriteHeader(*number)
	fmt.Fprint(w, "x")
}

func byPointer(w http.ResponseWriter, r *http.Request) {
	chosen.code = http.StatusNoContent
	setByPointer()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x")
}

func byCopy(w http.ResponseWriter, r *http.Request) {
	chosen.code = http.StatusNoContent
	setByCopy()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x")
}

func byLoop(w http.ResponseWriter, r *http.Request) {
	chosen.code = http.StatusNoContent
	setByLoop()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x")
}

func byResult(w http.ResponseWriter, r *http.Request) {
	chosen.code = http.StatusNoContent
	setByResult()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x")
}

func byCopiedResult(w http.ResponseWriter, r *http.Request) {
	chosen.code = http.StatusNoContent
	setByCopiedResult()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x")
}

func byParameter(w http.ResponseWriter, r *http.Request) {
	chosen.code = http.StatusNoContent
	setByParameter()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x")
}

func byChannel(w http.ResponseWriter, r *http.Request) {
	c := &choice{http.StatusNoContent}
	queue := make(chan *choice, 1)
	queue <- c
	other := <-queue
	other.code = http.StatusOK
	w.WriteHeader(c.code)
	fmt.Fprint(w, "x")
}

func byVariadic(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	setEach(&code)
	w.WriteHeader(code)
	fmt.Fprint(w, "x")
}

// Only what a helper writes is forgotten.
func unwritten(w http.ResponseWriter, r *http.Request) {
	chosen.code = http.StatusNoContent
	setPointee()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x") // want `body is lost`
}
