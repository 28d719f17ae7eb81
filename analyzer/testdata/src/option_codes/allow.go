// Package codes is analysed with -allow 499,520-527,305,299 -deny 418,521 -literals 200,404-409.
package codes

import "net/http"

// Allowed codes are neither nonstandard nor deprecated.
func allow(w http.ResponseWriter) {
	w.WriteHeader(499)
	w.WriteHeader(520)
	w.WriteHeader(527)
	w.WriteHeader(http.StatusUseProxy)
	w.WriteHeader(519) // want `519 is not a registered`
	w.WriteHeader(528) // want `528 is not a registered`
	w.WriteHeader(510) // want `510 Not Extended is defined by RFC 2774`
}

// They may still be the wrong code for the call, and a number where there is a constant.
func stillWrong(w http.ResponseWriter) {
	http.Error(w, "no", 299) // want `an error with 299 is a success to clients`
	w.WriteHeader(305)       // want `use http.StatusUseProxy instead of 305`
}
