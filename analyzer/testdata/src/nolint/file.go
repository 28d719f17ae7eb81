//nolint:statuslint // all of this file
package nolint

import "net/http"

func file(w http.ResponseWriter) {
	w.WriteHeader(404)
	w.WriteHeader(420)
}
