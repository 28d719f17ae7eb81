package order_frameworks

import (
	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/render"
)

// A status below 1 leaves the one that was chosen as it is: the call writes.
func kept(c *gin.Context, r render.Render) {
	c.Status(201)
	c.Render(-1, r)
	c.Render(-1, r)
}

func keptAfter(c *gin.Context, r render.Render) {
	c.JSON(200, gin.H{}) // want `line 17 writes to the response again`
	c.Render(-1, r)
}

func keptLost(c *gin.Context, r render.Render) {
	c.Status(204)
	c.Render(-1, r) // want `body is lost`
}

func keptNot(c *gin.Context) {
	c.JSON(200, gin.H{}) // want `replies again`
	c.JSON(201, gin.H{})
}
