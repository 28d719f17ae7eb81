// Written by TestDemo from the page of the rule missing-location: change that, not this.

package main

import (
	"net/http"
)

func rule_missing_location(w http.ResponseWriter) {
	w.WriteHeader(http.StatusFound)
}
