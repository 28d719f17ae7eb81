// Wrapping nil gives nil, and wrapping an error gives an error.
package main

import (
	"database/sql"
	"net/http"

	"github.com/pkg/errors"
)

type book struct{ title string }

type store struct{ db *sql.DB }

func (s *store) load(id string) (*book, error) {
	b := &book{}
	if err := s.db.QueryRow("", id).Scan(&b.title); err != nil {
		return nil, errors.Wrap(err, "load")
	}
	return b, nil
}

// tag also wraps where there is no error, and then there may be no book either.
func (s *store) tag(id string) (*book, error) {
	var b *book
	err := s.db.QueryRow("", id).Scan(nil)
	if id == "first" {
		b = &book{}
	}
	return b, errors.Wrap(err, "tag")
}

func main() {
	s := &store{}
	http.HandleFunc("GET /load", func(w http.ResponseWriter, r *http.Request) {
		b, err := s.load(r.FormValue("id"))
		if err != nil {
			http.Error(w, "x", http.StatusInternalServerError)
			return
		}
		if b == nil {
			http.Error(w, "x", http.StatusNotFound)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("GET /tag", func(w http.ResponseWriter, r *http.Request) {
		b, err := s.tag(r.FormValue("id"))
		if err != nil {
			http.Error(w, "x", http.StatusInternalServerError)
			return
		}
		if b == nil {
			http.Error(w, "x", http.StatusNotFound)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	http.ListenAndServe(":80", nil)
}

// want:
// GET /load 204 500
// GET /tag 204 404 500
