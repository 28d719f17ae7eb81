package main

import (
	"net/http"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
)

var store sessions.Store

// A session is saved in a cookie, and perhaps a database. The store replies to nothing, not even to its own errors.
func login(w http.ResponseWriter, r *http.Request) {
	s, err := store.Get(r, "user")
	if err != nil {
		http.Error(w, "no session", http.StatusBadRequest)
		return
	}
	if err := s.Save(r, w); err != nil {
		http.Error(w, "not saved", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func logout(w http.ResponseWriter, r *http.Request) {
	_ = store.Save(r, w, sessions.NewSession(store, "user"))
	_ = sessions.Save(r, w)
	w.WriteHeader(http.StatusNoContent)
}

func visit(c echo.Context) error {
	s, err := store.New(c.Request(), "visits")
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	if err := s.Save(c.Request(), c.Response()); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", login)
	mux.HandleFunc("POST /logout", logout)
	go func() { _ = http.ListenAndServe(":8080", mux) }()
	e := echo.New()
	e.GET("/visits", visit)
	_ = e.Start(":8081")
}

// want:
// POST /login 204 400 500
// POST /logout 204
// GET /visits 204 400 500
