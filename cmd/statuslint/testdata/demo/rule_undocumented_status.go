// Written by TestDemo from the page of the rule undocumented-status: change that, not this.

package main

import (
	"fmt"
	"net/http"
)

// @Success 200 {string} string
// @Failure 404 {string} string
// @Router /orders/{id} [get]
func get(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength > 0 {
		http.Error(w, "no body expected", http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, "an order")
}
