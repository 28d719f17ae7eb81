package main

import (
	"errors"
	"fmt"

	"github.com/gin-gonic/gin"
)

var (
	errMissing = errors.New("missing")
	errTaken   = errors.New("taken")
)

type failure struct {
	code int
	text string
}

func (f *failure) Error() string { return f.text }

// Which errors middleware gets depends on those that the handlers of the route store.
func main() {
	r := gin.New()
	for path, by := range map[string]gin.HandlerFunc{"/is": byIs, "/type": byType, "/as": byAs, "/helper": byHelper} {
		g := r.Group(path, by)
		g.GET("/missing", missing)
		g.GET("/wraps", wraps)
		g.GET("/carries", carries)
		g.GET("/text", text)
		g.GET("/handed", handed)
		g.GET("/refused", refuses, missing)
		g.GET("/unknown", unknown)
		g.GET("/none", none)
	}
}

func byIs(c *gin.Context) {
	c.Next()
	if len(c.Errors) == 0 {
		return
	}
	err := c.Errors[0].Err
	switch {
	case errors.Is(err, errMissing):
		c.JSON(404, nil)
	case errors.Is(err, errTaken):
		c.JSON(409, nil)
	default:
		c.JSON(500, nil)
	}
}

func byType(c *gin.Context) {
	c.Next()
	for _, e := range c.Errors {
		switch err := e.Err.(type) {
		case *failure:
			c.AbortWithStatusJSON(err.code, nil)
		default:
			c.AbortWithStatusJSON(500, nil)
		}
	}
}

func byAs(c *gin.Context) {
	c.Next()
	if len(c.Errors) > 0 {
		err := c.Errors.Last()
		var f *failure
		if errors.As(err, &f) {
			c.JSON(f.code, nil)
			return
		}
		c.JSON(500, nil)
	}
}

func byHelper(c *gin.Context) {
	c.Next()
	if err := c.Errors.Last(); err != nil {
		respond(c, err.Err)
	}
}

func respond(c *gin.Context, err error) {
	if errors.Is(err, errMissing) {
		c.JSON(404, nil)
		return
	}
	c.JSON(500, nil)
}

func missing(c *gin.Context) {
	if c.Query("id") == "" {
		c.Error(errMissing)
		return
	}
	c.JSON(200, nil)
}

func wraps(c *gin.Context) {
	_ = c.Error(fmt.Errorf("not here: %w", errTaken))
}

func carries(c *gin.Context) {
	c.Error(&failure{422, "no"})
}

func text(c *gin.Context) {
	c.Error(errors.New("no"))
}

func handed(c *gin.Context) {
	fails(c, errMissing)
}

func fails(c *gin.Context, err error) {
	if err != nil {
		c.Error(err)
	}
}

func refuses(c *gin.Context) {
	if c.GetHeader("Token") == "" {
		c.Error(&failure{401, "no"})
		c.Abort()
		return
	}
	c.Next()
}

// No error is stored.
func none(c *gin.Context) {
	c.JSON(200, nil)
}

var hook func() error

func unknown(c *gin.Context) {
	if err := hook(); err != nil {
		c.Error(err)
		return
	}
	c.JSON(200, nil)
}

// want:
// GET /as/carries 422
// GET /as/handed 500
// GET /as/missing 200 500
// GET /as/none 200
// GET /as/refused 200 401 500
// GET /as/text 500
// GET /as/unknown 200 500 …
// GET /as/wraps 500
// GET /helper/carries 500
// GET /helper/handed 404
// GET /helper/missing 200 404
// GET /helper/none 200
// GET /helper/refused 200 404 500
// GET /helper/text 500
// GET /helper/unknown 200 404 500
// GET /helper/wraps 500
// GET /is/carries 500
// GET /is/handed 404
// GET /is/missing 200 404
// GET /is/none 200
// GET /is/refused 200 404 500
// GET /is/text 500
// GET /is/unknown 200 404 409 500
// GET /is/wraps 409
// GET /type/carries 422
// GET /type/handed 500
// GET /type/missing 200 500
// GET /type/none 200
// GET /type/refused 200 401 500
// GET /type/text 500
// GET /type/unknown 200 500 …
// GET /type/wraps 500
