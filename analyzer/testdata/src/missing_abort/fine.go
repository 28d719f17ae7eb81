package missing_abort

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// The chain is aborted: by the reply, before it, after it, by a helper.
func aborts(c *gin.Context) {
	switch c.Query("token") {
	case "":
		c.AbortWithStatusJSON(http.StatusUnauthorized, "who")
		return
	case "a":
		c.JSON(http.StatusForbidden, "no")
		c.Abort()
		return
	case "b":
		c.Abort()
		c.JSON(http.StatusForbidden, "no")
		return
	case "c":
		stop(c)
		return
	}
	c.Next()
}

func stop(c *gin.Context) { c.AbortWithStatusJSON(http.StatusForbidden, "no") }

// The rest of the chain has run.
func after(c *gin.Context) {
	c.Next()
	if c.Writer.Status() == http.StatusNotFound {
		c.JSON(http.StatusNotFound, "not here")
	}
}

// The path goes on to Next, which missing-return reports.
func goesOn(c *gin.Context) {
	if c.Query("token") == "" {
		c.JSON(http.StatusUnauthorized, "who")
	}
	c.Next()
}

// Nothing shows that others follow.
func handler(c *gin.Context) {
	if c.Query("id") == "" {
		c.JSON(http.StatusBadRequest, "no id")
		return
	}
	c.JSON(http.StatusOK, "ok")
}

func routes(e *gin.Engine) { e.GET("/", handler) }

// A status that is noted is no reply: the next handlers send it.
func statusOnly(c *gin.Context) {
	c.Status(http.StatusAccepted)
	if c.Query("x") == "" {
		return
	}
	c.Next()
}

// Whoever gets the context may abort.
func given(c *gin.Context, refuse func(*gin.Context)) {
	if c.Query("token") == "" {
		refuse(c)
		return
	}
	c.Next()
}

// A router without routes: what is added last answers every request, and nothing follows it.
func everything(c *gin.Context) {
	if c.Query("path") == "" {
		c.String(http.StatusNotFound, "no path")
		return
	}
	c.String(http.StatusOK, c.Query("path"))
}

func routeless() *http.Server {
	router := gin.New()
	router.Use(auth)
	router.Use(everything)
	return &http.Server{Handler: router}
}

// It is called and not put in a chain: the caller aborts after it.
func limited(c *gin.Context) {
	if c.Query("n") == "" {
		c.String(http.StatusTooManyRequests, "later")
		return
	}
	c.Next()
}

func limits(c *gin.Context) {
	limited(c)
	if c.Writer.Status() == http.StatusTooManyRequests {
		c.Abort()
	}
}
