// Package fixes has a file for each way in which a file can spell a constant.
package fixes

import "net/http/httptest"

func missing(rec *httptest.ResponseRecorder) bool {
	send(rec, 404)         // want `use http.StatusNotFound instead of 404`
	return rec.Code == 200 // want `use http.StatusOK instead of 200`
}
