package main

import (
	"bytes"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/render"
	"github.com/labstack/echo/v4"
)

// What errors a library's function can return.

// The Render methods of what is rendered, and of its fields, say whether render.Render fails.
type page struct{ title string }

func (p *page) Render(w http.ResponseWriter, r *http.Request) error { return nil }

type checked struct{ title string }

var errEmpty = errors.New("empty")

func (c *checked) Render(w http.ResponseWriter, r *http.Request) error {
	if c.title == "" {
		return errEmpty
	}
	return nil
}

type nested struct {
	*checked
	page *page
}

func (n *nested) Render(w http.ResponseWriter, r *http.Request) error { return nil }

type failure struct{ status int }

func (f *failure) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, f.status)
	return nil
}

func failed(err error) render.Renderer { return &failure{422} }

func show(w http.ResponseWriter, r *http.Request) {
	if err := render.Render(w, r, &page{}); err != nil {
		http.Error(w, "", 500)
	}
}

func showChecked(w http.ResponseWriter, r *http.Request) {
	if err := render.Render(w, r, &checked{}); err != nil {
		render.Render(w, r, failed(err))
	}
}

func showNested(w http.ResponseWriter, r *http.Request) {
	if err := render.Render(w, r, &nested{}); err != nil {
		render.Render(w, r, failed(err))
	}
}

func showPages(w http.ResponseWriter, r *http.Request) {
	if err := render.RenderList(w, r, []render.Renderer{&page{}, &page{}}); errors.Is(err, errEmpty) {
		w.WriteHeader(409)
	}
}

// A request's cookie is there or not.
func cookie(w http.ResponseWriter, r *http.Request) {
	_, err := r.Cookie("x")
	if err != nil {
		if errors.Is(err, http.ErrNoCookie) {
			w.WriteHeader(422)
			return
		}
		w.WriteHeader(500)
		return
	}
	w.WriteHeader(204)
}

// A buffer takes everything.
func buffer(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	if _, err := b.WriteString("x"); err != nil {
		w.WriteHeader(500)
		return
	}
	_, _ = w.Write(b.Bytes())
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /show", show)
	mux.HandleFunc("GET /checked", showChecked)
	mux.HandleFunc("GET /nested", showNested)
	mux.HandleFunc("GET /pages", showPages)
	mux.HandleFunc("GET /cookie", cookie)
	mux.HandleFunc("GET /buffer", buffer)
	http.ListenAndServe(":80", mux)

	g := gin.New()
	g.GET("/gin", func(c *gin.Context) {
		if _, err := c.Cookie("x"); err != nil {
			if err == http.ErrNoCookie {
				c.Status(401)
				return
			}
			c.Status(500)
			return
		}
		c.Status(204)
	})
	e := echo.New()
	e.GET("/echo", func(c echo.Context) error {
		if _, err := c.Cookie("x"); err != nil {
			if err == http.ErrNoCookie {
				return c.NoContent(401)
			}
			return err
		}
		return c.NoContent(204)
	})
}

// want:
// GET /buffer 200
// GET /checked 200 422
// GET /cookie 204 422
// GET /echo 204 401
// GET /gin 204 401
// GET /nested 200 422
// GET /pages 200 409
// GET /show 200
