package order_fix

import (
	"fmt"
	"net/http"
)

func check(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
	}
}

// A return would end every good request.
func checks(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		check(w, r.ParseForm()) // want `this call to check may have replied, but does not tell its caller; line 19 writes to the response again: have check return whether it replied \(missing-return\)`
	}
	fmt.Fprintln(w, "hello")
}

func allowed(w http.ResponseWriter, r *http.Request) bool {
	if r.Host == "" {
		http.Error(w, "no host", http.StatusForbidden)
		return false
	}
	return true
}

func asks(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		allowed(w, r) // want `this call to allowed may have replied, and line 34 writes to the response again: check the result \(missing-return\)`
	}
	fmt.Fprintln(w, "hello")
}

// Where it has replied for sure, a return is what is missing.
func knows(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		check(w, err) // want `no return after this reply; line 42 writes to the response again \(missing-return\)`
	}
	fmt.Fprintln(w, "hello")
}
