package playground

import (
	"path"
	"slices"
	"strings"
)

// Frameworks are packages outside the standard library that programs may import. Each has a pack of its own, which is loaded when a
// program imports it (see Result.Loads).
func Frameworks() []string {
	return []string{
		"github.com/aws/aws-lambda-go/events",
		"github.com/gin-gonic/gin",
		"github.com/go-chi/chi/v5",
		"github.com/go-chi/chi/v5/middleware",
		"github.com/go-chi/render",
		"github.com/go-resty/resty/v2",
		"github.com/gofiber/fiber/v2",
		"github.com/gofiber/fiber/v3",
		"github.com/gorilla/mux",
		"github.com/julienschmidt/httprouter",
		"github.com/labstack/echo/v4",
		"github.com/labstack/echo/v4/middleware",
		"github.com/labstack/echo/v5",
		"github.com/labstack/echo/v5/middleware",
		"github.com/stretchr/testify/assert",
		"github.com/stretchr/testify/require",
		"github.com/valyala/fasthttp",
	}
}

// framework returns the path of the package of that name among Frameworks, the first of several versions; "" if there is none, or
// if modules differ.
func framework(name string) string {
	var found []string
	for _, candidate := range Frameworks() {
		if nameOf(candidate) == name {
			found = append(found, candidate)
		}
	}
	module := func(p string) string { return strings.Join(strings.Split(p, "/")[:3], "/") }
	if len(found) == 0 || slices.ContainsFunc(found, func(p string) bool { return module(p) != module(found[0]) }) {
		return ""
	}
	return found[0]
}

// nameOf is the name of a package of the standard library or of Frameworks.
func nameOf(imported string) string {
	base := path.Base(imported)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" && strings.Contains(imported, "/") {
		return path.Base(path.Dir(imported))
	}
	return base
}
