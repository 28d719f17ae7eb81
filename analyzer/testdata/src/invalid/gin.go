package invalid

import "github.com/gin-gonic/gin"

// gin takes a number below 1 for "leave the status as it is".
func kept(c *gin.Context) {
	c.Status(0)
	c.JSON(-1, gin.H{})
}

func own(c *gin.Context, code int) { c.JSON(code, gin.H{}) }

func keptThrough(c *gin.Context) { own(c, -1) }

func wrong(c *gin.Context) {
	c.JSON(1, gin.H{}) // want `panics on status code 1,`
	own(c, 42)         // want `panics on status code 42`
}
