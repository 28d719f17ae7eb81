// Package mismatch has replies whose text is that of another status.
package mismatch

import "net/http"

func named(w http.ResponseWriter) {
	http.Error(w, http.StatusText(http.StatusNotFound), http.StatusForbidden)         // want `^the text says 404 Not Found, but the code is 403 Forbidden: use the same for both \(mismatch\)$`
	http.Error(w, (http.StatusText)(http.StatusNotFound), http.StatusForbidden)       // want `the text says 404 Not Found`
	http.Error(w, (http.StatusText(http.StatusNotFound)), http.StatusForbidden)       // want `the text says 404 Not Found`
	http.Error(w, string(http.StatusText(http.StatusNotFound)), http.StatusForbidden) // want `the text says 404 Not Found`
}
