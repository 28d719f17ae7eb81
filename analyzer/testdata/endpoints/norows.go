// The error by which pgx says that there is no row is not that of database/sql. In version 5, it wraps that.
package main

import (
	"database/sql"
	"errors"
	"fmt"
	"net/http"

	old "github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	pool *pgxpool.Pool
	conn *old.Conn
)

func find(r *http.Request) error {
	var id int
	return pool.QueryRow(r.Context(), "select 1").Scan(&id)
}

func findOld(r *http.Request) error {
	var id int
	if err := conn.QueryRow(r.Context(), "select 1").Scan(&id); err != nil {
		return fmt.Errorf("find: %w", err)
	}
	return nil
}

func main() {
	http.HandleFunc("/equal", func(w http.ResponseWriter, r *http.Request) {
		err := find(r)
		if err == sql.ErrNoRows {
			w.WriteHeader(404)
			return
		}
		if err != nil {
			w.WriteHeader(500)
			return
		}
		w.WriteHeader(204)
	})
	http.HandleFunc("/is", func(w http.ResponseWriter, r *http.Request) {
		err := find(r)
		if errors.Is(err, sql.ErrNoRows) {
			w.WriteHeader(404)
			return
		}
		w.WriteHeader(204)
	})
	http.HandleFunc("/unwrapped", func(w http.ResponseWriter, r *http.Request) {
		if err := find(r); errors.Unwrap(err) == sql.ErrNoRows {
			w.WriteHeader(404)
			return
		}
		w.WriteHeader(204)
	})
	http.HandleFunc("/own", func(w http.ResponseWriter, r *http.Request) {
		err := find(r)
		if err == pgx.ErrNoRows {
			w.WriteHeader(404)
			return
		}
		w.WriteHeader(204)
	})
	http.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) {
		err := findOld(r)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			w.WriteHeader(404)
		case errors.Is(err, old.ErrNoRows):
			w.WriteHeader(410)
		default:
			w.WriteHeader(204)
		}
	})
	http.ListenAndServe(":80", nil)
}

// want:
// * /equal 204 500
// * /is 204 404
// * /old 204 410
// * /own 204 404
// * /unwrapped 204 404
