package fixes

import "net/http"

// Here http is something else, so net/http is imported under another name as well.
func shadowed(w http.ResponseWriter, http string) {
	w.WriteHeader(404) // want `use nethttp.StatusNotFound instead of 404`
}

func free(w http.ResponseWriter) {
	w.WriteHeader(404) // want `use http.StatusNotFound instead of 404`
}
