package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

// A context of the program's own embeds that of the router.
type userContext struct {
	echo.Context
	name string
}

func (c *userContext) user() string { return c.name }

func (c *userContext) refuse() error { return c.JSON(http.StatusForbidden, nil) }

type ginContext struct {
	*gin.Context
	id string
}

func (c *ginContext) refuse() { c.JSON(http.StatusForbidden, nil) }

func withUser(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		return next(&userContext{Context: c, name: "x"})
	}
}

func adapt(h func(c *userContext) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		return h(&userContext{Context: c})
	}
}

func asserted(c echo.Context) error {
	cc := c.(*userContext)
	if cc.user() == "" {
		return cc.NoContent(http.StatusUnauthorized)
	}
	return cc.JSON(http.StatusOK, cc.Param("id"))
}

func passed(c echo.Context) error {
	cc := c.(*userContext)
	if cc.Param("id") == "" {
		return cc.NoContent(http.StatusBadRequest)
	}
	return cc.refuse()
}

func own(c *userContext) error {
	if c.Param("id") == "0" {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	if c.name == "" {
		return c.refuse()
	}
	return c.NoContent(http.StatusNoContent)
}

func ginAdapt(h func(c *ginContext)) gin.HandlerFunc {
	return func(c *gin.Context) {
		h(&ginContext{Context: c})
	}
}

func ginOwn(c *ginContext) {
	if c.Param("id") == "0" {
		c.refuse()
		return
	}
	c.JSON(http.StatusCreated, c.Query("name"))
}

func ginPlain(c *ginContext) {
	if c.Query("id") == "" {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	c.String(http.StatusOK, "")
}

func main() {
	e := echo.New()
	e.Use(withUser)
	e.GET("/asserted/:id", asserted)
	e.GET("/passed/:id", passed)
	e.GET("/own/:id", adapt(own))

	r := gin.New()
	r.GET("/gin/:id", ginAdapt(ginOwn))
	r.GET("/plain", ginAdapt(ginPlain))
}

// want:
// GET /asserted/:id 200 401
// GET /gin/:id 201 403
// GET /own/:id 204 403 404
// GET /passed/:id 403
// GET /plain 200 400
