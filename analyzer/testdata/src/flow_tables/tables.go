// Package tables is tested by tables.
package tables

import "net/http"

// Handler is what is tested.
func Handler(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(200) // want `http.StatusOK`
}
