// Checks of what a route says about its requests: their method, and the parts of the path that are never empty.
package main

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/labstack/echo/v4"
)

func show(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "id")
	if id == "" {
		w.WriteHeader(400)
		return
	}
	w.Write(nil)
}

func length(w http.ResponseWriter, r *http.Request) {
	if id := chi.URLParam(r, "id"); len(id) > 0 {
		w.WriteHeader(202)
	} else {
		http.Error(w, "no id", 400)
	}
}

// Another reason for the same answer.
func either(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "id")
	if id == "" || r.URL.RawQuery == "" {
		http.Error(w, "no id", 400)
		return
	}
	w.WriteHeader(202)
}

// The helper has other errors.
func helped(w http.ResponseWriter, r *http.Request) {
	if _, err := number(r); err != nil {
		http.Error(w, "no number", 400)
		return
	}
	w.WriteHeader(202)
}

func number(r *http.Request) (int, error) {
	id := chi.URLParam(r, "id")
	if id == "" {
		return 0, errors.New("empty")
	}
	return strconv.Atoi(id)
}

func vars(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	id, ok := vars["id"]
	if !ok {
		http.Error(w, "no id", 400)
		return
	}
	if vars["id"] == "" || id == "" {
		http.Error(w, "empty id", 404)
		return
	}
	if mux.Vars(r)["other"] == "" {
		w.WriteHeader(203)
		return
	}
	w.WriteHeader(202)
}

func found(w http.ResponseWriter, r *http.Request) {
	if id, ok := mux.Vars(r)["id"]; ok != false && (r.Method == "GET") == true {
		w.Write([]byte(id))
		return
	}
	http.Error(w, "no id", 400)
}

func lost(w http.ResponseWriter, r *http.Request) {
	if _, ok := mux.Vars(r)["id"]; !ok {
		http.Error(w, "no id", 400)
		return
	}
	w.WriteHeader(202)
}

func methods(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodOptions:
		w.WriteHeader(204)
		return
	case "GET", "HEAD":
		w.WriteHeader(202)
	default:
		w.WriteHeader(405)
		return
	}
	if r.PathValue("id") == "" {
		w.WriteHeader(400)
	}
}

func either2(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		create(w, r)
		return
	} else if r.Method != http.MethodGet {
		w.WriteHeader(405)
		return
	}
	w.Write(nil)
}

func create(w http.ResponseWriter, r *http.Request) { w.WriteHeader(201) }

// Middleware asks, too.
func needsID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if chi.URLParam(r, "id") == "" {
			w.WriteHeader(404)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	c := chi.NewRouter()
	c.Get("/chi/{id}", show)
	c.Get("/chi/{id:[0-9]+}", length)
	c.Get("/chi/edit/{id}/edit", show) // of /chi/edit//edit
	c.Get("/chi/either/{id}", either)
	c.Get("/chi/helped/{id}", helped)
	c.Get("/chi/none", length)
	c.Get("/chi/rest/*", show)
	c.With(needsID).Get("/chi/with/{id}", create)
	c.With(needsID).Get("/chi/without", create)
	http.ListenAndServe(":80", c)

	g := mux.NewRouter()
	g.HandleFunc("/mux/any/{id:.*}", vars).Methods("GET")
	g.HandleFunc("/mux/found/{id}", found).Methods("GET")
	g.HandleFunc("/mux/id/{id}/x", vars).Methods("GET")
	g.HandleFunc("/mux/lost/{id}", lost).Methods("GET")
	g.HandleFunc("/mux/methods", either2).Methods("GET", "POST")
	http.ListenAndServe(":81", g)

	m := http.NewServeMux()
	m.HandleFunc("/std/any/{id}", methods)
	m.HandleFunc("/std/all", either2)
	m.HandleFunc("GET /std/get/{id}", methods)
	m.HandleFunc("GET /std/get", either2)
	m.HandleFunc("POST /std/post", either2)
	http.ListenAndServe(":82", m)

	gi := gin.New()
	gi.GET("/gin/:id", func(c *gin.Context) {
		if c.Param("id") == "" {
			c.JSON(400, nil)
			return
		}
		if c.Request.Method == "OPTIONS" {
			c.AbortWithStatus(204)
			return
		}
		c.JSON(200, nil)
	})
	gi.GET("/gin/edit/:id/edit", func(c *gin.Context) {
		if c.Param("id") == "" {
			c.JSON(400, nil)
			return
		}
		c.JSON(200, nil)
	})
	gi.GET("/gin/rest/*path", func(c *gin.Context) {
		if c.Param("path") == "" {
			c.JSON(400, nil)
			return
		}
		if c.Param("path") == "/" {
			c.JSON(404, nil)
			return
		}
		c.JSON(200, nil)
	})
	http.ListenAndServe(":85", gi)

	e := echo.New()
	e.GET("/echo/:id", func(c echo.Context) error {
		if c.Param("id") == "" {
			return c.NoContent(400)
		}
		if c.Request().Method == "OPTIONS" {
			return echo.ErrForbidden
		}
		return c.NoContent(200)
	})
	e.Start(":83")

	f := fiber.New()
	f.Get("/fiber/:id", func(c *fiber.Ctx) error {
		if c.Params("id") == "" {
			return c.SendStatus(400)
		}
		return c.SendStatus(200)
	})
	f.Get("/fiber/maybe/:id?", func(c *fiber.Ctx) error {
		if c.Params("id") == "" {
			return c.SendStatus(400)
		}
		if c.Method() == "PUT" {
			return fiber.NewError(403)
		}
		return c.SendStatus(200)
	})
	f.Listen(":84")
}

// want:
// GET /chi/edit/{id}/edit 200 400
// GET /chi/either/{id} 202 400
// GET /chi/helped/{id} 202 400
// GET /chi/none 400
// GET /chi/rest/* 400
// GET /chi/with/{id} 201
// GET /chi/without 404
// GET /chi/{id:[0-9]+} 202
// GET /chi/{id} 200
// GET /echo/:id 200
// GET /fiber/:id 200
// GET /fiber/maybe/:id? 200 400
// GET /gin/:id 200
// GET /gin/edit/:id/edit 200 400
// GET /gin/rest/*path 200 404
// GET /mux/any/{id:.*} 203 404
// GET /mux/found/{id} 200
// GET /mux/id/{id}/x 203
// GET /mux/lost/{id} 202
// GET /mux/methods 200
// POST /mux/methods 201
// * /std/all 200 201 405
// * /std/any/{id} 202 204 405
// GET /std/get 200
// GET /std/get/{id} 202
// POST /std/post 201
