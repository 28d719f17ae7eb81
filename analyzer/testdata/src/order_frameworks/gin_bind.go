package order_frameworks

import "github.com/gin-gonic/gin"

// Bind has replied where it returns an error.
func bindUnchecked(c *gin.Context, v any) {
	c.BindUri(v) // want `line 8 replies again`
	c.JSON(200, v)
}

func bindChecked(c *gin.Context, v any) {
	if c.BindUri(v) != nil {
		return
	}
	if err := c.BindJSON(v); err != nil {
		return
	}
	c.JSON(200, v)
}

// The reply fills the header that has gone out with 400.
func bindFilled(c *gin.Context, v any) {
	if err := c.BindQuery(v); err != nil {
		c.JSON(400, gin.H{"error": err.Error()})
		return
	}
	c.JSON(200, v)
}

func bindContradicted(c *gin.Context, v any) {
	if err := c.BindQuery(v); err != nil { // want `line 32 replies again`
		c.JSON(422, gin.H{"error": err.Error()})
		return
	}
	c.JSON(200, v)
}

// A request that is too long is answered with 413: which of the two went out is not known.
func bindBody(c *gin.Context, v any) {
	if err := c.BindJSON(v); err != nil {
		c.JSON(413, gin.H{"error": err.Error()})
		return
	}
	c.JSON(200, v)
}

// An Abort with the status that has gone out ends the chain, which a return before it would not.
func abortedAfter(c *gin.Context) {
	if err := load(); err != nil {
		c.JSON(401, gin.H{"error": err.Error()})
		c.AbortWithStatus(401)
		return
	}
	c.Next()
}

func abortedOtherwise(c *gin.Context) {
	if err := load(); err != nil {
		c.JSON(401, gin.H{"error": err.Error()}) // want `line 60 replies again`
		c.AbortWithStatus(403)
		return
	}
	c.Next()
}
