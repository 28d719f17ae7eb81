// A program that assigns to a field with parameters of requests.
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func user(c *gin.Context) {
	if c.Param("user") == "" {
		c.Status(http.StatusBadRequest)
		return
	}
	c.Status(http.StatusCreated)
}

func own(c *gin.Context) {
	c.Params = append(c.Params, gin.Param{Key: "user", Value: c.GetHeader("User")})
	c.Next()
}

func main() {
	g := gin.New()
	g.GET("/me", own, user)
	g.GET("/users/:user", user)
	http.ListenAndServe(":80", g)
}

// want:
// GET /me 201 400
// GET /users/:user 201
