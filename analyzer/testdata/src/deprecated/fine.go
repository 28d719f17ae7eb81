package deprecated

import (
	"net/http"
	"strconv"
)

// A client may meet them.
func client(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusUseProxy, 306, http.StatusProcessing:
		return true
	}
	return resp.StatusCode == http.StatusNotExtended
}

// "(Unused)" in the registry, but it does no harm and is loved.
func teapot(w http.ResponseWriter) { w.WriteHeader(http.StatusTeapot) }

// Observers receive the status that was sent, and a code for a request that has only begun. They send nothing.
type observer interface {
	observe(path string, status int, event string)
}

type counter map[string]int

func (c counter) observe(path string, status int, event string) {
	if event == "ended" {
		c[strconv.Itoa(status)]++
	}
}

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func observed(next http.Handler, observers []observer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for _, o := range observers {
			o.observe(r.URL.Path, http.StatusProcessing, "began")
		}
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(rec, r)
		for _, o := range observers {
			o.observe(r.URL.Path, rec.status, "ended")
		}
	}
}
