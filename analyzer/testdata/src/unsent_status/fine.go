package unsent

import "net/http"

// It can return without an answer, which is 200.
//
// @Success 200
// @Router /a [get]
func silent(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		w.WriteHeader(http.StatusBadRequest)
	}
}

// Middleware, the router and the server answer these.
//
// @Success 204
// @Failure 401,404,413,500
// @Router /b [get]
func elsewhere(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

// The next handler may answer anything.
//
// @Success 202
// @Router /c [get]
func handedOn(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) }

var next http.Handler

// The status is not known.
//
// @Success 202
// @Router /d [get]
func unknown(w http.ResponseWriter, r *http.Request) { w.WriteHeader(int(r.ContentLength)) }

// A class is more than what is sent.
//
// @Success 2XX
// @Failure default
// @Router /e [get]
func classes(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

// Middleware that reads the request may answer these.
//
// @Success 200
// @Failure 400,422
// @Router /read [get]
func read(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }
