// Middleware hands on a writer that a function wraps, and returns as an interface.
package main

import (
	"log"
	"net/http"
)

type observed interface {
	http.ResponseWriter
	Status() int
}

type observer struct {
	http.ResponseWriter
	sent bool
	code int
}

func (o *observer) WriteHeader(code int) {
	if !o.sent {
		o.code, o.sent = code, true
		o.ResponseWriter.WriteHeader(code)
	}
}

func (o *observer) Write(p []byte) (int, error) {
	o.WriteHeader(200)
	return o.ResponseWriter.Write(p)
}

func (o *observer) Status() int { return o.code }

func observe(w http.ResponseWriter) observed           { return &observer{ResponseWriter: w} }
func pointer(w http.ResponseWriter) *observer          { return &observer{ResponseWriter: w} }
func writer(w http.ResponseWriter) http.ResponseWriter { return &observer{ResponseWriter: w} }

// either returns one of two.
func either(w http.ResponseWriter, sized bool) http.ResponseWriter {
	if sized {
		return &sizer{w, 0}
	}
	return &observer{ResponseWriter: w}
}

type sizer struct {
	http.ResponseWriter
	size int
}

func (s *sizer) Write(p []byte) (int, error) {
	s.size += len(p)
	return s.ResponseWriter.Write(p)
}

// A writer of a test has no response in it.
type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) { r.code = code }

func record() http.ResponseWriter { return &recorder{} }

// forwarder has a header map of its own.
type forwarder struct{ to http.ResponseWriter }

func (f *forwarder) Header() http.Header         { return f.to.Header() }
func (f *forwarder) Write(p []byte) (int, error) { return f.to.Write(p) }
func (f *forwarder) WriteHeader(code int)        { f.to.WriteHeader(code) }

func forward(w http.ResponseWriter) http.ResponseWriter { return &forwarder{w} }

// sometimes wraps, by another function.
func sometimes(w http.ResponseWriter, on bool) http.ResponseWriter {
	if !on {
		return w
	}
	return pointer(w)
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ww := observe(w)
		next.ServeHTTP(ww, r)
		log.Println(ww.Status())
	})
}

func pointed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(pointer(w), r)
	})
}

func hidden(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(writer(w), r)
	})
}

func chosen(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(either(w, r.Host == ""), r)
	})
}

func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ww := pointer(w)
		if r.Header.Get("Authorization") == "" {
			http.Error(ww.ResponseWriter, "who?", 401)
			return
		}
		next.ServeHTTP(ww, r)
	})
}

func item(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "host", 409)
		return
	}
	w.WriteHeader(201)
}

func main() {
	h := http.HandlerFunc(item)
	http.Handle("GET /logged", logged(h))
	http.Handle("GET /pointed", pointed(h))
	http.Handle("GET /hidden", hidden(h))
	http.Handle("GET /chosen", chosen(h))
	http.Handle("GET /guarded", guarded(h))
	http.HandleFunc("GET /direct", func(w http.ResponseWriter, r *http.Request) {
		writer(w).WriteHeader(202) // its method decides
	})
	http.HandleFunc("GET /sized", func(w http.ResponseWriter, r *http.Request) {
		ww := http.ResponseWriter(&sizer{w, 0})
		ww.WriteHeader(202)
	})
	http.HandleFunc("GET /made", func(w http.ResponseWriter, r *http.Request) {
		sizes(w).WriteHeader(202)
	})
	http.HandleFunc("GET /recorded", func(w http.ResponseWriter, r *http.Request) {
		item(record(), r)
		w.WriteHeader(204)
	})
	http.HandleFunc("GET /forwarded", func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(forward(w), r)
	})
	http.HandleFunc("GET /sometimes", func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(sometimes(w, r.Host != ""), r)
	})
	http.HandleFunc("GET /forwarded/direct", func(w http.ResponseWriter, r *http.Request) {
		ww := &forwarder{w}
		ww.WriteHeader(202) // its method decides
	})
	http.HandleFunc("GET /forwarded/item", func(w http.ResponseWriter, r *http.Request) {
		item(forward(w), r)
	})
	http.ListenAndServe(":80", nil)
}

func sizes(w http.ResponseWriter) http.ResponseWriter { return &sizer{w, 0} }

// want:
// GET /chosen 201 409
// GET /direct …
// GET /forwarded 201 409
// GET /forwarded/direct …
// GET /forwarded/item …
// GET /guarded 201 401 409
// GET /hidden 201 409
// GET /logged 201 409
// GET /made 202
// GET /pointed 201 409
// GET /recorded 204
// GET /sized 202
// GET /sometimes 201 409
