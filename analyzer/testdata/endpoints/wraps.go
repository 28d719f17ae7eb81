package main

import (
	"errors"
	"fmt"

	"github.com/labstack/echo/v4"
)

// An error that wraps those of a function whose errors are found later is one of them, and not one that says nothing.

type failure struct{ Code int }

func (f *failure) Error() string { return "" }

var errMissing = &failure{404}

func find(id string) (string, error) {
	if id == "x" {
		return "", errMissing
	}
	return id, nil
}

func get(id string) (string, error) {
	s, err := find(id)
	if err != nil {
		return "", fmt.Errorf("get: %w", err)
	}
	return s, nil
}

func twice(id string) (string, error) {
	s, err := get(id)
	if err != nil {
		return "", fmt.Errorf("twice: %w", err)
	}
	return s, nil
}

func answer(err error, c echo.Context) {
	var f *failure
	if errors.As(err, &f) {
		_ = c.JSON(f.Code, nil)
		return
	}
	_ = c.JSON(500, nil)
}

func main() {
	e := echo.New()
	e.HTTPErrorHandler = answer
	e.GET("/a/:id", func(c echo.Context) error {
		if _, err := twice(c.Param("id")); err != nil {
			return err
		}
		return c.NoContent(204)
	})
	e.GET("/b/:id", func(c echo.Context) error {
		if _, err := get(c.Param("id")); err != nil {
			return err
		}
		return c.NoContent(204)
	})
}

// want:
// GET /a/:id 204 404
// GET /b/:id 204 404
