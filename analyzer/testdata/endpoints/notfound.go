// Errors by which databases say that nothing was found, and calls that never return them.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/jmoiron/sqlx"
	"github.com/redis/go-redis/v9"
	"gorm.io/gorm"
)

type user struct{ ID int }

// A type of database/sql implements it.
type queries interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

var (
	plain *sql.DB
	more  *sqlx.DB
	orm   *gorm.DB
	cache redis.StringCmdable
	any0  queries = plain
	ctx           = context.Background()
)

func answer(w http.ResponseWriter, err error) {
	switch {
	case err == nil:
		w.WriteHeader(http.StatusNoContent)
	case errors.Is(err, sql.ErrNoRows):
		w.WriteHeader(http.StatusNotFound)
	case errors.Is(err, gorm.ErrRecordNotFound):
		w.WriteHeader(http.StatusGone)
	default:
		w.WriteHeader(http.StatusInternalServerError)
	}
}

// A query for many rows, though each of its errors is wrapped.
func list(w http.ResponseWriter, _ *http.Request) {
	answer(w, func() error {
		rows, err := plain.Query("select id from users")
		if err != nil {
			return fmt.Errorf("list: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var u user
			if err := rows.Scan(&u.ID); err != nil {
				return err
			}
		}
		return rows.Err()
	}())
}

func get(w http.ResponseWriter, _ *http.Request) {
	var u user
	answer(w, plain.QueryRow("select id from users").Scan(&u.ID))
}

func insert(w http.ResponseWriter, _ *http.Request) {
	_, err := any0.ExecContext(ctx, "insert")
	answer(w, err)
}

func row(w http.ResponseWriter, _ *http.Request) {
	var u user
	answer(w, any0.QueryRowContext(ctx, "select id from users").Scan(&u.ID))
}

func getx(w http.ResponseWriter, _ *http.Request) {
	var u user
	answer(w, more.Get(&u, "select id from users"))
}

func selectx(w http.ResponseWriter, _ *http.Request) {
	var u []user
	answer(w, more.Select(&u, "select id from users"))
}

func find(w http.ResponseWriter, r *http.Request) {
	var u []user
	q := orm.Model(&user{})
	if name := r.FormValue("name"); name != "" {
		q = q.Where("name = ?", name)
	}
	answer(w, q.Find(&u).Error)
}

func first(w http.ResponseWriter, _ *http.Request) {
	var u user
	answer(w, orm.Where("name = ?", "x").First(&u).Error)
}

// Find is called on what First may have changed.
func both(w http.ResponseWriter, _ *http.Request) {
	var u user
	q := orm.Where("name = ?", "x")
	q.First(&u)
	answer(w, q.Find(&u).Error)
}

func create(w http.ResponseWriter, _ *http.Request) {
	res := orm.Create(&user{})
	if res.Error != nil {
		answer(w, res.Error)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func save(w http.ResponseWriter, _ *http.Request) {
	answer(w, orm.Transaction(func(tx *gorm.DB) error { return tx.Save(&user{}).Error }))
}

func load(w http.ResponseWriter, _ *http.Request) {
	var u user
	answer(w, orm.Transaction(func(tx *gorm.DB) error {
		if err := tx.First(&u).Error; err != nil {
			return err
		}
		return tx.Save(&u).Error
	}))
}

// The program's own hook runs.
type order struct{ ID int }

var errSold = errors.New("sold")

func (o *order) BeforeDelete(tx *gorm.DB) error {
	if o.ID == 0 {
		return errSold
	}
	return nil
}

func remove(w http.ResponseWriter, _ *http.Request) {
	if err := orm.Delete(&order{}).Error; errors.Is(err, errSold) {
		w.WriteHeader(http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func set(w http.ResponseWriter, _ *http.Request) {
	_, err := cache.Set(ctx, "a", 1, 0).Result()
	cached(w, err)
}

func value(w http.ResponseWriter, _ *http.Request) {
	_, err := cache.Get(ctx, "a").Result()
	cached(w, err)
}

func cached(w http.ResponseWriter, err error) {
	switch {
	case err == redis.Nil:
		w.WriteHeader(http.StatusNotFound)
	case err != nil:
		w.WriteHeader(http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}

// The standard library does not return it.
func parse(w http.ResponseWriter, r *http.Request) {
	_, err := strconv.Atoi(r.PathValue("id"))
	answer(w, err)
}

// What is answered before is no error of the rest.
func before(w http.ResponseWriter, _ *http.Request) {
	var u user
	err := plain.QueryRow("select id from users").Scan(&u.ID)
	if errors.Is(err, sql.ErrNoRows) {
		w.WriteHeader(http.StatusTeapot)
		return
	}
	answer(w, err)
}

func main() {
	http.HandleFunc("GET /list", list)
	http.HandleFunc("GET /get", get)
	http.HandleFunc("GET /insert", insert)
	http.HandleFunc("GET /row", row)
	http.HandleFunc("GET /getx", getx)
	http.HandleFunc("GET /selectx", selectx)
	http.HandleFunc("GET /find", find)
	http.HandleFunc("GET /first", first)
	http.HandleFunc("GET /both", both)
	http.HandleFunc("GET /create", create)
	http.HandleFunc("GET /save", save)
	http.HandleFunc("GET /load", load)
	http.HandleFunc("GET /remove", remove)
	http.HandleFunc("GET /set", set)
	http.HandleFunc("GET /value", value)
	http.HandleFunc("GET /parse/{id}", parse)
	http.HandleFunc("GET /before", before)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /before 204 418 500
// GET /both 204 410 500
// GET /create 201 500
// GET /find 204 500
// GET /first 204 410 500
// GET /get 204 404 500
// GET /getx 204 404 500
// GET /insert 204 500
// GET /list 204 500
// GET /load 204 410 500
// GET /parse/{id} 204 500
// GET /remove 204 409
// GET /row 204 404 500
// GET /save 204 500
// GET /selectx 204 500
// GET /set 204 500
// GET /value 204 404 500
