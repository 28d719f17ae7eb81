// An init function makes routers and sets what main uses.
package main

import (
	"net/http"
	"os"

	"github.com/gorilla/mux"
)

var (
	router  *mux.Router
	static  *http.ServeMux
	prefix  = "/v1"
	version string
)

func init() {
	router = mux.NewRouter()
	static = http.NewServeMux()
	version = os.Getenv("VERSION")
}

func init() { prefix = "/v2" }

func list(w http.ResponseWriter, r *http.Request) { w.WriteHeader(202) }

// What main calls may set a variable, too.
type guard struct {
	failed func(w http.ResponseWriter, r *http.Request)
}

func (g *guard) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("x") == "" {
			g.failed(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

var late *guard

func begin() { setUp() }

func setUp() {
	late = &guard{failed: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) }}
}

func main() {
	begin()
	static.Handle("GET /late", late.wrap(http.HandlerFunc(list)))
	router.HandleFunc(prefix+"/orders", list).Methods("GET")
	router.HandleFunc("/"+version+"/orders", list).Methods("GET")
	static.HandleFunc("GET /files", list)
	http.ListenAndServe(":80", router)
	http.ListenAndServe(":81", static)
}

// want:
// GET /files 202
// GET /late 202 503
// GET /v2/orders 202
// GET /…/orders 202
