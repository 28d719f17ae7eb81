package main

import (
	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

// What middleware answers to a panic counts for a handler that does nothing else.
func main() {
	r := gin.Default()
	r.GET("/panic", func(c *gin.Context) { panic("test") })
	r.GET("/maybe", func(c *gin.Context) {
		if c.Query("x") == "" {
			panic("test")
		}
		c.Status(204)
	})
	bare := gin.New()
	bare.GET("/bare", func(c *gin.Context) { panic("test") })
	e := echo.New()
	e.Use(middleware.Recover())
	e.GET("/echo", func(c echo.Context) error { panic("test") })
}

// want:
// GET /bare
// GET /echo 500
// GET /maybe 204
// GET /panic 500
