package use

import (
	"errors"
	"net/http"

	"order_cross/kit"
)

// A function of another package may set its variables.

func started(w http.ResponseWriter, r *http.Request) { // want started:`.*`
	if kit.Ready {
		return
	}
	kit.Start()
	if !kit.Ready {
		http.Error(w, "no", http.StatusConflict)
		w.WriteHeader(http.StatusTeapot) // never
	}
}

func counted(w http.ResponseWriter, r *http.Request) { // want counted:`.*`
	if kit.Calls == 0 {
		http.Error(w, "no", http.StatusConflict)
	}
	kit.Count()
	if kit.Calls == 0 {
		w.WriteHeader(http.StatusTeapot) // never
	}
}

func asked(w http.ResponseWriter, r *http.Request) { // want asked:`.*`
	kit.Start()
	if kit.Calls == 0 {
		http.Error(w, "no", http.StatusConflict) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusOK)
}

// What a deferred function recovers is what was given to panic.

func aborted(w http.ResponseWriter, r *http.Request) { // want aborted:`.*`
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(p)
		}
		http.Error(w, "no", http.StatusConflict) // never
	}()
	w.WriteHeader(http.StatusCreated)
	if r.Method == "POST" {
		panic(http.ErrAbortHandler)
	}
}

func recovered(w http.ResponseWriter, r *http.Request) { // want recovered:`.*`
	defer func() {
		if p := recover(); p != nil {
			http.Error(w, "no", http.StatusConflict) // want `the client still gets 201 Created`
		}
	}()
	w.WriteHeader(http.StatusCreated)
	if r.Method == "POST" {
		panic("no")
	}
}
