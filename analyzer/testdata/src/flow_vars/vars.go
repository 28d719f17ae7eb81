// Package vars keeps status codes in variables.
package vars

import "net/http"

var current = 200 // want `http.StatusOK`

var (
	first, second       = 404, 404 // want `http.StatusNotFound`
	typed         int64 = 201      // want `http.StatusCreated`
	unused              = 404
)

var fromLiteral = func() int { return 410 }() // want `http.StatusGone`

func set() { current = 503 } // want `http.StatusServiceUnavailable`

func serve(w http.ResponseWriter) {
	w.WriteHeader(current)
	w.WriteHeader(first)
	w.WriteHeader(int(typed))
	w.WriteHeader(fromLiteral)
	_ = second
}

func locals(w http.ResponseWriter, n int) {
	code := 200         // want `http.StatusOK`
	var other int = 500 // want `http.StatusInternalServerError`
	limit := 404
	var status int
	switch {
	case n > limit:
		status = 400 // want `http.StatusBadRequest`
	case n < 0:
		status, limit = 422, 422 // want `http.StatusUnprocessableEntity`
	default:
		status = other
	}
	if status != 0 {
		code = status
	}
	w.WriteHeader(code)
}

// A variable of a function around, set by a literal within.
func captured(w http.ResponseWriter, run func(func())) {
	code := 200                // want `http.StatusOK`
	run(func() { code = 404 }) // want `http.StatusNotFound`
	defer func() { w.WriteHeader(code) }()
}

// Two variables of one name are two variables.
func shadowed(w http.ResponseWriter) {
	n := 404
	{
		n := 410 // want `http.StatusGone`
		w.WriteHeader(n)
	}
	_ = n
}

// Constants are named; the rules about values look at them where they are sent.
const ok = 200

func constants(w http.ResponseWriter) {
	const local = 404
	w.WriteHeader(ok)
	w.WriteHeader(local)
	code := ok
	w.WriteHeader(code)
}
