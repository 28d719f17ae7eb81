package json_error

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// It is not seen to be JSON.
func unknown(w http.ResponseWriter, text string, err error) {
	if text != "" {
		http.Error(w, text, http.StatusBadRequest)
		return
	}
	http.Error(w, err.Error(), http.StatusBadRequest)
}

// Braces alone do not make it JSON.
func braces(w http.ResponseWriter, name string) {
	if name == "" {
		http.Error(w, "{name} is missing", http.StatusBadRequest)
		return
	}
	http.Error(w, fmt.Sprintf("{%s} is missing", name), http.StatusBadRequest)
}

func quoted(w http.ResponseWriter) { http.Error(w, `"no"`, http.StatusBadRequest) }

// It is sent as JSON.
func sent(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusBadRequest)
	json.NewEncoder(w).Encode(failure{"no id"})
}
