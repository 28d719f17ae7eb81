// Package missing_abort has middleware that lets through what it refuses.
package missing_abort

import (
	"context"
	"net/http"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/gin-gonic/gin"
)

func auth(c *gin.Context) {
	if c.Query("token") == "" {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "log in first"}) // want `no abort after this reply: the handlers that follow this one still run; use c.AbortWithStatusJSON \(missing-abort\)`
		return
	}
	c.Next()
}

func made(secret string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Query("token") != secret {
			c.String(http.StatusForbidden, "no") // want `the handlers that follow this one still run; abort the chain`
			return
		}
		c.Set("user", "me")
		c.Next()
	}
}

// It calls Next nowhere, and is put before others.
func used(c *gin.Context) {
	if c.Query("token") == "" {
		c.Redirect(http.StatusFound, "/login") // want `the handlers that follow this one still run`
	}
}

func byFactory() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Query("token") == "" {
			c.XML(http.StatusForbidden, "no") // want `the handlers that follow this one still run`
		}
	}
}

func beforeLast(c *gin.Context) {
	if c.Query("id") == "" {
		c.JSON(http.StatusBadRequest, "no id") // want `use c.AbortWithStatusJSON`
	}
}

func last(c *gin.Context) { c.JSON(http.StatusOK, "ok") }

func serve(e *gin.Engine) {
	e.Use(used)
	group := e.Group("/admin", byFactory())
	group.GET("/items", beforeLast, last)
}

func hertz(ctx context.Context, c *app.RequestContext) {
	if c.Param("token") == "" {
		c.JSON(http.StatusUnauthorized, "who") // want `use c.AbortWithStatusJSON`
		return
	}
	c.Next(ctx)
}

func refuse(c *gin.Context) { c.String(http.StatusForbidden, "no") }

func helped(c *gin.Context) {
	if c.Query("token") == "" {
		refuse(c) // want `the handlers that follow this one still run; abort the chain`
		return
	}
	c.Next()
}

// The same without routes in sight: others add them, and middleware that is not the last is followed by the last.
func early(c *gin.Context) {
	if c.Query("token") == "" {
		c.String(http.StatusForbidden, "no") // want `the handlers that follow this one still run`
	}
}

func final(c *gin.Context) { c.String(http.StatusOK, "ok") }

func inTwo() *http.Server {
	router := gin.New()
	router.Use(early, final)
	return &http.Server{Handler: router}
}

func beforeRoutes(c *gin.Context) {
	if c.Query("token") == "" {
		c.String(http.StatusForbidden, "no") // want `the handlers that follow this one still run`
	}
}

func routed(add func(*gin.Engine)) *http.Server {
	router := gin.New()
	router.Use(beforeRoutes)
	add(router)
	return &http.Server{Handler: router}
}
