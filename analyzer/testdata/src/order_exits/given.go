package order_exits

import (
	"fmt"
	"net/http"
	"unsafe"
)

// Code that is not seen may call the closures that it is given. What they assign goes together.

type config struct{ name string }

type keeper interface {
	Modify(func(*config)) (string, error)
	Each(func(int) bool)
}

func store(c *config) error

func modify(w http.ResponseWriter, k keeper) {
	var text string
	var status int
	id, err := k.Modify(func(c *config) {
		if err := store(c); err != nil {
			text = err.Error()
			status = http.StatusInternalServerError
			return
		}
		c.name = "new"
	})
	if text != "" {
		http.Error(w, text, status) // want `no return after this reply; line 37 writes to the response again`
	} else if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, id)
}

// failed and found are never both true.
func either(w http.ResponseWriter, k keeper) {
	var failed, found bool
	k.Modify(func(c *config) {
		failed = store(c) != nil
		found = !failed
	})
	if failed {
		http.Error(w, "no", http.StatusInternalServerError)
	}
	if found {
		fmt.Fprintln(w, "yes")
	}
}

// That Modify does not call the closure cannot be shown.
func called(w http.ResponseWriter, k keeper) {
	status := 0
	done := false
	k.Modify(func(c *config) {
		status = http.StatusOK
		done = true
	})
	if !done {
		http.Error(w, "not done", http.StatusInternalServerError)
	}
	w.WriteHeader(status)
}

// Nor how often.
func counted(w http.ResponseWriter, k keeper) {
	n := 0
	k.Each(func(int) bool {
		n++
		return true
	})
	if n > 1 {
		http.Error(w, "several", http.StatusConflict)
	}
	if n != 2 {
		fmt.Fprintln(w, "one")
	}
}

// A closure within one is called where that calls it.
func nested(w http.ResponseWriter, k keeper) {
	var text string
	k.Modify(func(c *config) {
		fail := func(err error) { text = err.Error() }
		if err := store(c); err != nil {
			fail(err)
		}
	})
	if text != "" {
		http.Error(w, text, http.StatusInternalServerError) // want `no return after this reply; line 96 writes to the response again`
	}
	fmt.Fprintln(w, "done")
}

// What a closure does to the response when it is called is not followed.
func replies(w http.ResponseWriter, k keeper) {
	replied := false
	k.Modify(func(c *config) {
		if store(c) != nil {
			http.Error(w, "no", http.StatusInternalServerError)
			replied = true
		}
	})
	if !replied {
		fmt.Fprintln(w, "done")
	}
}

//go:noescape
func foreign(address uintptr)

// The number is written through its address, as cgo does it.
func two() (n int) {
	foreign(uintptr(unsafe.Pointer(&n)))
	return
}

func addressAsNumber(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNotFound)
	if two() == 2 {
		http.Error(w, "no", http.StatusForbidden) // want `the client still gets 404 Not Found`
	}
}
