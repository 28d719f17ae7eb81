// Code asks whether an error has a type of another module: the program's own errors have not, nor have those of modules that know nothing of
// it.
package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-playground/validator/v10"
	"gorm.io/gorm"
)

type missing struct{}

func (missing) Error() string { return "missing" }

type invalid struct{ validator.ValidationErrors }

var (
	db    *gorm.DB
	check       = validator.New()
	odd   error = validator.ValidationErrors{}
)

func reply(c *gin.Context, err error) {
	var list validator.ValidationErrors
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &list):
		c.JSON(422, nil)
	case errors.As(err, &large):
		c.JSON(413, nil)
	default:
		c.JSON(500, nil)
	}
}

func main() {
	r := gin.New()
	r.GET("/own", func(c *gin.Context) { reply(c, missing{}) })
	r.GET("/text", func(c *gin.Context) { reply(c, errors.New("text")) })
	r.GET("/wrapped", func(c *gin.Context) { reply(c, fmt.Errorf("no: %w", missing{})) })
	r.GET("/odd", func(c *gin.Context) { reply(c, odd) })
	r.GET("/embedded", func(c *gin.Context) { reply(c, invalid{}) })
	r.GET("/checked", func(c *gin.Context) {
		if err := check.Struct(missing{}); err != nil {
			reply(c, fmt.Errorf("checked: %w", err))
			return
		}
		c.JSON(200, nil)
	})
	r.GET("/found", func(c *gin.Context) {
		if err := db.First(new(int)).Error; err != nil {
			reply(c, err)
			return
		}
		c.JSON(200, nil)
	})
	r.GET("/read", func(c *gin.Context) {
		if _, err := io.ReadAll(c.Request.Body); err != nil {
			reply(c, err)
			return
		}
		c.JSON(200, nil)
	})
	http.ListenAndServe(":80", r)
}

// want:
// GET /checked 200 413 422 500
// GET /embedded 500
// GET /found 200 413 500
// GET /odd 422 500
// GET /own 500
// GET /read 200 413 500
// GET /text 500
// GET /wrapped 500
