package main

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/render"
)

// render.Status records a status on the request, and the next reply sends it. render.Render lets what it sends record one before.
type problem struct {
	status int
	text   string
}

func (p *problem) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, p.status)
	return nil
}

type page struct{ title string }

func (p *page) Render(w http.ResponseWriter, r *http.Request) error { return nil }

func invalid(err error) render.Renderer { return &problem{http.StatusBadRequest, err.Error()} }

var missing = &problem{status: http.StatusNotFound}

func both(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("a") == "" {
		render.Status(r, http.StatusAccepted)
	}
	render.JSON(w, r, "x")
}

func either(w http.ResponseWriter, r *http.Request) {
	switch r.FormValue("a") {
	case "a":
		render.Status(r, http.StatusAccepted)
	case "b":
		render.Status(r, http.StatusTeapot)
		render.PlainText(w, r, "x")
		return
	default:
		render.Status(r, http.StatusCreated)
	}
	render.JSON(w, r, "x")
}

func reply(w http.ResponseWriter, r *http.Request, status int, v any) {
	render.Status(r, status)
	render.JSON(w, r, v)
}

func helper(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("a") == "" {
		reply(w, r, http.StatusConflict, "x")
		return
	}
	reply(w, r, http.StatusCreated, "x")
}

func send(w http.ResponseWriter, r *http.Request, v any) { render.JSON(w, r, v) }

func before(w http.ResponseWriter, r *http.Request) {
	render.Status(r, http.StatusGone)
	send(w, r, "x")
}

func renders(w http.ResponseWriter, r *http.Request) {
	switch r.FormValue("a") {
	case "a":
		render.Render(w, r, missing)
	case "b":
		render.Render(w, r, invalid(errors.New("b")))
	case "c":
		render.Status(r, http.StatusCreated)
		render.Render(w, r, &page{"c"})
	case "d":
		p := &problem{status: http.StatusForbidden}
		render.Render(w, r, p)
	default:
		render.Render(w, r, &page{"d"})
	}
}

func unknown(w http.ResponseWriter, r *http.Request) {
	render.Status(r, len(r.FormValue("a")))
	render.JSON(w, r, "x")
}

func main() {
	r := chi.NewRouter()
	r.Get("/a", both)
	r.Get("/b", either)
	r.Get("/c", helper)
	r.Get("/d", before)
	r.Get("/e", renders)
	r.Get("/f", unknown)
	http.ListenAndServe(":80", r)
}

// want:
// GET /a 200 202
// GET /b 201 202 418
// GET /c 201 409
// GET /d 410
// GET /e 200 201 400 403 404
// GET /f …
