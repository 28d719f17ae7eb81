// Package sqlx is a stub of github.com/jmoiron/sqlx v1.4.0.
package sqlx

import "database/sql"

type DB struct{ *sql.DB }

func (db *DB) Get(dest interface{}, query string, args ...interface{}) error    { return nil }
func (db *DB) Select(dest interface{}, query string, args ...interface{}) error { return nil }
