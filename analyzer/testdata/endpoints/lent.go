// Functions that call back a literal which answers a captured response.
package main

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

func withID(c *gin.Context, f func(id int)) {
	if id, err := strconv.Atoi(c.Param("id")); err == nil {
		f(id)
	} else {
		c.AbortWithStatus(400)
	}
}

func remove(c *gin.Context) {
	withID(c, func(id int) {
		if id == 0 {
			c.AbortWithStatus(404)
			return
		}
		c.JSON(200, id)
	})
}

// The literal may not answer.
func silent(c *gin.Context) {
	withID(c, func(id int) {
		if id == 0 {
			c.AbortWithStatus(404)
		}
	})
}

func inTransaction(f func() error) error { return f() }

func post(w http.ResponseWriter, r *http.Request) {
	err := inTransaction(func() error {
		if r.URL.RawQuery == "" {
			w.WriteHeader(409)
			return nil
		}
		return errors.New("no")
	})
	if err != nil {
		w.WriteHeader(500)
	}
}

// The function that gets the literal has an error of its own.
func limited(f func() error) error {
	if free == 0 {
		return errors.New("busy")
	}
	return f()
}

var free int

func put(w http.ResponseWriter, r *http.Request) {
	free++
	err := limited(func() error {
		w.WriteHeader(202)
		return nil
	})
	if err != nil {
		w.WriteHeader(503)
	}
}

// Neither this one nor the literal has one.
func patch(w http.ResponseWriter, r *http.Request) {
	err := inTransaction(func() error {
		w.WriteHeader(202)
		return nil
	})
	if err != nil {
		w.WriteHeader(503)
	}
}

// The literal goes to another module.
func each(w http.ResponseWriter, r *http.Request) {
	slices.SortFunc([]int{1, 2}, func(a, b int) int {
		http.Error(w, "never", 503)
		return 0
	})
	w.WriteHeader(202)
}

func returned(c *fiber.Ctx) error {
	return inTransaction(func() error {
		if c.Get("x") == "" {
			return fiber.NewError(410)
		}
		return c.SendStatus(201)
	})
}

func main() {
	g := gin.New()
	g.DELETE("/gin/:id", remove)
	g.PUT("/gin/:id", silent)
	http.ListenAndServe(":80", g)
	http.HandleFunc("POST /std", post)
	http.HandleFunc("PUT /std", put)
	http.HandleFunc("PATCH /std", patch)
	http.HandleFunc("GET /std", each)
	f := fiber.New()
	f.Get("/fiber", returned)
	f.Listen(":81")
}

// want:
// GET /fiber 201 410
// PUT /gin/:id 200 400 404
// DELETE /gin/:id 200 400 404
// GET /std 202 503
// POST /std 409 500
// PUT /std 202 503
// PATCH /std 202
