// Package pgx is a stub of github.com/jackc/pgx/v5 v5.9.2.
package pgx

import "errors"

var ErrNoRows = errors.New("no rows in result set")

type Row interface {
	Scan(dest ...any) error
}
