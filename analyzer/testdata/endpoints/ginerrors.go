package main

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
)

var errMissing = errors.New("missing")

// A handler leaves an error to middleware, which replies after it.
func main() {
	r := gin.New()
	r.Use(failing)
	r.GET("/a", one)
	r.GET("/b", two)
	r.GET("/c", three)
	r.DELETE("/helper", five)
	keyed := gin.New()
	keyed.Use(user)
	keyed.GET("/keyed", four)
	last := gin.New()
	last.Use(byLast)
	last.GET("/last", two)
	ranging := gin.New()
	ranging.Use(byRange)
	ranging.GET("/range", two)
	some := gin.New()
	some.Use(bySome)
	some.GET("/some", two)
	some.GET("/some/plain", three)
	always := gin.New()
	always.Use(byAll)
	always.GET("/written", two)
	always.GET("/written/plain", three)
	g := r.Group("/plain")
	g.GET("/d", three)
}

func failing(c *gin.Context) {
	c.Next()
	if len(c.Errors) == 0 {
		return
	}
	if errors.Is(c.Errors[0].Err, errMissing) {
		c.JSON(http.StatusNotFound, nil)
		return
	}
	c.JSON(http.StatusInternalServerError, nil)
}

func byLast(c *gin.Context) {
	c.Next()
	err := c.Errors.Last()
	if err == nil {
		return
	}
	c.AbortWithStatusJSON(http.StatusBadGateway, nil)
}

func byRange(c *gin.Context) {
	c.Next()
	for _, err := range c.Errors {
		switch err.Type {
		case gin.ErrorTypeBind:
			c.JSON(http.StatusBadRequest, nil)
		default:
			c.JSON(http.StatusServiceUnavailable, nil)
		}
	}
}

// It does not answer each error.
func bySome(c *gin.Context) {
	c.Next()
	if len(c.Errors) > 0 {
		if c.Query("quiet") != "" {
			return
		}
		c.JSON(http.StatusServiceUnavailable, nil)
	}
}

// It answers without asking whether there is an error.
func byAll(c *gin.Context) {
	c.Next()
	if c.Query("check") != "" {
		c.JSON(http.StatusInternalServerError, c.Errors)
	}
}

// What middleware stores without a reply is for the handler.
func user(c *gin.Context) {
	c.Set("user", c.Query("user"))
}

func four(c *gin.Context) {
	c.Status(http.StatusNoContent)
}

func one(c *gin.Context) {
	c.Error(errMissing)
}

func two(c *gin.Context) {
	if c.Query("x") == "" {
		c.Error(errMissing)
		return
	}
	c.JSON(http.StatusOK, nil)
}

func three(c *gin.Context) {
	c.JSON(http.StatusOK, nil)
}

// The helper stores an error only where it replies.
func succeeded(c *gin.Context, err error) bool {
	if err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
	}
	return err == nil
}

func five(c *gin.Context) {
	succeeded(c, c.Request.ParseForm())
}

// want:
// GET /a 404
// GET /b 200 404
// GET /c 200
// DELETE /helper 200 500
// GET /keyed 204
// GET /last 200 502
// GET /plain/d 200
// GET /range 200 400 503
// GET /some 200 503 …
// GET /some/plain 200
// GET /written 200 500 …
// GET /written/plain 200
