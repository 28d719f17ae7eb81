// The program answers with net/http's own router. See TestRouters.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
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
	s := &server{items: &memory{byID: map[string]*item{"1": {ID: "1", Name: "one"}}}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", s.get)
	mux.Handle("POST /items", adapter(s.post))
	mux.Handle("DELETE /items/{id}", signedIn(http.HandlerFunc(s.delete)))
	mux.HandleFunc("/silent", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/items/1", http.StatusMovedPermanently)
	})
	sub := http.NewServeMux()
	sub.HandleFunc("GET /late", late)
	mux.Handle("/sub/", http.StripPrefix("/sub", sub))
	return mux
}

type item struct{ ID, Name string }

type store interface {
	find(id string) (*item, error)
	add(name string) (*item, error)
	remove(id string) (bool, error)
}

var errMissing, errTaken = errors.New("missing"), errors.New("taken")

type memory struct{ byID map[string]*item }

func (m *memory) find(id string) (*item, error) {
	i, ok := m.byID[id]
	if !ok {
		return nil, fmt.Errorf("find %s: %w", id, errMissing)
	}
	return i, nil
}

func (m *memory) add(name string) (*item, error) {
	if name == "one" {
		return nil, errTaken
	}
	return &item{ID: "2", Name: name}, nil
}

func (m *memory) remove(id string) (bool, error) {
	if _, err := m.find(id); err != nil {
		return false, err
	}
	return true, nil
}

type server struct{ items store }

func (s *server) get(w http.ResponseWriter, r *http.Request) {
	i, err := s.items.find(r.PathValue("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	reply(w, http.StatusOK, i)
}

func (s *server) post(w http.ResponseWriter, r *http.Request) error {
	var in struct{ Name string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return &problem{http.StatusBadRequest, err}
	}
	i, err := s.items.add(in.Name)
	if err != nil {
		return err
	}
	reply(w, http.StatusCreated, i)
	return nil
}

func (s *server) delete(w http.ResponseWriter, r *http.Request) {
	ok, err := s.items.remove(r.PathValue("id"))
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	if !ok {
		w.WriteHeader(http.StatusLocked) // never: false comes with an error
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func reply(w http.ResponseWriter, code int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // never: all values can be encoded
		return
	}
	w.WriteHeader(code)
	w.Write(b)
}

type problem struct {
	code int
	err  error
}

func (p *problem) Error() string { return p.err.Error() }

type adapter func(http.ResponseWriter, *http.Request) error

func (a adapter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := a(w, r)
	var p *problem
	switch {
	case err == nil:
	case errors.As(err, &p):
		http.Error(w, err.Error(), p.code)
	case errors.Is(err, errMissing):
		http.Error(w, err.Error(), http.StatusNotFound)
	case errors.Is(err, errTaken):
		http.Error(w, err.Error(), http.StatusConflict)
	default:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Token") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func late(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	if r.FormValue("fail") != "" {
		http.Error(w, "too late", http.StatusInternalServerError)
	}
}

// requests:
// GET /items/{id} < GET /items/1
// GET /items/{id} < GET /items/9
// POST /items < POST /items | {"Name":"two"}
// POST /items < POST /items | {"Name":"one"}
// POST /items < POST /items | x
// DELETE /items/{id} < DELETE /items/1
// DELETE /items/{id} < DELETE /items/1 | Token: x
// DELETE /items/{id} < DELETE /items/9 | Token: x
// * /silent < GET /silent
// GET /old < GET /old
// GET /sub/late < GET /sub/late
// GET /sub/late < GET /sub/late?fail=1
