package main

import (
	"net/http"

	"gorm.io/gorm"
)

var db *gorm.DB

// gorm's methods return a DB, which is never nil. Its error may be.
func main() {
	http.HandleFunc("POST /mistaken", mistaken)
	http.HandleFunc("POST /asked", asked)
	http.HandleFunc("GET /chained", chained)
}

func mistaken(w http.ResponseWriter, r *http.Request) {
	err := db.Create(r.FormValue("name"))
	if err != nil {
		w.WriteHeader(500)
		return
	}
	w.WriteHeader(201)
}

func asked(w http.ResponseWriter, r *http.Request) {
	if err := db.Create(r.FormValue("name")).Error; err != nil {
		w.WriteHeader(500)
		return
	}
	w.WriteHeader(201)
}

func chained(w http.ResponseWriter, r *http.Request) {
	var names []string
	tx := db.Where("name = ?", r.FormValue("name")).Find(&names)
	if tx == nil {
		w.WriteHeader(503)
		return
	}
	w.WriteHeader(204)
}

// want:
// POST /asked 201 500
// GET /chained 204
// POST /mistaken 500
