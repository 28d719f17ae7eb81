package enable

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// A rule that is asked for by name is wanted in tests too.
func TestF(t *testing.T) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(420)                 // want `nonstandard`
	http.Error(rec, "no", http.StatusOK) // want `class`
	if rec.Code == 200 {
		t.Fatal()
	}
}
