package main

import "net/http"

// A handler that is wrapped once more in each turn of a loop is, to the analysis, one object that holds itself.
type logged struct{ http.Handler }

func main() {
	mux := http.NewServeMux()
	var h http.Handler = http.HandlerFunc(gone)
	for range 3 {
		h = &logged{h}
	}
	mux.Handle("/wrapped", h)
	_ = http.ListenAndServe(":8080", mux)
}

func gone(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) }

// want:
// * /wrapped 410
