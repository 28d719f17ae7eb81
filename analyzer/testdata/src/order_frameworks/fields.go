package order_frameworks

import (
	"github.com/beego/beego/v2/server/web/context"
	"github.com/gin-gonic/gin"
	iris "github.com/kataras/iris/v12/context"
)

// What is never sent is the field, which only some of the setters are given by name.
func lateCookie(c *gin.Context) {
	c.String(200, "fine")
	c.SetCookie("session", "1", 0, "/", "", true, true) // want `^Set-Cookie is never sent`
}

func lateNamed(c *gin.Context) {
	c.String(200, "fine")
	c.Header("X-Trace", "1") // want `^X-Trace is never sent`
}

func lateType(c *iris.Context) {
	c.JSON("fine")
	c.ContentType("json") // want `^Content-Type is never sent`
}

func lateDate(c *iris.Context) {
	c.JSON("fine")
	c.SetCookieKV("session", "1") // want `^Set-Cookie is never sent`
}

func lateExtension(c *context.Context) {
	c.Output.JSON("fine", false, false)
	c.Output.ContentType("json") // want `^Content-Type is never sent`
}
