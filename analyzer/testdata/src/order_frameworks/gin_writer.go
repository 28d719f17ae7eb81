package order_frameworks

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// The writer of gin only notes a status. It goes out with the first write, so a field can still be set.
func noted(c *gin.Context) {
	c.Writer.WriteHeader(http.StatusNoContent)
	c.Writer.Header().Set("X-Kind", "item")
	c.Writer.Write([]byte("an item")) // want `body is lost: net/http sends no body with 204 No Content`
}

func notedTwice(c *gin.Context) {
	c.Writer.WriteHeader(http.StatusAccepted)
	c.Writer.WriteHeader(http.StatusOK)
	c.Writer.WriteHeaderNow()
}
