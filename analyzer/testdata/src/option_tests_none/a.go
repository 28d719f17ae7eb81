package tests

import "net/http"

// Production files are what they are.
func f(w http.ResponseWriter) { w.WriteHeader(404) } // want `magic`
