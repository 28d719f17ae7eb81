package directive

import "net/http"

// The finding in lines_a.go has the lines of this one, but is in another file.
func otherFile(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNotFound) /* want `this directive silences nothing: missing-return reports nothing here; remove it` */ //statuslint:ignore missing-return there is none
}
