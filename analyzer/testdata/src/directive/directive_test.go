package directive

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// The rule is on in tests. Rules that are off there may have something to say elsewhere or with other options: no directive
// that names one is idle.
func TestDirectives(t *testing.T) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(404)           //statuslint:ignore magic it is known
	rec.WriteHeader(http.StatusOK) /* want `magic reports nothing here` */ //statuslint:ignore magic it is known
	rec.WriteHeader(http.StatusOK) //statuslint:ignore superfluous the rule is off here
	rec.WriteHeader(http.StatusOK) //statuslint:ignore magic,superfluous one of the two is off here
	rec.WriteHeader(http.StatusOK) /* want `unknown rule` */ //statuslint:ignore superfluity the rule does not exist
}
