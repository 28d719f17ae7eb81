package order_superfluous

import "net/http"

// Two statuses come too early for the one, and a return helps against one of them only.
func twoWays(w http.ResponseWriter, started, ok bool) {
	if started {
		w.WriteHeader(http.StatusAccepted)
	} else if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	}
	w.WriteHeader(http.StatusOK) // want `superfluous`
}
