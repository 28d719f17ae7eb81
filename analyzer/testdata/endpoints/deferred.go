package main

import (
	"errors"
	"net/http"
	"os"
)

// Deferred functions change what return statements return.

type row struct{ n int }

func commit() error {
	_, err := os.ReadFile("x")
	return err
}

func load(id string) (v *row, err error) {
	defer func() {
		if e := commit(); e != nil {
			err = e
		}
	}()
	if id == "" {
		return nil, errors.New("no id")
	}
	return &row{}, nil
}

func finish(err *error) {
	if e := commit(); e != nil {
		*err = e
	}
}

func loadToo(id string) (v *row, err error) {
	defer finish(&err)
	if id == "" {
		return nil, errors.New("no id")
	}
	return &row{}, nil
}

func within(f func()) { f() }

// This one is set before the results are.
func loadWithin(id string) (v *row, err error) {
	within(func() { err = commit() })
	if id == "" {
		return nil, errors.New("no id")
	}
	return &row{}, nil
}

func code() (code int) {
	defer func() {
		if commit() != nil {
			code = http.StatusConflict
		}
	}()
	return http.StatusNoContent
}

func pointer() (v *row) {
	defer func() {
		if commit() != nil {
			v = nil
		}
	}()
	return &row{}
}

func fail() (err error) {
	defer func() {
		if commit() == nil {
			err = nil
		}
	}()
	return errors.New("failed")
}

type finder interface {
	find(id string) (*row, error)
	calm(id string) (*row, error)
	settled(id string) (*row, error)
	kept(id string) (*row, error)
	cleared(id string) (*row, error)
}

type rows struct{}

// It recovers, and then returns neither a row nor an error.
func (rows) find(id string) (v *row, err error) {
	defer func() { recover() }()
	switch id {
	case "":
		panic("no id")
	case "0":
		return nil, errors.New("zero")
	}
	return &row{}, nil
}

// This one does not panic.
func (rows) calm(id string) (v *row, err error) {
	defer func() { recover() }()
	if id == "" {
		return nil, errors.New("no id")
	}
	return &row{}, nil
}

// An error stays one: the deferred function sets it only if there is none, and panics again.
func (rows) settled(id string) (v *row, err error) {
	defer func() {
		if p := recover(); p != nil {
			panic(p)
		} else if err == nil {
			err = commit()
		}
	}()
	switch id {
	case "":
		panic("no id")
	case "0":
		return nil, errors.New("zero")
	}
	return &row{}, nil
}

// Here it may become another error.
func (rows) kept(id string) (v *row, err error) {
	defer func() {
		if e := commit(); e != nil {
			err = e
		}
	}()
	if id == "" {
		return nil, errors.New("no id")
	}
	return &row{}, nil
}

// Here it may be lost.
func (rows) cleared(id string) (v *row, err error) {
	defer func() { err = commit() }()
	if id == "" {
		return nil, errors.New("no id")
	}
	return &row{}, nil
}

// Nothing comes from a closed channel.
var failures chan error

func next(id string) (failed, err error) {
	if id == "" {
		return nil, errors.New("no id")
	}
	return <-failures, nil
}

func byRow(load func(id string) (*row, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := load(r.FormValue("id"))
		if v == nil {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

func byError(load func(id string) (*row, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := load(r.FormValue("id"))
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		if v == nil {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

func main() {
	http.HandleFunc("GET /load", byRow(load))
	http.HandleFunc("GET /too", byRow(loadToo))
	http.HandleFunc("GET /within", byRow(loadWithin))
	http.HandleFunc("GET /find", byError(rows{}.find))
	http.HandleFunc("GET /calm", byError(rows{}.calm))
	http.HandleFunc("GET /settled", byError(rows{}.settled))
	http.HandleFunc("GET /kept", byError(rows{}.kept))
	http.HandleFunc("GET /cleared", byError(rows{}.cleared))
	http.HandleFunc("GET /code", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code()) })
	http.HandleFunc("GET /pointer", func(w http.ResponseWriter, r *http.Request) {
		if pointer() == nil {
			w.WriteHeader(http.StatusConflict)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("GET /fail", func(w http.ResponseWriter, r *http.Request) {
		if fail() == nil {
			w.WriteHeader(http.StatusConflict)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("GET /next", func(w http.ResponseWriter, r *http.Request) {
		failed, err := next(r.FormValue("id"))
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		if failed == nil {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	http.ListenAndServe(":80", nil)
}

// want:
// GET /calm 204 500
// GET /cleared 204 404 500
// GET /code 204 409
// GET /fail 204 409
// GET /find 204 404 500
// GET /kept 204 500
// GET /load 204 404 500
// GET /next 204 404 500
// GET /pointer 204 409
// GET /settled 204 500
// GET /too 204 404 500
// GET /within 204 404
