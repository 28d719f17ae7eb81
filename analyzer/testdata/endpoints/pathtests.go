// Middleware that asks for the path of the request, and handlers that check it again.
package main

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func byPattern(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Path() == "/auth/register" || c.Path() == "/auth/login" {
			return next(c)
		}
		if c.Request().Header.Get("Key") == "" {
			return c.NoContent(http.StatusUnauthorized)
		}
		return next(c)
	}
}

func fine(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

var open = []string{"/listed/open", "/listed/free"}

func byList(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, p := range open {
			if r.URL.Path == p {
				next.ServeHTTP(w, r)
				return
			}
		}
		if r.Header.Get("Key") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func byPrefix(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/public/") {
			next.ServeHTTP(w, r)
			return
		}
		w.WriteHeader(http.StatusForbidden)
	})
}

var skip = map[string]bool{"/map/open": true, "/map/shut": false}

func byMap(c *gin.Context) {
	if skip[c.FullPath()] {
		c.Next()
		return
	}
	if c.Query("key") == "" {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Next()
}

func bySwitch(c *fiber.Ctx) error {
	switch c.Path() {
	case "/f/open", "/f/free":
		return c.Next()
	}
	if c.Get("Key") == "" {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.Next()
}

// The mux calls it for its path only.
func checked(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/checked" {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// It is for all paths that no other pattern matches.
func root(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/" {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func below(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if !strings.HasPrefix(path, "/tasks/") {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if strings.HasSuffix(path, "/done") {
		w.WriteHeader(http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func in(w http.ResponseWriter, r *http.Request) {
	if slices.Contains(open, r.URL.Path) {
		w.WriteHeader(http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

var safe = []string{"GET", "HEAD", "OPTIONS"}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

func byMethod(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if contains(safe, r.Method) || contains(open, r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		if r.Header.Get("Token") == "" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func byLogin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/login" {
			next.ServeHTTP(w, r)
			return
		}
		if r.Header.Get("Token") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

type config struct{ skipper func(c echo.Context) bool }

func keyed(cfg config) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if cfg.skipper(c) {
				return next(c)
			}
			if c.Request().Header.Get("Key") == "" {
				return echo.NewHTTPError(http.StatusUnauthorized)
			}
			return next(c)
		}
	}
}

func skipper(c echo.Context) bool {
	for _, p := range open {
		if p == c.Path() {
			return true
		}
	}
	return false
}

func plain(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func main() {
	e := echo.New()
	e.Use(byPattern)
	e.POST("/auth/register", fine)
	e.GET("/auth/me", fine)

	k := echo.New()
	k.Use(keyed(config{skipper: skipper}))
	k.GET("/listed/free", fine)
	k.GET("/listed/:id", fine)

	mux := http.NewServeMux()
	mux.Handle("GET /listed/open", byList(http.HandlerFunc(plain)))
	mux.Handle("GET /listed/other", byList(http.HandlerFunc(plain)))
	mux.Handle("GET /public/{id}", byPrefix(http.HandlerFunc(plain)))
	mux.Handle("GET /private/{id}", byPrefix(http.HandlerFunc(plain)))
	mux.Handle("GET /method", byMethod(http.HandlerFunc(plain)))
	mux.Handle("POST /method", byMethod(http.HandlerFunc(plain)))
	mux.Handle("POST /listed/free", byMethod(http.HandlerFunc(plain)))
	mux.HandleFunc("/checked", checked)
	mux.HandleFunc("/", root)
	mux.HandleFunc("/tasks/", below)
	mux.HandleFunc("/in", in)
	mux.Handle("/strip/", http.StripPrefix("/strip", http.HandlerFunc(checked)))
	http.ListenAndServe(":80", mux)

	inner := http.NewServeMux()
	inner.HandleFunc("POST /login", plain)
	inner.HandleFunc("POST /other", plain)
	outer := http.NewServeMux()
	outer.Handle("/v1/", http.StripPrefix("/v1", inner))
	http.ListenAndServe(":81", byLogin(outer))

	r := gin.New()
	r.Use(byMap)
	r.GET("/map/open", func(c *gin.Context) { c.Status(http.StatusNoContent) })
	r.GET("/map/shut", func(c *gin.Context) { c.Status(http.StatusNoContent) })

	app := fiber.New()
	app.Use(bySwitch)
	app.Get("/f/open", func(c *fiber.Ctx) error { return c.SendStatus(204) })
	app.Get("/f/:id", func(c *fiber.Ctx) error { return c.SendStatus(204) })
	app.Get("/f/:id/more", func(c *fiber.Ctx) error { return c.SendStatus(204) })
}

// want:
// * / 204 404
// GET /auth/me 204 401
// POST /auth/register 204
// * /checked 204
// GET /f/:id 204 401
// GET /f/:id/more 204 401
// GET /f/open 204
// * /in 204
// GET /listed/:id 204 401
// GET /listed/free 204
// POST /listed/free 204
// GET /listed/open 204
// GET /listed/other 204 401
// GET /map/open 204
// GET /map/shut 204 401
// GET /method 204
// POST /method 204 400
// GET /private/{id} 403
// GET /public/{id} 204
// * /strip/ 204 404
// * /tasks/ 204 409
// POST /v1/login 204
// POST /v1/other 204 401
