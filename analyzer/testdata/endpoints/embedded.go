package main

import (
	"errors"
	"net/http"

	"github.com/gofiber/fiber/v2"
)

// The status of an error may be in a struct that its type embeds.
type httpError struct {
	Code int32
	Text string
}

func (e *httpError) Error() string { return e.Text }

type internalError struct {
	httpError
	cause error
}

func (e *internalError) Error() string { return e.cause.Error() }

func internal(cause error) error {
	return &internalError{cause: cause, httpError: httpError{Code: 500, Text: "internal"}}
}

type base struct{ Status int }

type pointing struct {
	*base
	text string
}

func (e pointing) Error() string { return e.text }

func missing(text string) error { return pointing{&base{Status: 404}, text} }

// The outer field is meant, not the embedded one.
type shadowing struct {
	base
	Status int
}

func (e shadowing) Error() string { return "shadowing" }

func answer(c *fiber.Ctx, err error) error {
	switch e := err.(type) {
	case *httpError:
		return c.Status(int(e.Code)).SendString(e.Text)
	case *internalError:
		return c.Status(int(e.Code)).SendString("internal")
	}
	return c.SendStatus(503)
}

func find(id string) error {
	if id == "" {
		return missing("no id")
	}
	return nil
}

func check(id string) error {
	if id == "" {
		return shadowing{base: base{Status: 418}, Status: 409}
	}
	return nil
}

func main() {
	app := fiber.New(fiber.Config{ErrorHandler: answer})
	app.Get("/internal/:x", func(c *fiber.Ctx) error {
		if c.Params("x") == "y" {
			return internal(errors.New("no x"))
		}
		return c.SendString("x")
	})
	app.Get("/direct/:x", func(c *fiber.Ctx) error {
		if c.Params("x") == "y" {
			return &httpError{Code: 400, Text: "no x"}
		}
		return c.SendString("x")
	})
	_ = app.Listen(":8080")

	mux := http.NewServeMux()
	mux.HandleFunc("GET /find", func(w http.ResponseWriter, r *http.Request) {
		var p pointing
		if err := find(r.FormValue("id")); errors.As(err, &p) {
			w.WriteHeader(p.Status)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("GET /check", func(w http.ResponseWriter, r *http.Request) {
		if err := check(r.FormValue("id")); err != nil {
			w.WriteHeader(err.(shadowing).Status)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	_ = http.ListenAndServe(":8081", mux)
}

// want:
// GET /check 204 409
// GET /direct/:x 200 400
// GET /find 204 404
// GET /internal/:x 200 500
