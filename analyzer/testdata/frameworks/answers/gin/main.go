// The program answers with gin. See TestRouters.
package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(l.Addr())
	panic(http.Serve(l, routes()))
}

func routes() http.Handler {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.Use(gin.Recovery())
	r.GET("/users/:id", get)
	r.POST("/users", create)
	api := r.Group("/api", signedIn())
	{
		api.GET("/me", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"id": 1}) })
		api.DELETE("/me", remove)
	}
	r.GET("/auth", gin.BasicAuth(gin.Accounts{"a": "b"}), func(c *gin.Context) { c.Status(http.StatusNoContent) })
	r.GET("/bound", func(c *gin.Context) {
		var v struct {
			Size int `form:"size"`
		}
		if c.BindQuery(&v) != nil {
			return
		}
		c.String(http.StatusOK, "x")
	})
	r.GET("/once", func(c *gin.Context) {
		if c.Query("fail") != "" {
			c.AbortWithStatus(http.StatusBadGateway)
			return
		}
		c.Redirect(http.StatusFound, "/users/1")
	})
	return r
}

var errMissing = errors.New("missing")

func find(id string) (string, error) {
	if id == "9" {
		return "", errMissing
	}
	if id == "8" {
		return "", errors.New("broken")
	}
	return id, nil
}

func get(c *gin.Context) {
	id, err := find(c.Param("id"))
	if fail(c, err) {
		return
	}
	c.JSON(http.StatusOK, id)
}

func fail(c *gin.Context, err error) bool {
	switch {
	case err == nil:
		return false
	case errors.Is(err, errMissing):
		c.JSON(http.StatusNotFound, gin.H{"error": err.Error()})
	default:
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()})
	}
	return true
}

func create(c *gin.Context) {
	var in struct {
		Name string `json:"name" binding:"required"`
	}
	if err := c.ShouldBindJSON(&in); err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	if in.Name == "one" {
		c.AbortWithError(http.StatusConflict, errors.New("taken"))
		return
	}
	c.JSON(http.StatusCreated, in)
}

func remove(c *gin.Context) {
	if c.Query("id") == "" {
		return
	}
	c.JSON(http.StatusAccepted, nil)
}

func signedIn() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetHeader("Token") == "" {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{})
			return
		}
		c.Next()
	}
}

// requests:
// GET /users/:id < GET /users/1
// GET /users/:id < GET /users/8
// GET /users/:id < GET /users/9
// POST /users < POST /users | x
// POST /users < POST /users | {"name":"one"}
// POST /users < POST /users | {"name":"two"}
// GET /api/me < GET /api/me
// GET /api/me < GET /api/me | Token: x
// DELETE /api/me < DELETE /api/me
// DELETE /api/me < DELETE /api/me | Token: x
// DELETE /api/me < DELETE /api/me?id=1 | Token: x
// GET /auth < GET /auth
// GET /auth < GET /auth | Authorization: Basic YTpi
// GET /bound < GET /bound?size=1
// GET /bound < GET /bound?size=x
// GET /once < GET /once
// GET /once < GET /once?fail=1
