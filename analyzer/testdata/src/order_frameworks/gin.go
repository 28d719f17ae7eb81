// Package order_frameworks replies through the contexts of frameworks.
package order_frameworks

import (
	"errors"

	"github.com/gin-gonic/gin"
)

func load() error { return errors.New("no") }

func twice(c *gin.Context) {
	if err := load(); err != nil {
		c.JSON(500, gin.H{"error": err.Error()}) // want `line 16 replies again`
	}
	c.JSON(200, gin.H{})
}

func once(c *gin.Context) {
	if err := load(); err != nil {
		c.JSON(500, gin.H{"error": err.Error()})
		return
	}
	c.JSON(200, gin.H{})
}

// Status only records.
func recorded(c *gin.Context) {
	c.Status(404)
	c.Status(500)
}

// Abort does not end the function, but replies nothing either.
func aborted(c *gin.Context) {
	if err := load(); err != nil {
		c.Abort()
	}
	c.JSON(200, gin.H{})
}
