package main

import (
	"net/http"

	"github.com/gorilla/mux"
)

// Which of the two answers is a matter of their matchers, too.
func main() {
	r := mux.NewRouter()
	r.HandleFunc("/a", get).Methods("GET")
	r.HandleFunc("/a", get).Methods("GET")
}

func get(w http.ResponseWriter, r *http.Request) {}
