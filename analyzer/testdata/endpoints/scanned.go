package main

import (
	"database/sql"
	"net/http"
)

type order struct {
	id     int
	status string
}

var db *sql.DB

// Code that gets the address of a field may set it.
func main() {
	http.HandleFunc("/field", field)
	http.HandleFunc("/variable", variable)
	http.HandleFunc("/kept", kept)
}

func field(w http.ResponseWriter, r *http.Request) {
	var o order
	if err := db.QueryRow("SELECT id, status FROM orders").Scan(&o.id, &o.status); err != nil {
		w.WriteHeader(500)
		return
	}
	if o.status != "open" {
		w.WriteHeader(409)
		return
	}
	w.WriteHeader(204)
}

func variable(w http.ResponseWriter, r *http.Request) {
	var status string
	if err := db.QueryRow("SELECT status FROM orders").Scan(&status); err != nil {
		w.WriteHeader(500)
		return
	}
	if status != "open" {
		w.WriteHeader(409)
		return
	}
	w.WriteHeader(204)
}

// Nothing sets it.
func kept(w http.ResponseWriter, r *http.Request) {
	var o order
	if o.status != "" {
		w.WriteHeader(409)
		return
	}
	w.WriteHeader(204)
}

// want:
// * /field 204 409 500
// * /kept 204
// * /variable 204 409 500
