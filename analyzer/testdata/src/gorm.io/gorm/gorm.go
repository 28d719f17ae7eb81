// Package gorm is a stub of gorm.io/gorm v1.31.2.
package gorm

import (
	"database/sql"
	"errors"
)

var ErrRecordNotFound = errors.New("record not found")

type DB struct {
	Error        error
	RowsAffected int64
}

func (db *DB) Where(query interface{}, args ...interface{}) (tx *DB)                 { return db }
func (db *DB) Model(value interface{}) (tx *DB)                                      { return db }
func (db *DB) First(dest interface{}, conds ...interface{}) (tx *DB)                 { return db }
func (db *DB) Find(dest interface{}, conds ...interface{}) (tx *DB)                  { return db }
func (db *DB) Create(value interface{}) (tx *DB)                                     { return db }
func (db *DB) Save(value interface{}) (tx *DB)                                       { return db }
func (db *DB) Delete(value interface{}, conds ...interface{}) (tx *DB)               { return db }
func (db *DB) Begin(opts ...*sql.TxOptions) *DB                                      { return db }
func (db *DB) Transaction(fc func(tx *DB) error, opts ...*sql.TxOptions) (err error) { return fc(db) }
