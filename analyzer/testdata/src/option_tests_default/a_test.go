// Package tests holds a _test.go file that is analysed with each value of -tests.
package tests

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// In tests only magic, mismatch and range are on: tests send odd codes on purpose.
func TestDefault(t *testing.T) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(404) // want `magic`
	rec.WriteHeader(420)
	rec.WriteHeader(http.StatusUseProxy)
	rec.WriteHeader(1)
	http.Error(rec, "no", http.StatusOK)
	http.Error(rec, http.StatusText(http.StatusGone), http.StatusNotFound) // want `mismatch`
	if rec.Code < 200 && rec.Code > 299 {                                  // want `range`
		t.Fatal()
	}
	rec.WriteHeader(305)                                               // want `magic`
	http.Error(rec, "no", 200)                                         // want `magic`
	http.Redirect(rec, httptest.NewRequest("GET", "/", nil), "/", 200) // want `magic`
}
