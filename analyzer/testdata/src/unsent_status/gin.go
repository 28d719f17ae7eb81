package unsent

import "github.com/gin-gonic/gin"

// It may leave the answer to middleware, which looks at the errors.
//
// @Success 200
// @Failure 409
// @Router /a [get]
func leaves(c *gin.Context) {
	if c.Param("id") == "" {
		_ = c.Error(errNone)
		return
	}
	c.JSON(200, "order")
}

// It always answers.
//
// @Success 200
// @Failure 409 // want `^answers never answers 409 Conflict`
// @Router /b [get]
func answers(c *gin.Context) { c.JSON(200, "order") }

var errNone error
