// The net/http server panics instead of sending a number that is no status.
package main

import "net/http"

func main() {
	http.HandleFunc("/none", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(int(http.StateActive))
	})
	http.HandleFunc("/some", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("n") == "" {
			w.WriteHeader(42)
			return
		}
		w.WriteHeader(204)
	})
	http.ListenAndServe(":80", nil)
}

// want:
// * /none
// * /some 204
