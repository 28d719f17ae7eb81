package vars

import "net/http"

type pointed struct{ code *int }

// new takes a value since Go 1.26.
func pointers(w http.ResponseWriter, resp *http.Response, n int) {
	w.WriteHeader(*new(404)) // want `http.StatusNotFound`
	p := new(410)            // want `http.StatusGone`
	w.WriteHeader(*p)
	f := pointed{code: new(409)} // want `http.StatusConflict`
	w.WriteHeader(*f.code)
	w.WriteHeader(*new(int))
	_ = *new(403) == resp.StatusCode // want `http.StatusForbidden`

	// Fine: another number.
	q := new(404)
	*q += n
	_ = q
	_ = new(404)
}
