package main

import "net/http"

// Middleware that leaves preflights to the server's 200 leaves it out for routes of other methods.
func main() {
	mux := http.NewServeMux()
	mux.Handle("POST /posted", cors(http.HandlerFunc(create)))
	mux.Handle("OPTIONS /options", cors(http.HandlerFunc(create)))
	mux.Handle("/any", cors(http.HandlerFunc(create)))
	mux.HandleFunc("GET /got", got)
	mux.HandleFunc("PUT /put", got)
	_ = http.ListenAndServe(":8080", mux)
}

func cors(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		if r.Method == "OPTIONS" {
			return
		}
		next.ServeHTTP(w, r)
	})
}

func create(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }

func got(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodPut:
		w.WriteHeader(http.StatusAccepted)
		return
	case http.MethodGet:
		if r.ContentLength > 0 {
			return
		}
	}
	w.WriteHeader(http.StatusGone)
}

// want:
// * /any 200 201
// GET /got 200 410
// OPTIONS /options 200
// POST /posted 201
// PUT /put 202
