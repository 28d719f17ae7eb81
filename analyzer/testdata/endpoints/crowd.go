package main

import (
	"errors"
	"net/http"
)

// An error with a status may wrap many others, too many for all combinations. Its own status stays.
type coded struct {
	status     int
	err, cause error
}

func (c *coded) Error() string { return "" }
func (c *coded) Unwrap() error { return c.err }

func badRequest(err, cause error) *coded { return &coded{http.StatusBadRequest, err, cause} }

func unavailable(err, cause error) *coded { return &coded{http.StatusServiceUnavailable, err, cause} }

var e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14 = errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New(""), errors.New("")

func find(n int) error {
	switch n {
	case 0:
		return e0
	case 1:
		return e1
	case 2:
		return e2
	case 3:
		return e3
	case 4:
		return e4
	case 5:
		return e5
	case 6:
		return e6
	case 7:
		return e7
	case 8:
		return e8
	case 9:
		return e9
	case 10:
		return e10
	case 11:
		return e11
	case 12:
		return e12
	case 13:
		return e13
	case 14:
		return e14
	}
	return nil
}

func adapt(h func(w http.ResponseWriter, r *http.Request) *coded) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			w.WriteHeader(err.status)
		}
	}
}

func get(w http.ResponseWriter, r *http.Request) *coded {
	if err := find(len(r.Host)); err != nil {
		return badRequest(err, find(len(r.Proto)))
	}
	if err := find(len(r.Method)); err != nil {
		return unavailable(err, find(len(r.Proto)))
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func main() {
	http.HandleFunc("GET /x", adapt(get))
	http.ListenAndServe(":80", nil)
}

// want:
// GET /x 204 400 503
