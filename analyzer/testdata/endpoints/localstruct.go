// The status of an error is first put in a struct, which is sent later.
package main

import (
	"encoding/json"
	"errors"
	"net/http"
)

type bad struct{}

func (*bad) Error() string { return "bad" }

var errMissing = errors.New("missing")

type reply struct {
	Code int
	Text string
}

func fail(w http.ResponseWriter, err error) {
	out := reply{Text: err.Error()}
	var b *bad
	switch {
	case errors.As(err, &b):
		out.Code = 400
	case errors.Is(err, errMissing):
		out.Code = 404
	default:
		out.Code = 500
	}
	data, _ := json.Marshal(out)
	w.WriteHeader(out.Code)
	w.Write(data)
}

// Other code may change it.
func failed(w http.ResponseWriter, err error) {
	out := reply{Text: err.Error()}
	if errors.Is(err, errMissing) {
		out.Code = 404
	} else {
		out.Code = 500
	}
	adapt(&out)
	w.WriteHeader(out.Code)
}

func adapt(r *reply) {
	if r.Text == "" {
		r.Code = 502
	}
}

// An assignment under no condition about the error counts for all of them.
func late(w http.ResponseWriter, r *http.Request, err error) {
	out := reply{Code: 400}
	if errors.Is(err, errMissing) {
		out.Code = 404
	}
	if r.Host == "" {
		out.Code = 421
	}
	w.WriteHeader(out.Code)
}

func main() {
	http.HandleFunc("GET /bad", func(w http.ResponseWriter, r *http.Request) { fail(w, &bad{}) })
	http.HandleFunc("GET /missing", func(w http.ResponseWriter, r *http.Request) { fail(w, errMissing) })
	http.HandleFunc("GET /other", func(w http.ResponseWriter, r *http.Request) { fail(w, errors.New("other")) })
	http.HandleFunc("GET /adapted", func(w http.ResponseWriter, r *http.Request) { failed(w, &bad{}) })
	http.HandleFunc("GET /late", func(w http.ResponseWriter, r *http.Request) { late(w, r, errMissing) })
	http.HandleFunc("GET /never", func(w http.ResponseWriter, r *http.Request) { late(w, r, &bad{}) })
	http.ListenAndServe(":80", nil)
}

// want:
// GET /adapted 404 500 502
// GET /bad 400
// GET /late 404 421
// GET /missing 404
// GET /never 400 421
// GET /other 500
