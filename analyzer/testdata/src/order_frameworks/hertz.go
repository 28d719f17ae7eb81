package order_frameworks

import "github.com/cloudwego/hertz/pkg/app"

// The server that drops the content is named.
func hertzGone(c *app.RequestContext) {
	c.JSON(204, "gone") // want `body is lost: hertz sends no body with 204 No Content`
}
