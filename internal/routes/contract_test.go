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
	if better(guarded, alone).Complete || better(alone, guarded).Complete {
		t.Error("an incomplete list is complete")
	}
	other := Endpoint{Statuses: []Status{{Code: 401}}, Complete: true}
	if e := better(alone, other); len(e.Statuses) != 3 || !e.Complete || e.Statuses[2].Code != 401 {
		t.Errorf("%v", e)
	}
}
