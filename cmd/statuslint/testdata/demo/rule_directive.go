// Written by TestDemo from the page of the rule directive: change that, not this.

package main

import (
	"net/http"
)

func rule_directive(w http.ResponseWriter) {
	w.WriteHeader(http.StatusGone) //statuslint:ignore magic we all know 410
}
