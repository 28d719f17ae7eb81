package order_return

import (
	"fmt"
	"net/http"
)

// users replies to requests for one path.
func users(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/users" {
		http.Error(w, "no users", http.StatusNotFound)
	}
}

type site struct{ closed bool }

func (s *site) refuse(w http.ResponseWriter) {
	if s.closed {
		http.Error(w, "closed", http.StatusServiceUnavailable)
	}
}

// What a helper asks of a field of its argument cannot come out otherwise for its caller.
func byPath(w http.ResponseWriter, r *http.Request) {
	users(w, r)
	if r.URL.Path == "/orders" {
		fmt.Fprintln(w, "no orders")
	}
}

func (s *site) open(w http.ResponseWriter) {
	s.refuse(w)
	if s.closed {
		return
	}
	fmt.Fprintln(w, "welcome")
}

// Another field, another request, or the same value.
func byMethod(w http.ResponseWriter, r *http.Request) {
	users(w, r) // want `line 43 writes to the response again`
	if r.Method == "GET" {
		fmt.Fprintln(w, "no orders")
	}
}

func renewed(w http.ResponseWriter, r *http.Request) {
	users(w, r) // want `line 51 writes to the response again`
	r = r.Clone(r.Context())
	if r.URL.Path == "/orders" {
		fmt.Fprintln(w, "no orders")
	}
}

func alike(w http.ResponseWriter, r *http.Request) {
	users(w, r) // want `line 58 writes to the response again`
	if r.URL.Path == "/users" {
		fmt.Fprintln(w, "no users")
	}
}
