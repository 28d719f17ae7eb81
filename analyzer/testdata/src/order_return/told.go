package order_return

import "net/http"

// valid replies where it says no.
func valid(w http.ResponseWriter, r *http.Request) bool {
	if r.Method != http.MethodPost {
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return false
	}
	return true
}

// The caller is told that there was a reply, and replies all the same: no return is missing there.
func told(w http.ResponseWriter, r *http.Request) {
	if !valid(w, r) { // want `this call to valid has already replied, and line 17 replies again: remove one of the two`
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func toldByVariable(w http.ResponseWriter, r *http.Request) {
	ok := valid(w, r) // want `this call to valid has already replied, and line 26 replies again when !ok: remove one of the two`
	if !ok {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
