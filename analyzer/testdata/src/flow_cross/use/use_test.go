package use

import (
	"net/http/httptest"
	"testing"

	"flow_cross/lib"
)

func TestUse(t *testing.T) {
	rec := httptest.NewRecorder()
	Wrap(rec, 404)                 // want `http.StatusNotFound`
	Err{404}.send(rec)             // want `http.StatusNotFound`
	if !lib.Equal(404, rec.Code) { // want `http.StatusNotFound`
		t.Error()
	}
}
