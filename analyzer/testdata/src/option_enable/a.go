// Package enable is analysed with -disable all -enable class,nonstandard: those two alone are on, in tests too.
package enable

import "net/http"

func f(w http.ResponseWriter) {
	w.WriteHeader(404)
	w.WriteHeader(305)
	w.WriteHeader(1)
	w.WriteHeader(420)                 // want `nonstandard`
	http.Error(w, "no", http.StatusOK) // want `class`
}
