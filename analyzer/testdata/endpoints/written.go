package main

import (
	"errors"
	"net/http"
)

func main() {
	http.HandleFunc("POST /receiver", receiver)
	http.HandleFunc("POST /address", address)
	http.HandleFunc("POST /field", field)
	http.HandleFunc("POST /copy", copied)
	http.HandleFunc("POST /inside", asked)
	http.ListenAndServe(":80", nil)
}

type form struct{ Name string }

// Code that is not followed fills what it gets.
var decode func(any) error

func (f *form) bind() error { return decode(f) }

func load(f *form) error { return decode(&f) }

func inside(f *form) error { return decode(struct{ to *form }{f}) }

func (f form) check() error { return decode(f) }

func answer(w http.ResponseWriter, f *form) {
	if f.Name == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func receiver(w http.ResponseWriter, r *http.Request) {
	f := &form{}
	if err := f.bind(); err != nil {
		w.WriteHeader(http.StatusConflict)
		return
	}
	answer(w, f)
}

func address(w http.ResponseWriter, r *http.Request) {
	var f form
	if err := load(&f); err != nil {
		w.WriteHeader(http.StatusConflict)
		return
	}
	answer(w, &f)
}

func field(w http.ResponseWriter, r *http.Request) {
	var f form
	if err := inside(&f); err != nil {
		w.WriteHeader(http.StatusConflict)
		return
	}
	answer(w, &f)
}

// The method asks for what the code has filled.
func (f *form) read() (int, error) {
	if err := decode(f); err != nil {
		return http.StatusConflict, err
	}
	if f.Name == "" {
		return http.StatusBadRequest, errNoName
	}
	return http.StatusOK, nil
}

var errNoName = errors.New("no name")

func asked(w http.ResponseWriter, r *http.Request) {
	f := &form{}
	code, err := f.read()
	if err != nil {
		w.WriteHeader(code)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func copied(w http.ResponseWriter, r *http.Request) {
	f := form{}
	if err := f.check(); err != nil {
		w.WriteHeader(http.StatusConflict)
		return
	}
	answer(w, &f)
}

// want:
// POST /address 201 400 409
// POST /copy 400 409
// POST /field 201 400 409
// POST /inside 201 400 409
// POST /receiver 201 400 409
