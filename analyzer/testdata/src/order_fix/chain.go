package order_fix

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// gin goes on with the next handler when this one returns.
func forbids(c *gin.Context) {
	if c.Query("token") == "" {
		c.JSON(http.StatusForbidden, "no token") // want `no abort after this reply; line 14 calls the next handler: use c.AbortWithStatusJSON and return \(missing-return\)`
	}
	c.Next()
}

func forbidsInText(c *gin.Context) {
	if c.Query("token") == "" {
		c.String(http.StatusForbidden, "no token") // want `no abort after this reply; line 21 calls the next handler: abort and return`
	}
	c.Next()
}

// A return alone would keep the chain from being aborted.
func abortsLater(c *gin.Context) {
	if c.Query("token") == "" {
		c.PureJSON(http.StatusForbidden, "no token") // want `no abort after this reply; line 30 replies again when c.Query\("name"\) == "": use c.AbortWithStatusPureJSON and return`
	}
	if c.Query("name") == "" {
		c.AbortWithStatusJSON(http.StatusUnauthorized, "no name")
	}
}

// It has been aborted.
func aborted(c *gin.Context) {
	if c.Query("token") == "" {
		c.JSON(http.StatusForbidden, "no token") // want `no return after this reply; line 40 replies again \(missing-return\)`
		c.Abort()
	}
	c.JSON(http.StatusOK, "fine")
}

// The last of the chain.
func handler(c *gin.Context) {
	if c.Query("token") == "" {
		c.JSON(http.StatusForbidden, "no token") // want `no return after this reply; line 48 replies again \(missing-return\)`
	}
	c.JSON(http.StatusOK, "fine")
}

func deny(c *gin.Context) { c.JSON(http.StatusForbidden, "denied") }

func denies(c *gin.Context) {
	if c.Query("token") == "" {
		deny(c) // want `no abort after this reply; line 57 calls the next handler: abort and return`
	}
	c.Next()
}

// Together the two are one reply.
func inTwo(c *gin.Context) {
	if c.Query("token") == "" {
		c.JSON(http.StatusUnauthorized, "no token")
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

func byVariable(c *gin.Context, code int) {
	c.JSON(code, "no token")
	c.AbortWithStatus(code)
}

func inContradiction(c *gin.Context) {
	c.JSON(http.StatusBadRequest, "no token")  // want `after this reply, line 75 replies again: use c.AbortWithStatusJSON for both`
	c.AbortWithStatus(http.StatusUnauthorized) // the client gets 400
}

// It replies with 400 and aborts, if it fails.
func binds(c *gin.Context, v *item) {
	if v.name == "" {
		c.BindUri(v) // want `this call to BindUri replies if it fails, and line 83 replies again: check the error or use ShouldBindUri`
	}
	c.JSON(http.StatusOK, v)
}
