package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"
)

type server struct {
	mux *http.ServeMux
	db  store
}
type store interface {
	get(id string) (string, error)
}

var errNotFound = errors.New("x")

func (s *server) routes() {
	s.mux.HandleFunc("GET /orders/{id}", s.get)
	s.mux.Handle("POST /orders", auth(http.HandlerFunc(s.create)))
	s.mux.Handle("/old", http.RedirectHandler("/new", http.StatusFound))
	s.mux.Handle("/ready", s.ready("x"))
	s.mux.Handle("/slow", http.TimeoutHandler(s.ready("y"), time.Second, "too slow"))
	s.mux.Handle("PUT /wrapped", appHandler(s.put))
	api := http.NewServeMux()
	api.HandleFunc("/users", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	s.mux.Handle("/api/", http.StripPrefix("/api", api))
}

type appError struct{ Code int }

func (e *appError) Error() string { return "" }

func badRequest() *appError { return &appError{Code: 400} }

type appHandler func(w http.ResponseWriter, r *http.Request) error

func (h appHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	if err == nil {
		return
	}
	var ae *appError
	if errors.As(err, &ae) {
		w.WriteHeader(ae.Code)
		return
	}
	http.Error(w, "", 500)
}

func (s *server) put(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("x") == "" {
		return badRequest()
	}
	if _, err := s.db.get("x"); err != nil {
		return &appError{404}
	}
	_, err := w.Write([]byte("x"))
	return err
}

func (s *server) get(w http.ResponseWriter, r *http.Request) {
	v, err := s.db.get(r.PathValue("id"))
	if errors.Is(err, errNotFound) {
		http.Error(w, "no", http.StatusNotFound)
		return
	}
	if err != nil {
		fail(w, err)
		return
	}
	reply(w, 0, v)
}

func reply(w http.ResponseWriter, code int, v any) {
	if code == 0 {
		code = 200
	}
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

// get has handled errNotFound before it calls fail: no client gets 410.
func fail(w http.ResponseWriter, err error) {
	if errors.Is(err, errNotFound) {
		http.Error(w, "no", 410)
		return
	}
	http.Error(w, "no", 500)
}

func (s *server) create(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusCreated, nil)
}
func (s *server) ready(x string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {}
}

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X") == "" {
			http.Error(w, "", 401)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	s := &server{mux: http.NewServeMux()}
	s.routes()
	installAll(s.mux, []module{installed{}})
	http.ListenAndServe(":80", s.mux)
}

// It is only called by code that is not seen: what it is given is not known.
var plugins = []func(mux *http.ServeMux){late}

func late(mux *http.ServeMux) {
	mux.HandleFunc("/late", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
}

// Nothing leads here.
func never(mux *http.ServeMux) {
	mux.HandleFunc("/never", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
	nor(mux)
}

func nor(mux *http.ServeMux) {
	mux.HandleFunc("/nor", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
}

type unused struct{ mux *http.ServeMux }

func (u unused) register(path string) {
	u.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
}

// The program calls it through an interface.
type module interface{ install(mux *http.ServeMux) }

type installed struct{}

func (installed) install(mux *http.ServeMux) {
	mux.HandleFunc("/installed", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
}

// Nothing makes such a module.
type absent struct{}

var _ module = absent{}

func newAbsent() module { return absent{} }

func (absent) install(mux *http.ServeMux) {
	mux.HandleFunc("/absent", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
}

func installAll(mux *http.ServeMux, list []module) {
	for _, m := range list {
		m.install(mux)
	}
}

// want:
// * /api/users 204
// * /installed 202
// * /old 302
// POST /orders 201 401
// GET /orders/{id} 200 404 500
// * /ready 200
// * /slow 200 503
// PUT /wrapped 200 400 404 500
// * …/late 202
