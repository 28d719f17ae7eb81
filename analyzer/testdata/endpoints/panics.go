// Panics from which the program itself recovers.
package main

import (
	"errors"
	"net/http"
	"os"
	"strconv"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func read() error {
	_, err := os.ReadFile("x")
	return err
}

func none() error { return nil }

func status(code int) error {
	if err := read(); err != nil {
		return echo.NewHTTPError(code)
	}
	return nil
}

// Middleware of gin, with a function that recovers.
func rescue(c *gin.Context) {
	defer catch(c)
	c.Next()
}

func catch(c *gin.Context) {
	if err := recover(); err != nil {
		failed(c, "no")
	}
}

func failed(c *gin.Context, text string) { c.AbortWithStatusJSON(http.StatusBadRequest, text) }

func backstop(c *gin.Context) {
	defer func() {
		if recover() != nil {
			c.AbortWithStatus(http.StatusServiceUnavailable)
		}
	}()
	c.Next()
}

func login(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		panic("log in")
	}
}

// Middleware of net/http.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				http.Error(w, "no", http.StatusBadGateway)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// What it answers depends on the panic.
func sorting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch v := recover().(type) {
			case nil:
			case error:
				http.Error(w, v.Error(), http.StatusBadGateway)
			default:
				http.Error(w, "no", http.StatusNotImplemented)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// Echo: the error is the answer.
func rescued(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		defer func() {
			if v := recover(); v != nil {
				_ = c.String(http.StatusServiceUnavailable, "no")
			}
		}()
		return next(c)
	}
}

func main() {
	g := gin.New()
	g.GET("/open", func(c *gin.Context) { must(read()); c.Status(204) })
	safe := g.Group("/safe", rescue)
	safe.GET("/must", func(c *gin.Context) { must(read()); c.Status(204) })
	safe.GET("/none", func(c *gin.Context) { must(none()); c.Status(204) })
	safe.GET("/no", func(c *gin.Context) { c.Status(204) })
	user := safe.Group("/user", login)
	user.GET("/no", func(c *gin.Context) { c.Status(204) })

	// One or the other.
	one := rescue
	if os.Getenv("LOGIN") != "" {
		one = login
	}
	g.GET("/one", one, func(c *gin.Context) { c.Status(204) })
	g.GET("/one/must", backstop, one, func(c *gin.Context) { must(read()); c.Status(204) })

	m := http.NewServeMux()
	m.HandleFunc("GET /panic", func(w http.ResponseWriter, r *http.Request) { panic(errors.New("x")) })
	m.HandleFunc("GET /no", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	m.HandleFunc("GET /self", func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if recover() != nil {
				w.WriteHeader(http.StatusUnprocessableEntity)
			}
		}()
		if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
			panic(err)
		}
		w.WriteHeader(204)
	})
	http.ListenAndServe(":80", guard(m))

	n := http.NewServeMux()
	n.Handle("GET /sorted", sorting(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { must(read()); w.WriteHeader(204) })))
	n.Handle("GET /sorted/no", sorting(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })))
	http.ListenAndServe(":81", n)

	e := echo.New()
	e.Use(rescued)
	e.GET("/echo", func(c echo.Context) error { must(read()); return c.NoContent(204) })
	e.GET("/echo/no", func(c echo.Context) error { return c.NoContent(204) })

	// Each call of a function that panics counts.
	r := echo.New()
	r.Use(middleware.Recover())
	r.GET("/each", func(c echo.Context) error {
		must(nil)
		must(status(404))
		must(status(409))
		return c.NoContent(204)
	})
}

// want:
// GET /each 204 404 409
// GET /echo 204 503
// GET /echo/no 204
// GET /no 204
// GET /one 204
// GET /one/must 204 400 503
// GET /open 204
// GET /panic 502
// GET /safe/must 204 400
// GET /safe/no 204
// GET /safe/none 204
// GET /safe/user/no 204 400
// GET /self 204 422
// GET /sorted 204 …
// GET /sorted/no 204
