package testonly

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestCode(t *testing.T) {
	rec := httptest.NewRecorder()
	if rec.Code != DefaultCode || rec.Code != code() || rec.Code != run().Code {
		t.Error()
	}
	rec.WriteHeader(take(404)) // want `http.StatusNotFound`
	r := Result{Code: 410}     // want `http.StatusGone`
	rec.WriteHeader(r.Code)
	DefaultCode = 500  // want `http.StatusInternalServerError`
	if code() == 200 { // want `http.StatusOK`
		t.Error()
	}
	// Vetoes of a test, too, count in tests only.
	_ = make([]byte, Status())
	send(rec, 1001)
	var _ http.Handler
}
