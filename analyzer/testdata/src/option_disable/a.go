// Package disable is analysed with -disable magic,class.
package disable

import "net/http"

func f(w http.ResponseWriter) {
	w.WriteHeader(404)
	http.Error(w, "no", http.StatusOK)
	w.WriteHeader(305) // want `deprecated`
	w.WriteHeader(420) // want `nonstandard`
}

func g(w http.ResponseWriter) {
	w.WriteHeader(1) // want `invalid`
}

func h(w http.ResponseWriter, zero bool) {
	if zero {
		http.Error(w, "no", 0) // want `invalid`
		return
	}
	http.Error(w, "no", 8) // want `invalid`
}
