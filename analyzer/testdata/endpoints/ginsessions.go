package main

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
)

// A session sets a cookie, and does not reply.
func main() {
	r := gin.New()
	r.GET("/saved", saved)
	r.GET("/read", read)
}

func saved(c *gin.Context) {
	s := sessions.Default(c)
	s.Set("user", c.Query("user"))
	if err := s.Save(); err != nil {
		c.JSON(500, nil)
		return
	}
	c.JSON(201, nil)
}

func read(c *gin.Context) {
	s := sessions.Default(c)
	if s.Get("user") == nil {
		c.JSON(401, nil)
		return
	}
	c.JSON(200, nil)
}

// want:
// GET /read 200 401
// GET /saved 201 500
