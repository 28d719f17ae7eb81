// Helpers with an optional status, and whose callers drop their errors.
package main

import (
	"encoding/json"
	"errors"
	"net/http"
)

type response struct {
	Error   bool
	Message string
	Data    any
}

type app struct{}

func (a *app) writeJSON(w http.ResponseWriter, status int, data any, headers ...http.Header) error {
	out, err := json.Marshal(data)
	if err != nil {
		return err
	}
	if len(headers) > 0 {
		for key, value := range headers[0] {
			w.Header()[key] = value
		}
	}
	w.WriteHeader(status)
	_, err = w.Write(out)
	if err != nil {
		return err
	}
	return nil
}

func (a *app) errorJSON(w http.ResponseWriter, err error, status ...int) error {
	code := http.StatusBadRequest
	if len(status) > 0 {
		code = status[0]
	}
	var payload response
	payload.Error = true
	payload.Message = err.Error()
	return a.writeJSON(w, code, payload)
}

// This one asks for something else as well.
func (a *app) fail(w http.ResponseWriter, text string, status ...int) {
	code := http.StatusBadRequest
	if len(status) > 0 && text != "" {
		code = status[0]
	}
	http.Error(w, text, code)
}

func (a *app) fails(w http.ResponseWriter, text string, status ...int) {
	code := http.StatusBadRequest
	for range text {
		if len(status) > 0 {
			code = status[0]
		}
	}
	http.Error(w, text, code)
}

func (a *app) passes(w http.ResponseWriter, status ...int) { a.fail(w, "x", status...) }

var load func() error

func (a *app) once(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		err := a.errorJSON(w, err)
		if err != nil {
			return
		}
		return
	}
	answer := response{Message: "done"}
	err := a.writeJSON(w, http.StatusAccepted, answer, nil)
	if err != nil {
		return
	}
}

func (a *app) chosen(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		_ = a.errorJSON(w, errors.New("no"), http.StatusUnauthorized)
		return
	}
	w.WriteHeader(201)
}

func (a *app) unknown(w http.ResponseWriter, r *http.Request) {
	list := []int{401}
	a.errorJSON(w, errors.New("no"), list...)
}

func (a *app) odd(w http.ResponseWriter, r *http.Request) {
	if err := a.writeJSON(w, http.StatusAccepted, response{Data: load}); err != nil {
		return
	}
}

func main() {
	a := &app{}
	http.HandleFunc("POST /once", a.once)
	http.HandleFunc("POST /chosen", a.chosen)
	http.HandleFunc("POST /unknown", a.unknown)
	http.HandleFunc("POST /odd", a.odd)
	http.HandleFunc("POST /fail", func(w http.ResponseWriter, r *http.Request) { a.fail(w, r.FormValue("x"), 403) })
	http.HandleFunc("POST /fails", func(w http.ResponseWriter, r *http.Request) { a.fails(w, r.FormValue("x"), 403) })
	http.HandleFunc("POST /passes", func(w http.ResponseWriter, r *http.Request) { a.passes(w, 403, 404) })
	http.ListenAndServe(":80", nil)
}

// want:
// POST /chosen 201 401
// POST /fail 400 403
// POST /fails 400 403
// POST /odd 200 202
// POST /once 202 400
// POST /passes 400 403
// POST /unknown …
