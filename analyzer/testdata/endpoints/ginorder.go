package main

import "github.com/gin-gonic/gin"

// Middleware is for what is registered after it.
func main() {
	r := gin.New()
	r.GET("/free", get)
	v1 := r.Group("/v1")
	early := v1.Group("/early")
	v1.GET("/free", get)
	v1.Use(auth)
	v1.GET("/keyed", get)
	early.GET("/free", get)
	late := v1.Group("/late")
	late.GET("/keyed", get)
	late.Use(gone)
	late.GET("/gone", get)
}

func get(c *gin.Context) { c.Status(204) }

func auth(c *gin.Context) {
	if c.Query("key") == "" {
		c.AbortWithStatus(401)
	}
}

func gone(c *gin.Context) {
	if c.Query("late") != "" {
		c.AbortWithStatus(410)
	}
}

// want:
// GET /free 204
// GET /v1/early/free 204
// GET /v1/free 204
// GET /v1/keyed 204 401
// GET /v1/late/gone 204 401 410
// GET /v1/late/keyed 204 401
