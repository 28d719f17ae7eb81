// Package tests holds a _test.go file that is analysed with each value of -tests.
package tests

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// All rules are on.
func TestDefault(t *testing.T) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(404)                                                   // want `magic`
	rec.WriteHeader(420)                                                   // want `nonstandard`
	rec.WriteHeader(http.StatusUseProxy)                                   // want `deprecated`
	httptest.NewRecorder().WriteHeader(1)                                  // want `invalid`
	http.Error(rec, "no", http.StatusOK)                                   // want `class`
	http.Error(rec, http.StatusText(http.StatusGone), http.StatusNotFound) // want `mismatch`
	if rec.Code < 200 && rec.Code > 299 {                                  // want `range`
		t.Fatal()
	}
	rec.WriteHeader(305)                                               // want `deprecated`
	http.Error(rec, "no", 200)                                         // want `class`
	http.Redirect(rec, httptest.NewRequest("GET", "/", nil), "/", 200) // want `class`
}
