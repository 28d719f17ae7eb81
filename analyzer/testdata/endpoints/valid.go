// Calls that never fail for their arguments.
package main

import (
	"compress/gzip"
	"net/http"
)

// All levels that are constants of the package are valid.
func packed(w http.ResponseWriter, r *http.Request) {
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	defer z.Close()
	w.WriteHeader(http.StatusAccepted)
}

func level(w http.ResponseWriter, r *http.Request) {
	_, err := gzip.NewWriterLevel(nil, len(r.URL.Path))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func main() {
	http.HandleFunc("GET /packed", packed)
	http.HandleFunc("GET /level", level)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /level 202 500
// GET /packed 202
