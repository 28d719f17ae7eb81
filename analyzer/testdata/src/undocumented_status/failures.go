package undocumented

import "net/http"

// Only errors are declared: successes are left out.
//
// @Failure 404
// @Router /failures/{id} [delete]
func failures(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength > 0 {
		w.WriteHeader(http.StatusBadRequest) // want `400 Bad Request is not documented`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A class is declared.
//
// @Success 2XX
// @Router /failures/{id} [post]
func classes(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength > 0 {
		w.WriteHeader(http.StatusFound) // want `302 Found is not documented`
		return
	}
	w.WriteHeader(http.StatusOK)
}
