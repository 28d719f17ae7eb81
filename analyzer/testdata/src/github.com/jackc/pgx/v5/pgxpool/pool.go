// Package pgxpool is a stub of github.com/jackc/pgx/v5/pgxpool v5.9.2.
package pgxpool

import (
	"context"

	"github.com/jackc/pgx/v5"
)

type Pool struct{}

func (p *Pool) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row { return nil }
