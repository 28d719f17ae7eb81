// Functions with several return statements say which error it is.
package main

import (
	"errors"
	"net/http"
)

type bad struct{}

func (*bad) Error() string { return "bad" }

type absent struct{}

func (*absent) Error() string { return "absent" }

type coded struct{ code int }

func (*coded) Error() string { return "coded" }

var errGone, errBusy = errors.New("gone"), errors.New("busy")

func isMissing(err error) bool {
	var a *absent
	if errors.As(err, &a) {
		return true
	}
	var c *coded
	if errors.As(err, &c) {
		if c.code == 404 {
			return true
		}
	}
	return errors.Is(err, errGone)
}

func isBusy(err error) bool {
	if errors.Is(err, errGone) {
		return false
	}
	if errors.Is(err, errBusy) {
		return true
	}
	return false
}

// The middle condition is about something else: nothing is known.
func isOdd(err error) bool {
	if errors.Is(err, errGone) {
		return true
	}
	if err.Error() > "c" {
		return true
	}
	return errors.Is(err, errBusy)
}

// It returns under a condition what another says.
func isTaken(err error) bool {
	var c *coded
	if errors.As(err, &c) {
		return c.code == 409
	}
	return false
}

// It calls itself.
func isDeep(err error) bool {
	if errors.Is(err, errGone) {
		return true
	}
	if inner := errors.Unwrap(err); inner != nil {
		return isDeep(inner)
	}
	return false
}

// The condition is about another error.
func isOther(err error) bool {
	err = look()
	if errors.Is(err, errGone) {
		return true
	}
	return false
}

func look() error { return errBusy }

func taken(w http.ResponseWriter, err error) {
	if isTaken(err) {
		w.WriteHeader(409)
		return
	}
	w.WriteHeader(500)
}

func deep(w http.ResponseWriter, err error) {
	if isDeep(err) {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(500)
}

func other(w http.ResponseWriter, err error) {
	if isOther(err) {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(500)
}

func reply(w http.ResponseWriter, err error) {
	switch {
	case isMissing(err):
		w.WriteHeader(404)
	case isBusy(err):
		w.WriteHeader(503)
	default:
		w.WriteHeader(500)
	}
}

func odd(w http.ResponseWriter, err error) {
	if isOdd(err) {
		w.WriteHeader(409)
		return
	}
	w.WriteHeader(500)
}

func main() {
	http.HandleFunc("GET /absent", func(w http.ResponseWriter, r *http.Request) { reply(w, &absent{}) })
	http.HandleFunc("GET /bad", func(w http.ResponseWriter, r *http.Request) { reply(w, &bad{}) })
	http.HandleFunc("GET /busy", func(w http.ResponseWriter, r *http.Request) { reply(w, errBusy) })
	http.HandleFunc("GET /coded", func(w http.ResponseWriter, r *http.Request) { reply(w, &coded{404}) })
	http.HandleFunc("GET /gone", func(w http.ResponseWriter, r *http.Request) { reply(w, errGone) })
	http.HandleFunc("GET /odd/bad", func(w http.ResponseWriter, r *http.Request) { odd(w, &bad{}) })
	http.HandleFunc("GET /odd/gone", func(w http.ResponseWriter, r *http.Request) { odd(w, errGone) })
	http.HandleFunc("GET /taken/bad", func(w http.ResponseWriter, r *http.Request) { taken(w, &bad{}) })
	http.HandleFunc("GET /taken/coded", func(w http.ResponseWriter, r *http.Request) { taken(w, &coded{404}) })
	http.HandleFunc("GET /deep", func(w http.ResponseWriter, r *http.Request) { deep(w, errGone) })
	http.HandleFunc("GET /other", func(w http.ResponseWriter, r *http.Request) { other(w, errGone) })
	http.ListenAndServe(":80", nil)
}

// want:
// GET /absent 404
// GET /bad 500
// GET /busy 503
// GET /coded 404 500
// GET /deep 404
// GET /gone 404
// GET /odd/bad 409 500
// GET /odd/gone 409
// GET /other 500
// GET /taken/bad 500
// GET /taken/coded 500
