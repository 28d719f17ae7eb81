package main

import (
	"encoding/json"
	"errors"
	"net/http"
)

// A helper chooses a status by the error it got, puts it into a struct and sends it later.
var (
	errMissing = errors.New("missing")
	errInvalid = errors.New("invalid")
)

type problem struct {
	text string
	code int
}

func newProblem(text string, code int) *problem { return &problem{text: text, code: code} }

func (p *problem) status() int { return p.code }

func respond(w http.ResponseWriter, p *problem) {
	w.WriteHeader(p.code)
	_ = json.NewEncoder(w).Encode(p)
}

func write(w http.ResponseWriter, err error) {
	var code int
	switch {
	case errors.Is(err, errMissing):
		code = http.StatusNotFound
	case errors.Is(err, errInvalid):
		code = http.StatusBadRequest
	default:
		code = http.StatusInternalServerError
	}
	respond(w, newProblem(err.Error(), code))
}

func writeLater(w http.ResponseWriter, err error) {
	code := http.StatusInternalServerError
	if errors.Is(err, errMissing) {
		code = http.StatusNotFound
	}
	p := newProblem("x", code)
	respond(w, p)
}

// The struct is the error.
type failure struct {
	status int
	why    string
}

func (f *failure) Error() string { return f.why }

func send(w http.ResponseWriter, f *failure) { http.Error(w, f.why, f.status) }

func writeFailure(w http.ResponseWriter, err error) {
	code := http.StatusInternalServerError
	if errors.Is(err, errInvalid) {
		code = http.StatusUnprocessableEntity
	}
	send(w, &failure{status: code})
}

// Helpers return a struct and whether it is set.
type outcome struct {
	reply
}

type reply struct {
	code int
	text string
}

func asMissing(err error) (reply, bool) {
	if errors.Is(err, errMissing) {
		return reply{http.StatusNotFound, "missing"}, true
	}
	return reply{}, false
}

func asInvalid(err error) (r reply, ok bool) {
	if errors.Is(err, errInvalid) {
		return reply{code: http.StatusBadRequest}, true
	}
	return r, false
}

func sort(err error) outcome {
	if r, ok := asMissing(err); ok {
		return outcome{reply: r}
	}
	if r, ok := asInvalid(err); ok {
		return outcome{reply: r}
	}
	return outcome{reply: reply{http.StatusInternalServerError, "internal"}}
}

func writeSorted(w http.ResponseWriter, err error) {
	o := sort(err)
	http.Error(w, o.text, o.code)
}

// What is changed later is not known.
type loose struct{ code int }

func (l *loose) with(code int) *loose {
	l.code = code
	return l
}

func writeLoose(w http.ResponseWriter, l *loose) { w.WriteHeader(l.code) }

type decoded struct{ Code int }

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /a", func(w http.ResponseWriter, r *http.Request) { write(w, errMissing) })
	mux.HandleFunc("GET /b", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("x") == "" {
			write(w, errInvalid)
			return
		}
		write(w, errMissing)
	})
	mux.HandleFunc("GET /c", func(w http.ResponseWriter, r *http.Request) { write(w, errors.New("x")) })
	mux.HandleFunc("GET /d", func(w http.ResponseWriter, r *http.Request) { writeLater(w, errMissing) })
	mux.HandleFunc("GET /e", func(w http.ResponseWriter, r *http.Request) { writeFailure(w, errInvalid) })
	mux.HandleFunc("GET /f", func(w http.ResponseWriter, r *http.Request) { writeSorted(w, errMissing) })
	mux.HandleFunc("GET /g", func(w http.ResponseWriter, r *http.Request) { writeSorted(w, errInvalid) })
	mux.HandleFunc("GET /h", func(w http.ResponseWriter, r *http.Request) { writeSorted(w, errors.New("x")) })
	mux.HandleFunc("GET /i", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(newProblem("x", 410).status()) })
	mux.HandleFunc("GET /j", func(w http.ResponseWriter, r *http.Request) {
		l := &loose{code: 418}
		if r.FormValue("x") == "" {
			l = l.with(409)
		}
		writeLoose(w, l)
	})
	mux.HandleFunc("GET /l", func(w http.ResponseWriter, r *http.Request) {
		var d decoded
		_ = json.NewDecoder(r.Body).Decode(&d)
		w.WriteHeader(d.Code)
	})
	http.ListenAndServe(":80", mux)
}

// want:
// GET /a 404
// GET /b 400 404
// GET /c 500
// GET /d 404
// GET /e 422
// GET /f 404
// GET /g 400
// GET /h 500
// GET /i 410
// GET /j 409 418
// GET /l …
