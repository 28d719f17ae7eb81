package mismatch

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// The rule is on in tests: a server of a test is a server.
func TestMismatch(t *testing.T) {
	rec := httptest.NewRecorder()
	http.Error(rec, http.StatusText(http.StatusNotFound), http.StatusForbidden) // want `the text says 404 Not Found`
}
