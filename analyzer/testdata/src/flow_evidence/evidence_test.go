package evidence

import (
	"net/http"
	"testing"
)

// A table of a test, of which nothing is sent.
func TestProblem(t *testing.T) {
	for _, test := range []struct {
		name  string
		count int
		want  int
	}{
		{"missing", 404, http.StatusNotFound},
		{"invalid", 400, 422}, // want `http.StatusUnprocessableEntity`
	} {
		if got := find(test.name, test.count); got.Status != test.want {
			t.Error(test.name)
		}
	}
}

func find(string, int) *problem { return nil }

// Evidence of a test makes no sites in production code.
func TestTally(t *testing.T) {
	record(tally{http.StatusOK})
	record(tally{404}) // want `http.StatusNotFound`
}
