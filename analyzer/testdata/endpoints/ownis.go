// Errors with a method Is of their own: what it says decides, not that it is there.
package main

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

var errOther = errors.New("other")

type taken struct{ name string }

func (taken) Error() string { return "taken" }

func (taken) Is(target error) bool {
	x := &taken{}
	return errors.As(target, &x)
}

type gone struct{}

func (*gone) Error() string { return "gone" }

func (g *gone) Is(target error) bool { return target == gorm.ErrRecordNotFound }

type other struct{}

func (other) Error() string { return "other" }

func (other) Is(target error) bool {
	_, is := target.(*gone)
	return !is
}

type vague struct{ of error }

func (vague) Error() string { return "vague" }

func (v vague) Is(target error) bool { return target == v.of }

type many struct{ loud bool }

func (*many) Error() string { return "many" }

func (m *many) Is(target error) bool {
	if m.loud {
		return true
	}
	if target == errOther {
		return false
	}
	return target == gorm.ErrRecordNotFound
}

type never struct{}

func (*never) Error() string { return "never" }

func (*never) Is(target error) bool {
	if target == gorm.ErrRecordNotFound {
		return false
	}
	return target == errOther
}

type loud struct{ loud bool }

func (*loud) Error() string { return "loud" }

func (l *loud) Is(target error) bool {
	if l.loud {
		return true
	}
	return false
}

func reply(c *gin.Context, err error) {
	var t *taken
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		c.JSON(404, nil)
	case errors.As(err, &t):
		c.JSON(409, nil)
	default:
		c.JSON(500, nil)
	}
}

func main() {
	r := gin.New()
	r.GET("/taken", func(c *gin.Context) { reply(c, &taken{"a"}) })
	r.GET("/gone", func(c *gin.Context) { reply(c, &gone{}) })
	r.GET("/other", func(c *gin.Context) { reply(c, other{}) })
	r.GET("/vague", func(c *gin.Context) { reply(c, vague{}) })
	r.GET("/many", func(c *gin.Context) { reply(c, &many{}) })
	r.GET("/never", func(c *gin.Context) { reply(c, &never{}) })
	r.GET("/loud", func(c *gin.Context) { reply(c, &loud{}) })
	http.ListenAndServe(":80", r)
}

// want:
// GET /gone 404
// GET /loud 404 409 500
// GET /many 404
// GET /never 500
// GET /other 404
// GET /taken 409
// GET /vague 404 409 500
