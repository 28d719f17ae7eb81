// Middleware that tries the functions it gets one by one, in a variadic parameter.
package main

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
)

type state int

const (
	skipped state = iota
	passed
	denied
)

type check func(c *gin.Context) (state, error)

func try(c *gin.Context, checks ...check) bool {
	for _, f := range checks {
		s, err := f(c)
		if err != nil {
			c.AbortWithStatus(500)
			return true
		}
		switch s {
		case denied:
			c.AbortWithStatus(403)
			return true
		case passed:
			c.Next()
			return true
		}
	}
	return false
}

func require(c *gin.Context, checks ...check) {
	if !try(c, checks...) {
		c.AbortWithStatus(401)
	}
}

func key(c *gin.Context) (state, error) {
	if c.GetHeader("Key") == "" {
		return skipped, nil
	}
	return passed, nil
}

// An error that it returns may be nil: it says nothing either way.
func token(more ...func(name string) (state, error)) check {
	return func(c *gin.Context) (state, error) {
		name := c.GetHeader("Token")
		if name == "" {
			return skipped, errors.New("no token")
		}
		c.Header("Seen", name)
		for _, f := range more {
			if s, err := f(name); err != nil || s != passed {
				return s, err
			}
		}
		return passed, nil
	}
}

// It answers itself.
func busy(c *gin.Context) (state, error) {
	if c.GetHeader("Busy") != "" {
		c.AbortWithStatus(429)
	}
	return skipped, nil
}

var stored []check

func either(c *gin.Context)  { require(c, key, token()) }
func limited(c *gin.Context) { require(c, busy, token(known)) }
func unknown(c *gin.Context) { require(c, stored...) }

func known(name string) (state, error) {
	if name != "a" {
		return denied, nil
	}
	return passed, nil
}

func main() {
	r := gin.New()
	r.GET("/either", either, ok)
	r.GET("/limited", limited, ok)
	r.GET("/unknown", unknown, ok)
	http.ListenAndServe(":80", r)
}

func ok(c *gin.Context) { c.JSON(200, nil) }

// want:
// GET /either 200 401 403 500
// GET /limited 200 401 403 429 500
// GET /unknown 200 401 403 500 …
