package sends

import (
	"errors"
	"testing"

	"flow_cross/fills"
)

func TestInvalid(t *testing.T) {
	for _, test := range []struct {
		err    error
		size   int
		status int // want status:`received`
	}{
		{fills.Invalid(), 422, 422}, // want `http.StatusUnprocessableEntity`
	} {
		var p *fills.Problem
		if !errors.As(test.err, &p) || p.Status != test.status || p.Size != test.size {
			t.Error(test.err)
		}
	}
}
