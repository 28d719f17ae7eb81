package required_header

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// gin sets Allow before it calls the handlers of NoMethod.
func ginEngine() {
	e := gin.New()
	e.NoMethod(func(c *gin.Context) { c.JSON(http.StatusMethodNotAllowed, "no") })
	e.NoMethod(notAllowed)
	e.NoMethod(gin.Logger(), answering("no"), func(c *gin.Context) { refuseMethod(c) })
	e.NoRoute(func(c *gin.Context) { c.JSON(http.StatusMethodNotAllowed, "no") }) // want `405 Method Not Allowed must come with Allow`
	e.GET("/", onlyPost)
}

func notAllowed(c *gin.Context) { c.JSON(http.StatusMethodNotAllowed, "no") }

func answering(text string) gin.HandlerFunc {
	return func(c *gin.Context) { c.JSON(http.StatusMethodNotAllowed, text) }
}

func refuseMethod(c *gin.Context) { c.AbortWithStatus(http.StatusMethodNotAllowed) }

func onlyPost(c *gin.Context) {
	c.AbortWithStatus(http.StatusMethodNotAllowed) // want `405 Method Not Allowed must come with Allow`
}

// It sets no other field.
func ginRealm(e *gin.Engine) {
	e.NoMethod(func(c *gin.Context) { c.AbortWithStatus(http.StatusUnauthorized) }) // want `401 Unauthorized must come with WWW-Authenticate`
}
