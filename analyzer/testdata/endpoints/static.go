package main

import (
	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

// Files are routes, too. What they answer depends on the files.
func main() {
	r := gin.Default()
	api := r.Group("/gin", key)
	api.Static("/assets", "public")
	api.StaticFile("/icon", "icon.png")

	e := echo.New()
	e.Static("/echo/assets", "public")
	e.File("/echo/icon", "icon.png", locked)
	e.Group("/echo/group").Static("/", "public")

	app := fiber.New()
	app.Static("/fiber/assets", "public")
	app.Group("/fiber/group").Static("/assets", "public")
	_ = app.Listen(":8080")
}

func key(c *gin.Context) {
	if c.Request.Header.Get("Key") == "" {
		c.AbortWithStatus(401)
	}
}

func locked(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().ContentLength > 10 {
			return c.NoContent(423)
		}
		return next(c)
	}
}

// want:
// GET /echo/assets/* …
// GET /echo/group/* …
// GET /echo/icon 423 …
// GET /fiber/assets/* …
// GET /fiber/group/assets/* …
// GET /gin/assets/* 401 …
// GET /gin/icon 401 …
