//go:build !never

//statuslint:ignore magic this file is generated from a table of numbers

package directive

import "net/http"

func file(w http.ResponseWriter) {
	w.WriteHeader(404)
	w.WriteHeader(410) // want `superfluous`
}
