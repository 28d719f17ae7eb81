// Written by TestDemo from the page of the rule unsent-status: change that, not this.

package main

import (
	"net/http"
)

// @Success 201 {string} string
// @Failure 409 {string} string
// @Router /orders [post]
func create(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated)
}
