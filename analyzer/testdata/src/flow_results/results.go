// Package results returns status codes.
package results

import (
	"errors"
	"net/http"
)

var errGone = errors.New("gone")

func code(err error) int {
	switch {
	case err == nil:
		return 200 // want `http.StatusOK`
	case errors.Is(err, errGone):
		return 410 // want `http.StatusGone`
	}
	return http.StatusInternalServerError
}

func serve(w http.ResponseWriter, err error) { w.WriteHeader(code(err)) }

// Several results, named and not.
func load(id int) (string, int, error) {
	if id == 404 {
		return "404", 404, errGone // want `http.StatusNotFound`
	}
	return "", 0, nil
}

func named(id int) (body string, status int) {
	status = 200 // want `http.StatusOK`
	if id == 200 {
		status, body = 403, "403" // want `http.StatusForbidden`
		return
	}
	return "400", 400 // want `http.StatusBadRequest`
}

func several(w http.ResponseWriter) {
	body, status, err := load(404)
	if err != nil {
		http.Error(w, body, status)
	}
	_, again := named(200)
	w.WriteHeader(again)
}

// Handed on: the result of a result, and a function that returns what it is given.
func forward(err error) int           { return code(err) }
func forwardAll(id int) (string, int) { return named(id) }
func same(c int) int                  { return c }

func deferred() (status int) {
	defer func() { status = 502 }() // want `http.StatusBadGateway`
	return 200                      // want `http.StatusOK`
}

func forwards(w http.ResponseWriter) {
	w.WriteHeader(forward(nil))
	w.WriteHeader(same(404)) // want `http.StatusNotFound`
	w.WriteHeader(deferred())
	_, c := forwardAll(1)
	w.WriteHeader(c)
}

// What a request returns is compared, not sent.
func get(url string) (int, error) {
	resp, err := http.Get(url)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func asks() bool {
	status, err := get("/")
	if err != nil || status != 200 { // want `http.StatusOK`
		return false
	}
	if s, _ := get("/"); s == 304 { // want `http.StatusNotModified`
		return true
	}
	switch s, _ := get("/"); s {
	case 404: // want `http.StatusNotFound`
	}
	return status == http.StatusOK
}

// A function literal returns from itself, not from the function around it.
func literals(w http.ResponseWriter) int {
	pick := func(bad bool) int {
		if bad {
			return 400 // want `http.StatusBadRequest`
		}
		return 200 // want `http.StatusOK`
	}
	w.WriteHeader(pick(true))
	w.WriteHeader(func() int { return 404 }()) // want `http.StatusNotFound`
	return 404
}
