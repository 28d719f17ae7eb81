package routes

import "testing"

// A test that registers routes without the program's middleware does not make their lists complete.
func TestBetterIsNotMoreComplete(t *testing.T) {
	guarded := Endpoint{Statuses: []Status{{Code: 400}}}
	alone := Endpoint{Statuses: []Status{{Code: 200}, {Code: 400}}, Complete: true}
	for _, e := range []Endpoint{better(guarded, alone), better(alone, guarded)} {
		if len(e.Statuses) != 2 {
			t.Errorf("%v", e)
		}
	}
	if better(guarded, alone).Complete {
		t.Error("an incomplete list is complete")
	}
}
