package order_frameworks

import (
	"context"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/gin-gonic/gin"
)

// After an abort the next handlers do not run, whatever Next is called for.
func abortedNext(c *gin.Context) {
	if err := load(); err != nil {
		c.AbortWithStatus(401)
	}
	c.Next()
}

func abortedBefore(c *gin.Context) {
	if err := load(); err != nil {
		c.Abort()
		c.JSON(401, gin.H{})
	}
	c.Next()
}

func deny(c *gin.Context) { c.AbortWithStatusJSON(401, gin.H{}) }

func abortedThrough(c *gin.Context) {
	if err := load(); err != nil {
		deny(c)
	}
	c.Next()
}

func abortedHertz(ctx context.Context, c *app.RequestContext) {
	if err := load(); err != nil {
		c.AbortWithStatus(401)
	}
	c.Next(ctx)
}

// They run after a reply, and what follows an abort in the handler itself is done.
func repliedNext(c *gin.Context) {
	if err := load(); err != nil {
		c.JSON(401, gin.H{}) // want `line 47 calls the next handler`
	}
	c.Next()
}

func abortedReply(c *gin.Context) {
	if err := load(); err != nil {
		c.AbortWithStatus(401) // want `line 54 replies again`
	}
	c.JSON(200, gin.H{})
}
