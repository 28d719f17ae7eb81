package main

import "github.com/gin-gonic/gin"

func main() {
	r := gin.New()
	api := r.Group("/api")
	api.GET("/a", get) // a
	again := r.Group("/api")
	again.GET("/a", get) // a again: panics
	r.GET("/a", get)
	r.POST("/api/a", get)
	register(r.Group("/v1"))
	register(r.Group("/v2"))
}

func register(g *gin.RouterGroup) { g.GET("/b", get) }

func get(c *gin.Context) {}
