// Handlers that ask whether what they depend on is there.
package main

import "net/http"

type store interface{ find(id string) bool }

type table struct{ rows map[string]bool }

func (t *table) find(id string) bool { return t.rows[id] }

type service struct{ store store }

func newService(s store) *service {
	if s == nil {
		panic("no store")
	}
	return &service{store: s}
}

func (s *service) find(id string) bool {
	if s.store == nil {
		return false
	}
	return s.store.find(id)
}

type handler struct {
	service *service
	cache   *table
	late    *table
	maybe   *table
}

func newHandler(s *service, cache *table) *handler {
	return &handler{service: s, cache: cache, maybe: open()}
}

func open() *table {
	if len(env) == 0 {
		return nil
	}
	return &table{}
}

var env []string

func (h *handler) get(w http.ResponseWriter, r *http.Request) {
	if h.service == nil || h.service.store == nil {
		w.WriteHeader(500)
		return
	}
	w.WriteHeader(200)
}

func (h *handler) cached(w http.ResponseWriter, r *http.Request) {
	if h.cache == nil {
		w.WriteHeader(501)
		return
	}
	w.WriteHeader(200)
}

// It is set later.
func (h *handler) set(w http.ResponseWriter, r *http.Request) {
	if h.late == nil {
		w.WriteHeader(502)
		return
	}
	w.WriteHeader(200)
}

func (h *handler) perhaps(w http.ResponseWriter, r *http.Request) {
	if h.maybe == nil {
		w.WriteHeader(503)
		return
	}
	w.WriteHeader(200)
}

// A zero value has no service, nor has one that a function makes which is passed on.
type zero struct{ service *service }

func (z *zero) get(w http.ResponseWriter, r *http.Request) {
	if z.service == nil {
		w.WriteHeader(504)
		return
	}
	w.WriteHeader(200)
}

type passed struct{ service *service }

func newPassed(s *service) *passed { return &passed{s} }

func (p *passed) get(w http.ResponseWriter, r *http.Request) {
	if p.service == nil {
		w.WriteHeader(505)
		return
	}
	w.WriteHeader(200)
}

func apply(make func(*service) *passed) *passed { return make(nil) }

func main() {
	s := newService(&table{})
	var none *table
	h := newHandler(s, none)
	h.late = &table{}
	http.HandleFunc("GET /service", h.get)
	http.HandleFunc("GET /cache", h.cached)
	http.HandleFunc("GET /late", h.set)
	http.HandleFunc("GET /maybe", h.perhaps)
	var z zero
	z2 := zero{s}
	http.HandleFunc("GET /zero", z.get)
	http.HandleFunc("GET /zero2", z2.get)
	http.HandleFunc("GET /passed", newPassed(s).get)
	http.HandleFunc("GET /applied", apply(newPassed).get)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /applied 200 505
// GET /cache 200 501
// GET /late 200 502
// GET /maybe 200 503
// GET /passed 200 505
// GET /service 200
// GET /zero 200 504
// GET /zero2 200 504
