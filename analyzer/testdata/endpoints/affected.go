// The number of rows that gorm has found.
package main

import (
	"errors"
	"net/http"

	"gorm.io/gorm"
)

type user struct{ ID int }

var db *gorm.DB

func first(w http.ResponseWriter, r *http.Request) {
	result := db.Where("id = ?", r.FormValue("id")).First(&user{})
	if result.Error != nil {
		w.WriteHeader(500)
		return
	}
	if result.RowsAffected == 0 {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(204)
}

func named(w http.ResponseWriter, r *http.Request) {
	result := db.First(&user{}, r.FormValue("id"))
	if err := result.Error; errors.Is(err, gorm.ErrRecordNotFound) {
		w.WriteHeader(404)
		return
	} else if err != nil {
		w.WriteHeader(500)
		return
	}
	if result.RowsAffected < 1 {
		w.WriteHeader(410)
	} else {
		w.WriteHeader(204)
	}
}

// Nothing asks for the error.
func unasked(w http.ResponseWriter, r *http.Request) {
	result := db.First(&user{}, r.FormValue("id"))
	if result.RowsAffected == 0 {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(204)
}

// Find returns no error if no row matches.
func find(w http.ResponseWriter, r *http.Request) {
	result := db.Find(&[]user{})
	if result.Error != nil {
		w.WriteHeader(500)
		return
	}
	if result.RowsAffected == 0 {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(204)
}

// There may be several.
func several(w http.ResponseWriter, r *http.Request) {
	result := db.First(&user{}, r.FormValue("id"))
	if result.Error != nil {
		w.WriteHeader(500)
		return
	}
	if result.RowsAffected == 1 {
		w.WriteHeader(204)
		return
	}
	w.WriteHeader(409)
}

// A later statement counts its own.
func later(w http.ResponseWriter, r *http.Request) {
	result := db.First(&user{}, r.FormValue("id"))
	if result.Error != nil {
		w.WriteHeader(500)
		return
	}
	result.Delete(&user{})
	if result.RowsAffected == 0 {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(204)
}

// The error is that of the statement before.
func earlier(w http.ResponseWriter, r *http.Request) {
	result := db.First(&user{}, r.FormValue("id"))
	if result.Error != nil {
		w.WriteHeader(500)
		return
	}
	result = db.First(&user{}, r.FormValue("other"))
	if result.RowsAffected == 0 {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(204)
}

func main() {
	http.HandleFunc("/first", first)
	http.HandleFunc("/named", named)
	http.HandleFunc("/unasked", unasked)
	http.HandleFunc("/find", find)
	http.HandleFunc("/several", several)
	http.HandleFunc("/later", later)
	http.HandleFunc("/earlier", earlier)
	http.ListenAndServe(":80", nil)
}

// want:
// * /earlier 204 404 500
// * /find 204 404 500
// * /first 204 500
// * /later 204 404 500
// * /named 204 404 500
// * /several 204 409 500
// * /unasked 204 404
