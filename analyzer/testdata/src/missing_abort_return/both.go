// Package missing_abort_return has middleware that neither returns nor aborts: one mistake, one finding.
package missing_abort_return

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func auth(c *gin.Context) {
	if c.Query("token") == "" {
		c.JSON(http.StatusUnauthorized, "log in first") // want `no abort after this reply; line 15 replies again when c.Query.* == "x": use c.AbortWithStatusJSON and return \(missing-return\)`
	}
	if c.Query("kind") == "x" {
		c.JSON(http.StatusForbidden, "go away") // want `no abort after this reply: the handlers that follow this one still run; use c.AbortWithStatusJSON \(missing-abort\)`
		return
	}
	if c.Query("kind") == "y" {
		return
	}
	c.Next()
}
