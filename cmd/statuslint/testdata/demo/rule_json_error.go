// Written by TestDemo from the page of the rule json-error: change that, not this.

package main

import (
	"net/http"
)

func rule_json_error(w http.ResponseWriter) {
	http.Error(w, `{"error":"no id"}`, http.StatusBadRequest)
}
