package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

const version = "/v1"

func main() {
	r := gin.Default()
	r.Use(gin.Logger())
	r.GET("/ping", func(c *gin.Context) { c.JSON(http.StatusOK, nil) })
	r.GET("/file", func(c *gin.Context) { c.File("a.pdf") })
	group := r.Group("/api" + version)
	group.Use(auth())
	routes(group)
	group.Handle("DELETE", "/items/:id", func(c *gin.Context) { c.Status(http.StatusNoContent) })
}

func routes(r gin.IRouter) {
	r.POST("/items", limited, create)
}

func auth() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Request.Header.Get("Key") == "" {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.Next()
	}
}

func limited(c *gin.Context) {
	if c.Request.ContentLength > 10 {
		c.AbortWithStatusJSON(http.StatusTooManyRequests, nil)
	}
}

func create(c *gin.Context) {
	var in struct{ Name string }
	if err := c.BindJSON(&in); err != nil {
		return
	}
	if in.Name == "" {
		c.JSON(http.StatusUnprocessableEntity, nil)
		return
	}
	c.JSON(http.StatusCreated, in)
}

// want:
// POST /api/v1/items 201 400 401 422 429
// DELETE /api/v1/items/:id 204 401
// GET /file …
// GET /ping 200
