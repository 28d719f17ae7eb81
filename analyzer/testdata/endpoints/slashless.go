package main

import "github.com/labstack/echo/v4"

// Echo puts a slash before a path without one.
func main() {
	e := echo.New()
	e.GET("plain", gone)
	api := e.Group("api/v2")
	api.GET("/orders", gone)
	e.Group("").GET("/root", gone)
	_ = e.Start(":8080")
}

func gone(c echo.Context) error { return c.NoContent(410) }

// want:
// GET /api/v2/orders 410
// GET /plain 410
// GET /root 410
