// gin's middleware for CORS answers 403 to origins that it does not allow.
package main

import (
	"os"
	"strings"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

func ok(c *gin.Context) { c.JSON(200, 1) }

func main() {
	r := gin.New()
	get := func(path string, m gin.HandlerFunc) { r.Group(path, m).GET("", ok) }
	get("/default", cors.Default())
	get("/all", cors.New(cors.Config{AllowAllOrigins: true}))
	get("/star", cors.New(cors.Config{AllowOrigins: []string{"*"}}))
	get("/list", cors.New(cors.Config{AllowOrigins: []string{"https://example.com"}}))
	get("/func", cors.New(cors.Config{AllowOriginFunc: func(o string) bool { return o == "https://example.com" }}))
	get("/always", cors.New(cors.Config{AllowOriginFunc: func(o string) bool { return true }}))
	c := cors.DefaultConfig()
	c.AllowAllOrigins = true
	get("/default/all", cors.New(c))
	d := cors.DefaultConfig()
	d.AllowOrigins = []string{"https://example.com", "https://example.org"}
	get("/default/list", cors.New(d))
	get("/unknown", cors.New(cors.Config{AllowOrigins: strings.Split(os.Getenv("ORIGINS"), ",")}))
}

// want:
// GET /all 200
// GET /always 200
// GET /default 200
// GET /default/all 200
// GET /default/list 200 403
// GET /func 200 403
// GET /list 200 403
// GET /star 200
// GET /unknown 200 403
