package main

import (
	"net/http"
	"testing"

	"github.com/gin-gonic/gin"
)

// A function that another module calls may register routes: it is in a struct, which is a package's variable or a result.
var serve = &testing.InternalTest{Name: "serve", F: func(*testing.T) {
	load()
}}

var direct = []testing.InternalTest{{F: func(*testing.T) {
	r := gin.New()
	r.GET("/direct", ok)
}}}

// Nothing calls it with other arguments.
func load(middleware ...gin.HandlerFunc) *gin.Engine {
	r := gin.New()
	r.Use(middleware...)
	r.GET("/loaded", ok)
	return r
}

// Only another module's code calls it; it sets a package's variable.
var spare = testing.InternalTest{Name: "spare", F: func(*testing.T) {
	sparePath = "/spare"
	r := gin.New()
	r.GET(sparePath, ok)
}}

var sparePath string

func all() []testing.InternalTest { return []testing.InternalTest{spare} }

func command() testing.InternalTest {
	path := "/made"
	return testing.InternalTest{F: func(*testing.T) {
		http.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	}}
}

// A literal that a call runs is not run again.
type group func(r *gin.Engine)

var groups = []group{func(r *gin.Engine) { r.GET("/once", ok) }}

// An initial value, and middleware in one, may set another variable of the package.
var note = &testing.InternalTest{F: func(*testing.T) {
	last = "/"
	http.Handle("GET /noted", noting(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(201) }))
}}

var last string

func noting(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		known := last == r.Host
		last = r.Host
		if known {
			next.ServeHTTP(w, r)
			return
		}
		w.WriteHeader(404)
	})
}

func main() {
	r := gin.New()
	for _, g := range groups {
		g(r)
	}
	tests := append(direct, *serve, *note, command())
	testing.RunTests(nil, tests)
	run(all)
}

func run(list func() []testing.InternalTest) { testing.RunTests(nil, list()) }

func ok(c *gin.Context) { c.JSON(200, nil) }

// want:
// GET /direct 200
// GET /loaded 200
// * /made 204
// GET /noted 201 404
// GET /once 200
// GET /spare 200
