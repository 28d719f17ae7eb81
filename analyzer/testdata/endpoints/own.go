package main

import (
	"encoding/json"
	"net/http"
	"slices"
)

// A context of the program's own holds the response and the request.
type ctx struct {
	w http.ResponseWriter
	r *http.Request
}

func (c *ctx) json(code int, v any) error {
	c.w.WriteHeader(code)
	return json.NewEncoder(c.w).Encode(v)
}

func (c *ctx) fail(code int) error { return c.json(code, "failed") }

func with(f func(c *ctx) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(&ctx{w, r}); err != nil {
			println(err.Error())
		}
	}
}

func show(c *ctx) error {
	if c.r.PathValue("id") == "none" {
		return c.fail(http.StatusNotFound)
	}
	return c.json(http.StatusOK, 1)
}

// Lists of middleware, applied from the last to the first.
func chained(h http.Handler, list ...func(http.Handler) http.Handler) http.Handler {
	for _, m := range slices.Backward(list) {
		h = m(h)
	}
	return h
}

func counted(h http.Handler, list ...func(http.Handler) http.Handler) http.Handler {
	for i := len(list) - 1; i >= 0; i-- {
		h = list[i](h)
	}
	return h
}

// What other code does to a handler is not known.
var plugins = map[string]func(http.Handler) http.Handler{}

func plugged(h http.Handler, names []string) http.Handler {
	for _, name := range names {
		h = plugins[name](h)
	}
	return h
}

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, _, ok := r.BasicAuth(); !ok {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > 100 {
			http.Error(w, "large", http.StatusRequestEntityTooLarge)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// A number that is a handler.
type fixed int

func (f fixed) ServeHTTP(w http.ResponseWriter, r *http.Request) { w.WriteHeader(int(f)) }

func main() {
	api := http.NewServeMux()
	api.Handle("GET /show/{id}", with(show))
	api.Handle("GET /teapot", fixed(http.StatusTeapot))
	mux := http.NewServeMux()
	mux.Handle("/api/", http.StripPrefix("/api", chained(api, auth, limit)))
	mux.Handle("GET /a", counted(with(show), auth, limit))
	mux.Handle("GET /b", plugged(with(show), []string{"x"}))
	http.ListenAndServe(":80", mux)
}

// want:
// GET /a 200 401 404 413
// GET /api/show/{id} 200 401 404 413
// GET /api/teapot 401 413 418
// GET /b 200 404 …
