// Middleware puts values in the context of gin, echo and fiber; handlers ask whether they are there.
package main

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

type user struct{ name string }

const role = "role"

func auth(c *gin.Context) {
	name := c.GetHeader("Authorization")
	if name == "" {
		c.AbortWithStatusJSON(401, nil)
		return
	}
	c.Set("user", &user{name})
	c.Set(role, "admin")
	c.Next()
}

// The rest of the chain runs after it has returned.
func returns(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatus(401)
		return
	}
	c.Set("user", &user{})
}

// It does not abort after it has stored something else.
func begins(c *gin.Context) {
	c.Set(role, "guest")
	if c.GetHeader("Authorization") == "" {
		return
	}
	c.Set("user", &user{})
}

// It does not abort.
func forgets(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		return
	}
	c.Set("user", &user{})
	c.Next()
}

func late(c *gin.Context) {
	c.Next()
	c.Set("user", &user{})
}

func some(c *gin.Context) {
	if name := c.GetHeader("Authorization"); name != "" {
		c.Set("user", &user{name})
	}
	c.Next()
}

func several(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.Set("number", 1)
	} else {
		c.Set("number", "one")
	}
	c.Set("number", 2)
}

func asserted(c *gin.Context) {
	v, exists := c.Get("user")
	if !exists {
		c.JSON(500, nil)
		return
	}
	u, ok := v.(*user)
	if !ok {
		c.JSON(501, nil)
		return
	}
	c.JSON(200, u.name)
}

func current(c *gin.Context) (*user, error) {
	v, ok := c.Get("user")
	if !ok {
		return nil, errors.New("no user")
	}
	u, ok := v.(*user)
	if !ok {
		return nil, errors.New("no user")
	}
	return u, nil
}

func helped(c *gin.Context) {
	u, err := current(c)
	if err != nil {
		c.JSON(500, nil)
		return
	}
	c.JSON(200, u.name)
}

// Another type, another key, and the context of the request.
func other(c *gin.Context) {
	if _, ok := c.MustGet("user").(user); !ok {
		c.JSON(500, nil)
		return
	}
	if _, ok := c.Get("name"); !ok {
		c.JSON(501, nil)
		return
	}
	if c.Request.Context().Value("user") == nil {
		c.JSON(502, nil)
		return
	}
	if r, ok := c.MustGet(role).(string); !ok {
		c.JSON(503, r)
	}
}

func number(c *gin.Context) {
	if _, ok := c.MustGet("number").(int); !ok {
		c.JSON(500, nil)
		return
	}
	c.JSON(200, nil)
}

func echoAuth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		name := c.Request().Header.Get("Authorization")
		if name == "" {
			return c.JSON(401, nil)
		}
		c.Set("user", &user{name})
		return next(c)
	}
}

func echoSome(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get("Authorization") == "" {
			return next(c)
		}
		c.Set("user", &user{})
		return next(c)
	}
}

func echoUser(c echo.Context) error {
	u, ok := c.Get("user").(*user)
	if !ok {
		return c.JSON(500, nil)
	}
	return c.JSON(200, u.name)
}

func fiberAuth(c *fiber.Ctx) error {
	if c.Get("Authorization") == "" {
		return c.SendStatus(401)
	}
	c.Locals("user", &user{})
	return c.Next()
}

func fiberUser(c *fiber.Ctx) error {
	u, ok := c.Locals("user").(*user)
	if !ok {
		return c.Status(500).JSON(nil)
	}
	return c.Status(202).JSON(u.name)
}

func main() {
	r := gin.New()
	r.GET("/open", asserted)
	r.GET("/returns", returns, asserted)
	r.GET("/forgets", forgets, asserted)
	r.GET("/begins", begins, asserted)
	r.GET("/late", late, asserted)
	r.GET("/some", some, helped)
	r.GET("/number", several, number)
	g := r.Group("/closed", auth)
	g.GET("/asserted", asserted)
	g.GET("/helped", helped)
	g.GET("/other", other)

	e := echo.New()
	e.GET("/echo/open", echoUser)
	e.GET("/echo/closed", echoUser, echoAuth)
	e.GET("/echo/some", echoUser, echoSome)

	f := fiber.New()
	f.Get("/fiber/open", fiberUser)
	f.Use("/fiber/closed", fiberAuth)
	f.Get("/fiber/closed/user", fiberUser)
	f.Get("/fiber/other", fiberUser)

	go e.Start(":81")
	go f.Listen(":82")
	http.ListenAndServe(":80", r)
}

// want:
// GET /begins 200 500 501
// GET /closed/asserted 200 401
// GET /closed/helped 200 401
// GET /closed/other 200 401 500 501 502
// GET /echo/closed 200 401
// GET /echo/open 200 500
// GET /echo/some 200 500
// GET /fiber/closed/user 202 401
// GET /fiber/open 202 500
// GET /fiber/other 202 500
// GET /forgets 200 500 501
// GET /late 200 500 501
// GET /number 200 500
// GET /open 200 500 501
// GET /returns 200 401
// GET /some 200 500
