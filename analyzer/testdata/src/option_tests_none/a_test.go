// Package tests holds a _test.go file that is analysed with each value of -tests.
package tests

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// No rule is on.
func TestDefault(t *testing.T) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(404)
	rec.WriteHeader(420)
	rec.WriteHeader(http.StatusUseProxy)
	rec.WriteHeader(1)
	http.Error(rec, "no", http.StatusOK)
	http.Error(rec, http.StatusText(http.StatusGone), http.StatusNotFound)
	if rec.Code < 200 && rec.Code > 299 {
		t.Fatal()
	}
	rec.WriteHeader(305)
	http.Error(rec, "no", 200)
	http.Redirect(rec, httptest.NewRequest("GET", "/", nil), "/", 200)
}
