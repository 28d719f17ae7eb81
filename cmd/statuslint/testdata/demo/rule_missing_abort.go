// Written by TestDemo from the page of the rule missing-abort: change that, not this.

package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func auth(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.JSON(http.StatusUnauthorized, "log in first")
		return
	}
	c.Next()
}
