package main

import (
	"encoding/json"
	"errors"
	"net/http"
)

// A status is a result beside an error, and then a field of a struct that is returned instead of another one.

type problem struct {
	Status int
	Text   string
}

type reply struct{ Status int }

type store interface {
	create(name string) (int, error)
}

type table struct{}

var errTaken = errors.New("taken")

var load func(any) error

func (*table) create(name string) (int, error) {
	var row int
	if err := load(&row); err != nil {
		return http.StatusInternalServerError, errors.New("later")
	}
	if row != 0 {
		return http.StatusConflict, errTaken
	}
	return http.StatusCreated, nil
}

type service struct{ store store }

func newProblem(status int, err error) *problem { return &problem{Status: status, Text: err.Error()} }

func (s *service) create(name string) (*reply, *problem) {
	status, err := s.store.create(name)
	if err != nil {
		return nil, newProblem(status, err)
	}
	return &reply{Status: status}, nil
}

type handler struct{ service *service }

func respond(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

func (h *handler) post(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if name == "" {
		respond(w, http.StatusBadRequest, newProblem(http.StatusBadRequest, errors.New("no name")))
		return
	}
	res, err := h.service.create(name)
	if err != nil {
		respond(w, err.Status, err)
		return
	}
	respond(w, res.Status, res)
}

// A field that gets an unknown status may be any.
func (h *handler) put(w http.ResponseWriter, r *http.Request) {
	p := last
	respond(w, p.Status, p)
}

var last = newProblem(r0(), errTaken)

func r0() int {
	var n int
	load(&n)
	return n
}

// A pointer, or true, comes only without an error.

type row struct{ Name string }

type finder interface {
	find(name string) (*row, error)
}

type rows struct{}

func (rows) find(name string) (*row, error) {
	var r row
	if err := load(&r); err != nil {
		return nil, err
	}
	return &r, nil
}

type cache struct{ next finder }

func (c cache) find(name string) (*row, error) {
	r, err := c.next.find(name)
	if err != nil {
		return nil, err
	}
	return r, nil
}

func check(name string) (bool, error) {
	var r row
	if err := load(&r); err != nil {
		return false, err
	}
	if r.Name != name {
		return false, errTaken
	}
	return true, nil
}

func (c cache) get(w http.ResponseWriter, r *http.Request) {
	one, err := c.next.find(r.FormValue("name"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	if one == nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	ok, err := check(one.Name)
	if err != nil {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if !ok {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// This one has no error, and no row.
func maybe(name string) (*row, error) {
	if name == "" {
		return nil, nil
	}
	return &row{name}, nil
}

func getMaybe(w http.ResponseWriter, r *http.Request) {
	one, err := maybe(r.FormValue("name"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	if one == nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// Nil comes with each error, in whichever order the two are asked for.
type lister interface {
	list() ([]row, error)
	last() (*row, bool)
	some() ([]row, error)
}

func (rows) list() ([]row, error) {
	found := []row{}
	if err := load(&found); err != nil {
		return nil, err
	}
	return found, nil
}

func (r rows) last() (*row, bool) {
	list, err := r.list()
	if err != nil {
		return nil, false
	}
	return &list[0], true
}

func (rows) some() ([]row, error) {
	var found []row
	err := load(&found)
	return found, err
}

func getList(l lister) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		list, err := l.list()
		if list == nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		one, ok := l.last()
		switch {
		case one != nil && !ok:
			w.WriteHeader(http.StatusTeapot)
			return
		case one == nil && ok:
			w.WriteHeader(http.StatusGone)
			return
		case one == nil:
			w.WriteHeader(http.StatusNotFound)
			return
		}
		json.NewEncoder(w).Encode(list)
	}
}

// Here each of the two may be nil or not.
func getSome(l lister) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		list, err := l.some()
		if list == nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusOK)
	}
}

func main() {
	http.HandleFunc("GET /list", getList(rows{}))
	http.HandleFunc("GET /some", getSome(rows{}))
	h := &handler{&service{&table{}}}
	http.HandleFunc("POST /rows", h.post)
	http.HandleFunc("PUT /rows", h.put)
	c := cache{cache{rows{}}}
	http.HandleFunc("GET /row", c.get)
	http.HandleFunc("GET /maybe", getMaybe)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /list 200 404 502
// GET /maybe 200 404
// GET /row 200 403 500
// POST /rows 201 400 409 500
// PUT /rows …
// GET /some 200 500 502
