package successes

import "net/http"

// get is documented as it succeeds, like all handlers here: errors are left out on purpose.
//
// @Success 200 {string} string
// @Router /get [get]
func get(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "a":
		http.Error(w, "no", http.StatusNotFound)
	case "b":
		w.WriteHeader(http.StatusNoContent) // want `^204 No Content is not documented: the comment of get declares 200`
	default:
		w.WriteHeader(http.StatusOK)
	}
}
