package unsent

import "net/http"

// create makes an order.
//
// @Success 200 {string} string // want `^create never answers 200 OK; remove it, or send it \(unsent-status\)$`
// @Failure 400,409 {string} string // want `^create never answers 409 Conflict`
// @Router /orders [post]
func create(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}
