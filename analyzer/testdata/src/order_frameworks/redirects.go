package order_frameworks

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/valyala/fasthttp"
)

// A redirect is a complete reply, even without a body.
func redirected(c echo.Context) error {
	if c.Param("id") == "" {
		c.Redirect(http.StatusFound, "/") // want `no return after this reply; line 15 writes to the response again`
	}
	c.Response().Write([]byte("an item"))
	return nil
}

// fasthttp keeps the response until the handler has returned, so a later status replaces an earlier one.
func replaced(ctx *fasthttp.RequestCtx) {
	ctx.WriteString("hello")
	if len(ctx.Path()) > 10 {
		ctx.Error("too long", fasthttp.StatusBadRequest)
	}
}

func statusReplaced(ctx *fasthttp.RequestCtx) {
	ctx.SetStatusCode(fasthttp.StatusOK)
	ctx.SetBodyString("hello")
	ctx.SetStatusCode(fasthttp.StatusAccepted)
}

// Write adds to the reply, SetBody replaces its body.
func added(ctx *fasthttp.RequestCtx) {
	if len(ctx.Path()) > 10 {
		ctx.Error("too long", fasthttp.StatusBadRequest) // want `no return after this reply; line 38 writes to the response again`
	}
	ctx.WriteString("hello")
}

// echo's error handler does nothing once the header has gone out.
func handled(c echo.Context, err error) error {
	c.NoContent(http.StatusNoContent)
	c.Error(err)
	return nil
}
