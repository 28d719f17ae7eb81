// The program answers with chi. See TestRouters.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/render"
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
	r := chi.NewRouter()
	r.Use(middleware.Recoverer)
	r.Route("/articles", func(r chi.Router) {
		r.Get("/", list)
		r.With(jsonOnly).Post("/", create)
		r.Route("/{id}", func(r chi.Router) {
			r.Use(loaded)
			r.Get("/", get)
			r.Put("/", put)
		})
	})
	r.Mount("/admin", admin())
	return r
}

type article struct {
	ID    int
	Title string
}

func (a *article) Render(http.ResponseWriter, *http.Request) error { return nil }

func (a *article) Bind(*http.Request) error {
	if a.Title == "" {
		return fmt.Errorf("no title")
	}
	return nil
}

type failure struct{ Code int }

func (f *failure) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, f.Code)
	return nil
}

func list(w http.ResponseWriter, r *http.Request) {
	all := []render.Renderer{}
	for i := range 3 {
		all = append(all, &article{ID: i})
	}
	if err := render.RenderList(w, r, all); err != nil {
		render.Render(w, r, &failure{http.StatusUnprocessableEntity}) // never: Render returns nil
	}
}

func create(w http.ResponseWriter, r *http.Request) {
	var a article
	if err := render.Bind(r, &a); err != nil {
		render.Render(w, r, &failure{http.StatusBadRequest})
		return
	}
	render.Status(r, http.StatusCreated)
	render.Render(w, r, &a)
}

type key struct{}

func loaded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, err := strconv.Atoi(chi.URLParam(r, "id"))
		if err != nil {
			http.Error(w, "no number", http.StatusBadRequest)
			return
		}
		if id > 10 {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, &article{ID: id})))
	})
}

func get(w http.ResponseWriter, r *http.Request) {
	render.JSON(w, r, r.Context().Value(key{}).(*article))
}

func put(w http.ResponseWriter, r *http.Request) {
	if chi.URLParam(r, "id") == "" {
		w.WriteHeader(http.StatusTeapot) // never: such a path has no route
		return
	}
	render.NoContent(w, r)
}

func jsonOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Content-Type") != "application/json" {
			w.WriteHeader(http.StatusUnsupportedMediaType)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func admin() http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.BasicAuth("admin", map[string]string{"a": "b"}))
	r.Get("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("x")) })
	return r
}

// requests:
// GET /articles < GET /articles
// POST /articles < POST /articles
// POST /articles < POST /articles | Content-Type: application/json | x
// POST /articles < POST /articles | Content-Type: application/json | {"Title":"x"}
// GET /articles/{id} < GET /articles/1
// GET /articles/{id} < GET /articles/x
// GET /articles/{id} < GET /articles/99
// PUT /articles/{id} < PUT /articles/1
// PUT /articles/{id} < PUT /articles/x
// PUT /articles/{id} < PUT /articles/99
// GET /admin < GET /admin
// GET /admin < GET /admin | Authorization: Basic YTpi
