// A helper that is given a status for errors that have none.
package main

import (
	"database/sql"
	"errors"
	"net/http"
)

type fault struct {
	text string
	code int
}

func (f *fault) Error() string { return f.text }

func reply(w http.ResponseWriter, usual int, err error) error {
	code := usual
	f, ok := err.(*fault)
	if ok {
		code = f.code
	}
	return answer(w, code, err.Error())
}

func answer(w http.ResponseWriter, code int, v any) error {
	w.WriteHeader(code)
	return nil
}

type shelf interface{ put(string) error }

type orders interface {
	create(string) error
	change(string) error
}

type table struct{ db *sql.DB }

func (t *table) put(s string) error {
	if _, err := t.db.Exec(s); err != nil {
		return &fault{"x", 500}
	}
	return nil
}

type service struct{ shelf shelf }

func (s *service) create(n string) error {
	if n == "" {
		return &fault{"y", 422}
	}
	return s.shelf.put(n)
}

func (s *service) change(n string) error {
	if n == "" {
		return errors.New("y")
	}
	return s.shelf.put(n)
}

type handler struct{ orders orders }

// Each error has a status.
func (h *handler) create(w http.ResponseWriter, r *http.Request) {
	if err := h.orders.create(r.FormValue("n")); err != nil {
		reply(w, 400, err)
		return
	}
	w.WriteHeader(201)
}

// One has none.
func (h *handler) change(w http.ResponseWriter, r *http.Request) {
	if err := h.orders.change(r.FormValue("n")); err != nil {
		reply(w, 400, err)
		return
	}
	w.WriteHeader(204)
}

func main() {
	h := &handler{&service{&table{}}}
	http.HandleFunc("POST /orders", h.create)
	http.HandleFunc("PUT /orders", h.change)
	http.ListenAndServe(":80", nil)
}

// want:
// POST /orders 201 422 500
// PUT /orders 204 400 500
