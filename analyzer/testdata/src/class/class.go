// Package class sends codes of the wrong class for the call.
package class

import "net/http"

func redirects(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/", http.StatusOK)                       // want `^200 OK is not a redirect, so clients do not follow its Location: use 302, 303, 307 or 308 \(class\)$`
	http.Redirect(w, r, "/", 404)                                 // want `404 Not Found is not a redirect`
	http.Redirect(w, r, "/", http.StatusNotModified)              // want `304 Not Modified is not a redirect`
	http.Redirect(w, r, "/", 305)                                 // want `305 Use Proxy is not a redirect.*\(class\)`
	http.Redirect(w, r, "/", http.StatusContinue)                 // want `100 Continue cannot be a complete reply|100 Continue is not a redirect`
	_ = http.RedirectHandler("/", http.StatusInternalServerError) // want `500 Internal Server Error is not a redirect`
}

func errors(w http.ResponseWriter) {
	http.Error(w, "quota exceeded", http.StatusOK) // want `^an error with 200 OK is a success to clients: send a 4xx or 5xx code \(class\)$`
	http.Error(w, "moved", http.StatusFound)       // want `an error with 302 Found is a redirect to nowhere to clients`
	http.Error(w, "boom", http.StatusEarlyHints)   // want `103 Early Hints cannot be a complete reply|an error with 103`
	http.Error(w, "empty", 204)                    // want `an error with 204 No Content is a success`
	http.Error(w, "odd", 299)                      // want `an error with 299 is a success`
}

func fail(w http.ResponseWriter, code int) { http.Error(w, "no", code) }

type failure struct{ code int }

func (f failure) send(w http.ResponseWriter) { http.Error(w, "no", f.code) }

func through(w http.ResponseWriter) {
	fail(w, http.StatusOK)      // want `an error with 200 OK`
	fail(w, 201)                // want `an error with 201 Created`
	failure{code: 200}.send(w)  // want `an error with 200 OK`
	code := http.StatusAccepted // want `an error with 202 Accepted`
	http.Error(w, "no", code)
}
