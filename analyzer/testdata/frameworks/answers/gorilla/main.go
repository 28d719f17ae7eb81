// The program answers with gorilla/mux. See TestRouters.
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"

	"github.com/gorilla/mux"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(l.Addr())
	panic(http.Serve(l, routes()))
}

func routes() http.Handler {
	r := mux.NewRouter()
	r.Use(logged)
	r.HandleFunc("/books", list).Methods("GET")
	r.HandleFunc("/books", create).Methods("POST")
	api := r.PathPrefix("/api").Subrouter()
	api.Use(keyed)
	api.HandleFunc("/books/{id:[0-9]+}", one).Methods(http.MethodGet, http.MethodDelete)
	posts := r.Methods("POST").Subrouter()
	posts.HandleFunc("/posts", func(w http.ResponseWriter, r *http.Request) { respond(w, http.StatusAccepted, nil) })
	return r
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Logged", "yes")
		next.ServeHTTP(w, r)
	})
}

func keyed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Header.Get("Key") {
		case "":
			http.Error(w, "no key", http.StatusUnauthorized)
		case "old":
			http.Error(w, "old key", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

type book struct {
	Title string
	Pages int
}

func respond(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func list(w http.ResponseWriter, r *http.Request) {
	books := []book{}
	for i := range 2 {
		books = append(books, book{Pages: i})
	}
	if err := json.NewEncoder(w).Encode(books); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // never: the header has gone out
	}
}

func create(w http.ResponseWriter, r *http.Request) {
	b := &book{}
	code, err := b.read(r)
	if err != nil {
		respond(w, code, map[string]string{"error": err.Error()})
		return
	}
	respond(w, http.StatusCreated, b)
}

func (b *book) read(r *http.Request) (int, error) {
	if err := json.NewDecoder(r.Body).Decode(b); err != nil {
		return http.StatusBadRequest, err
	}
	if b.Title == "" {
		return http.StatusUnprocessableEntity, fmt.Errorf("no title")
	}
	return http.StatusOK, nil
}

func one(w http.ResponseWriter, r *http.Request) {
	id, ok := mux.Vars(r)["id"]
	switch {
	case !ok:
		respond(w, http.StatusTeapot, nil) // never
	case id == "0":
		respond(w, http.StatusNotFound, nil)
	case r.Method == http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	default:
		respond(w, http.StatusOK, book{})
	}
}

// requests:
// GET /books < GET /books
// POST /books < POST /books | x
// POST /books < POST /books | {}
// POST /books < POST /books | {"Title":"x"}
// GET /api/books/{id:[0-9]+} < GET /api/books/1
// GET /api/books/{id:[0-9]+} < GET /api/books/1 | Key: old
// GET /api/books/{id:[0-9]+} < GET /api/books/1 | Key: new
// GET /api/books/{id:[0-9]+} < GET /api/books/0 | Key: new
// DELETE /api/books/{id:[0-9]+} < DELETE /api/books/1
// DELETE /api/books/{id:[0-9]+} < DELETE /api/books/1 | Key: old
// DELETE /api/books/{id:[0-9]+} < DELETE /api/books/1 | Key: new
// DELETE /api/books/{id:[0-9]+} < DELETE /api/books/0 | Key: new
// POST /posts < POST /posts
