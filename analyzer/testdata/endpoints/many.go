package main

import (
	"encoding/json"
	"net/http"
)

// Functions with many outcomes, in one expression: their product is too large to tell apart, and makes no difference for the reply.
func label(n int) string {
	switch {
	case n < 1:
		return "none"
	case n < 2:
		return "one"
	case n < 3:
		return "two"
	case n < 4:
		return "few"
	case n < 9:
		return "some"
	case n < 99:
		return label(n / 2)
	}
	return "many"
}

func price(n int) int {
	if n < 0 {
		return 0
	}
	if n > 10 {
		return n * rebate(n)
	}
	return n * 5
}

func rebate(n int) int {
	if n > 100 {
		return 3
	}
	return 4
}

func allowed(n int) bool { return n > 3 }

type order struct {
	a, b, c string
	total   int
}

func post(w http.ResponseWriter, r *http.Request) {
	o := order{a: label(len(r.Host)), b: label(len(r.Method)), c: label(len(r.RequestURI)), total: price(len(r.Proto))}
	w.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(w).Encode(o)
}

// What the reply depends on is still told apart.
func put(w http.ResponseWriter, r *http.Request) {
	o := order{a: label(len(r.Host)), b: label(len(r.Method)), c: label(len(r.RequestURI)), total: price(len(r.Proto))}
	if !allowed(o.total) {
		w.WriteHeader(http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", post)
	mux.HandleFunc("PUT /orders", put)
	http.ListenAndServe(":80", mux)
}

// want:
// POST /orders 201
// PUT /orders 202 409
