package main

import (
	"net/http"

	"github.com/go-chi/render"
)

// No Render method of the program fails, so that a list never does, whatever is in it.
type item struct{ name string }

func (i *item) Render(w http.ResponseWriter, r *http.Request) error { return nil }

type failure struct{ status int }

func (f *failure) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, f.status)
	return nil
}

func failed(err error) render.Renderer { return &failure{422} }

func items(names []string) []render.Renderer {
	list := []render.Renderer{}
	for _, n := range names {
		list = append(list, &item{n})
	}
	return list
}

func list(w http.ResponseWriter, r *http.Request) {
	if err := render.RenderList(w, r, items(r.Form["name"])); err != nil {
		render.Render(w, r, failed(err))
	}
}

func main() {
	http.HandleFunc("GET /list", list)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /list 200
