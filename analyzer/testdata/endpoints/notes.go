// Helpers that only note a status, and helpers that send the status which their caller has noted.
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

func done(c *gin.Context)           { c.Status(http.StatusNoContent) }
func code(c *gin.Context, code int) { c.Status(code) }
func text(c *gin.Context)           { c.Writer.Write([]byte("x")) }

func find(c *gin.Context) {
	if c.Query("x") == "" {
		code(c, 400)
		return
	}
	c.JSON(201, 1)
}

func send(c *fiber.Ctx) error             { return c.SendString("x") }
func with(c *fiber.Ctx, n int) *fiber.Ctx { return c.Status(n) }

func main() {
	g := gin.New()
	g.GET("/gin/done", func(c *gin.Context) { done(c) })
	g.GET("/gin/find", find)
	g.GET("/gin/later", func(c *gin.Context) { code(c, 202); c.JSON(410, 1) })
	g.GET("/gin/text", func(c *gin.Context) { code(c, 404); text(c) })
	go http.ListenAndServe(":80", g)

	f := fiber.New()
	f.Get("/fiber/done", func(c *fiber.Ctx) error {
		with(c, 204)
		return nil
	})
	f.Get("/fiber/plain", send)
	f.Get("/fiber/send", func(c *fiber.Ctx) error {
		c.Status(fiber.StatusCreated)
		return send(c)
	})
	f.Get("/fiber/with", func(c *fiber.Ctx) error {
		with(c, 404)
		return send(c)
	})
	f.Listen(":81")
}

// want:
// GET /fiber/done 204
// GET /fiber/plain 200
// GET /fiber/send 201
// GET /fiber/with 404
// GET /gin/done 204
// GET /gin/find 201 400
// GET /gin/later 410
// GET /gin/text 404
