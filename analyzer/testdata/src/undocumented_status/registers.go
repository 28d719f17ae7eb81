package undocumented

import "github.com/gin-gonic/gin"

// one registers the handler that the comment is about.
//
// @Success 200
// @Failure 404
// @Router /one [get]
func one(router *gin.RouterGroup) {
	router.GET("/one", func(c *gin.Context) {
		if c.Query("id") == "" {
			c.AbortWithStatus(400) // want `^400 Bad Request is not documented: the comment of one declares 200 and 404`
			return
		}
		c.JSON(200, "one")
	})
}

// several registers more than one: the comment may be about either.
//
// @Success 200
// @Failure 404
// @Router /several [get]
func several(router *gin.RouterGroup) {
	router.GET("/several", func(c *gin.Context) { c.JSON(200, "several") })
	router.GET("/a", func(c *gin.Context) { c.AbortWithStatus(400) })
}

// guarded registers a handler after middleware, which may reply instead.
//
// @Success 200
// @Failure 404
// @Router /guarded [get]
func guarded(router *gin.RouterGroup) {
	router.GET("/guarded", func(c *gin.Context) { c.Next() }, func(c *gin.Context) {
		if c.Query("id") == "" {
			c.AbortWithStatus(400) // want `^400 Bad Request is not documented: the comment of guarded declares 200 and 404`
			return
		}
		c.JSON(200, "guarded")
	})
}

// converted has a conversion beside the route.
//
// @Success 200
// @Failure 404
// @Router /converted [get]
func converted(router *gin.RouterGroup, path []byte) {
	router.GET(string(path), func(c *gin.Context) {
		c.AbortWithStatus(400) // want `^400 Bad Request is not documented: the comment of converted declares 200 and 404`
	})
}
