// Errors with a status of their own are found with errors.AsType, in a statement of its own, and with errors.As.
package main

import (
	"errors"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type coded interface {
	error
	Code() int
}

type described interface {
	coded
	Describe() string
}

type missing struct{}

func (missing) Error() string { return "missing" }
func (missing) Code() int     { return 404 }

type joined []error

func (joined) Error() string { return "" }

type taken struct{ name string }

func (taken) Error() string    { return "taken" }
func (taken) Code() int        { return 409 }
func (taken) Describe() string { return "" }

func answer(c *gin.Context) {
	c.Next()
	for _, err := range c.Errors {
		if errors.Is(err, gorm.ErrRecordNotFound) {
			reply(c, 410)
			return
		}
		list, ok := errors.AsType[joined](err)
		if ok {
			if errors.Is(list[0], io.EOF) {
				reply(c, 413)
				return
			}
		}
		d, ok := errors.AsType[described](err)
		if ok {
			reply(c, d.Code())
			return
		}
		e, ok := errors.AsType[coded](err)
		if ok {
			reply(c, e.Code())
			return
		}
		c.JSON(500, nil)
	}
}

func older(c *gin.Context) {
	c.Next()
	for _, err := range c.Errors {
		var e coded
		if errors.As(err, &e) {
			reply(c, e.Code())
			return
		}
		c.JSON(500, nil)
	}
}

func reply(c *gin.Context, code int) { c.JSON(code, nil) }

var db *gorm.DB

func main() {
	r := gin.New()
	for path, use := range map[string]gin.HandlerFunc{"/new": answer, "/old": older} {
		g := r.Group(path, use)
		g.GET("/missing", func(c *gin.Context) { c.Error(missing{}) })
		g.GET("/taken", func(c *gin.Context) { c.Error(&taken{}) })
		g.GET("/alien", func(c *gin.Context) {
			if _, err := io.ReadAll(c.Request.Body); err != nil {
				c.Error(err)
				return
			}
			c.JSON(200, nil)
		})
		g.GET("/found", func(c *gin.Context) {
			if err := db.First(new(int)).Error; err != nil {
				c.Error(err)
				return
			}
			c.JSON(200, nil)
		})
		g.GET("/plain", func(c *gin.Context) { c.Error(errors.New("no")) })
	}
	http.ListenAndServe(":80", r)
}

// want:
// GET /new/alien 200 500
// GET /new/found 200 410 500
// GET /new/missing 404
// GET /new/plain 500
// GET /new/taken 409
// GET /old/alien 200 500
// GET /old/found 200 500
// GET /old/missing 404
// GET /old/plain 500
// GET /old/taken 409
