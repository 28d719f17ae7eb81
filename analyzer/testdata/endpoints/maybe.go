package main

import (
	"errors"
	"net/http"
	"os"

	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

// A handler that returns the error of a call answers 200 if that error is nil.
type store interface {
	save(id string) error
	load(id string) (string, error)
}

type memory struct{}

func (memory) save(id string) error {
	if id == "" {
		return echo.ErrNotFound
	}
	return nil
}

func (memory) load(id string) (string, error) { return "", echo.ErrNotFound }

type server struct{ store store }

func main() {
	e := echo.New()
	s := &server{memory{}}
	e.POST("/file", func(c echo.Context) error { return os.Remove(c.Param("id")) })
	e.POST("/save", s.save)
	e.POST("/saved", s.saved)
	e.POST("/load", s.load)
	e.POST("/reply", s.reply)
	e.POST("/made", func(c echo.Context) error { return errors.New("x") })
	e.POST("/kept", func(c echo.Context) error {
		err := os.Remove(c.Param("id"))
		return err
	})
	e.POST("/checked", func(c echo.Context) error {
		if err := os.Remove(c.Param("id")); err != nil {
			return err
		}
		return c.NoContent(http.StatusNoContent)
	})
	e.POST("/late", func(c echo.Context) error {
		if err := c.JSON(http.StatusCreated, nil); err != nil {
			return err
		}
		return os.Remove(c.Param("id"))
	})

	app := fiber.New()
	app.Post("/fiber/file", func(c *fiber.Ctx) error { return os.Remove(c.Params("id")) })
	app.Post("/fiber/made", func(c *fiber.Ctx) error { return fiber.NewError(http.StatusConflict) })
	app.Post("/fiber/status", func(c *fiber.Ctx) error {
		c.Status(http.StatusCreated)
		return os.Remove(c.Params("id"))
	})
	http.Handle("POST /adapter/file", adapter(func(w http.ResponseWriter, r *http.Request) error { return os.Remove(r.PathValue("id")) }))
}

func (s *server) save(c echo.Context) error { return s.store.save(c.Param("id")) }

func (s *server) saved(c echo.Context) error {
	if c.QueryParam("x") == "" {
		return c.NoContent(http.StatusNoContent)
	}
	return s.store.save(c.Param("id"))
}

func (s *server) load(c echo.Context) error {
	_, err := s.store.load(c.Param("id"))
	return err
}

func (s *server) reply(c echo.Context) error { return answer(c) }

func answer(c echo.Context) error { return c.NoContent(http.StatusAccepted) }

type adapter func(w http.ResponseWriter, r *http.Request) error

func (a adapter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := a(w, r); err != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}

// want:
// POST /adapter/file 200 502
// POST /checked 204 500
// POST /fiber/file 200 500
// POST /fiber/made 409
// POST /fiber/status 201 500
// POST /file 200 500
// POST /kept 200 500
// POST /late 201
// POST /load 404
// POST /made 500
// POST /reply 202
// POST /save 200 404
// POST /saved 200 204 404
