package order_fine

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
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

func settle(c *choice)    { c.code = http.StatusOK }
func settleNumber(p *int) { *p = http.StatusOK }
func (c *choice) settle() { c.code = http.StatusOK }

var wait sync.WaitGroup

// Goroutines, and closures that unseen code gets, may write what they get or capture by address.
func byGoroutine(w http.ResponseWriter, r *http.Request) {
	c := &choice{http.StatusNoContent}
	go settle(c)
	wait.Wait()
	w.WriteHeader(c.code)
	fmt.Fprint(w, "x")
}

func byNumber(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	go settleNumber(&code)
	wait.Wait()
	w.WriteHeader(code)
	fmt.Fprint(w, "x")
}

func byMethod(w http.ResponseWriter, r *http.Request) {
	c := &choice{http.StatusNoContent}
	go c.settle()
	wait.Wait()
	w.WriteHeader(c.code)
	fmt.Fprint(w, "x")
}

func byClosure(w http.ResponseWriter, r *http.Request) {
	c := &choice{http.StatusNoContent}
	go func() { settle(c) }()
	wait.Wait()
	w.WriteHeader(c.code)
	fmt.Fprint(w, "x")
}

func byGivenClosure(w http.ResponseWriter, r *http.Request) {
	c := choice{http.StatusNoContent}
	wait.Go(func() { c.settle() })
	wait.Wait()
	w.WriteHeader(c.code)
	fmt.Fprint(w, "x")
}

func byClosureInClosure(w http.ResponseWriter, r *http.Request) {
	c := &choice{http.StatusNoContent}
	inner := func() { settle(c) }
	wait.Go(func() { inner() })
	wait.Wait()
	w.WriteHeader(c.code)
	fmt.Fprint(w, "x")
}

// A panic in a goroutine ends the program: it runs no deferred call of the function that has started it.
func panicsElsewhere(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil {
			http.Error(w, "x", http.StatusInternalServerError)
		}
	}()
	w.WriteHeader(http.StatusAccepted)
	go func() { panic("x") }()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func mustToo(err error) { must(err) }

// A helper panics for the errors after which the reply is complete.
func afterMust(w http.ResponseWriter, r *http.Request) {
	err := r.ParseForm()
	if err != nil {
		http.Error(w, "x", http.StatusBadRequest)
	}
	mustToo(err)
	w.WriteHeader(http.StatusNoContent)
}

// errors.Join of no errors is nil.
func afterJoin(w http.ResponseWriter, r *http.Request) {
	var errs []error
	if r.Method == "GET" {
		errs = append(errs, errors.New("x"))
	}
	if err := errors.Join(errs...); err != nil {
		http.Error(w, "x", http.StatusBadRequest)
	}
	if len(errs) == 0 {
		w.WriteHeader(http.StatusNoContent)
	}
}

func getTwo() (*choice, bool) { return chosen, true }

func setByTwo() {
	if c, ok := getTwo(); ok {
		c.code = http.StatusOK
	}
}

func setThroughTwo(w http.ResponseWriter) {
	chosen.code = http.StatusNoContent
	setByTwo()
	w.WriteHeader(chosen.code)
	fmt.Fprint(w, "x")
}

var listed []*choice

func setListed() { listed[0].code = http.StatusOK }

func setInList(w http.ResponseWriter) {
	listed[0].code = http.StatusNoContent
	setListed()
	w.WriteHeader(listed[0].code)
	fmt.Fprint(w, "x")
}

var held any = &choice{}

func setKept() {
	c := held.(*choice)
	c.code = http.StatusOK
}

func setInInterface(w http.ResponseWriter) {
	held.(*choice).code = http.StatusNoContent
	setKept()
	w.WriteHeader(held.(*choice).code)
	fmt.Fprint(w, "x")
}
