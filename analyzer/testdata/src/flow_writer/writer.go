// Package writer wraps a ResponseWriter and remembers what was sent.
package writer

import (
	"log"
	"net/http"
)

type statusWriter struct {
	http.ResponseWriter
	status int
	size   int
}

func (w *statusWriter) WriteHeader(code int) {
	w.status = code
	w.ResponseWriter.WriteHeader(code)
}

func (w *statusWriter) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = 200 // want `http.StatusOK`
	}
	n, err := w.ResponseWriter.Write(p)
	w.size += n
	return n, err
}

// Status is the getter.
func (w *statusWriter) Status() int { return w.status }

func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sw := &statusWriter{ResponseWriter: w, status: 200} // want `http.StatusOK`
		next.ServeHTTP(sw, r)
		if sw.Status() == 404 { // want `http.StatusNotFound`
			log.Print("not found")
		}
		switch sw.status {
		case 500, 503: // want `http.StatusInternalServerError` `http.StatusServiceUnavailable`
		}
		if sw.size == 404 || sw.Status() >= 400 {
			return
		}
		log.Printf("%d", sw.Status())
	})
}

// A writer that only records: what its WriteHeader is given is a status whoever calls it.
type recorder struct {
	header http.Header
	code   int
	body   []byte
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) Write(p []byte) (int, error) {
	r.body = append(r.body, p...)
	return len(p), nil
}

func (r *recorder) WriteHeader(statusCode int) { r.code = statusCode }

func record(h http.Handler, req *http.Request) bool {
	r := &recorder{code: 200} // want `http.StatusOK`
	h.ServeHTTP(r, req)
	return r.code == 404 || len(r.body) == 404 // want `http.StatusNotFound`
}

// A buffered writer sends the field later.
type lazy struct {
	http.ResponseWriter
	code int
}

func (l *lazy) WriteHeader(code int) { l.code = code }

func (l *lazy) flush() {
	if l.code == 0 {
		l.code = 204 // want `http.StatusNoContent`
	}
	l.ResponseWriter.WriteHeader(l.code)
}
