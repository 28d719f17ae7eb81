// Package unsafe is analysed with -unsafe-fixes: fixes that change what is sent are offered as well.
package unsafe

import (
	"encoding/json"
	"net/http"
)

func late(w http.ResponseWriter) {
	w.WriteHeader(404)                         // want `magic`
	w.Header().Set("Content-Type", "text/css") // want `late-header`
}

func missing(w http.ResponseWriter, err error, v any) {
	if err != nil {
		http.Error(w, "no", 400) // want `magic` `missing-return`
	}
	_ = json.NewEncoder(w).Encode(v)
}

func calm(w http.ResponseWriter) {
	w.WriteHeader(420) // want `nonstandard`
}
