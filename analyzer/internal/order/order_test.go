package order

import (
	"bytes"
	"encoding/gob"
	"go/token"
	"reflect"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

var (
	null  = Val{Kind: nilVal}
	str   = func(s string) Val { return Val{Kind: otherVal, Str: s} }
	yes   = boolean(true)
	no    = boolean(false)
	is    = token.EQL
	isNot = token.NEQ
)

// TestEval holds what one condition says of another on the same key.
func TestEval(t *testing.T) {
	for _, tt := range []struct {
		name string
		have conditions
		ask  condition
		want truth
	}{
		{"nothing known", nil, condition{1, is, null}, unknown},
		{"another key", conditions{{2, is, null}}, condition{1, is, null}, unknown},
		{"the same", conditions{{1, is, null}}, condition{1, is, null}, holds},
		{"the opposite", conditions{{1, isNot, null}}, condition{1, is, null}, fails},
		{"another constant", conditions{{1, is, integer(204)}}, condition{1, is, integer(200)}, fails},
		{"not another constant", conditions{{1, is, integer(204)}}, condition{1, isNot, integer(200)}, holds},
		{"excluded elsewhere", conditions{{1, isNot, integer(204)}}, condition{1, is, integer(200)}, unknown},
		{"text", conditions{{1, is, str(`"GET"`)}}, condition{1, is, str(`"PUT"`)}, fails},
		{"not true is false", conditions{{1, is, yes}}, condition{1, isNot, no}, holds},
		{"below", conditions{{1, token.LSS, integer(200)}}, condition{1, token.GEQ, integer(200)}, fails},
		{"far below", conditions{{1, token.LEQ, integer(199)}}, condition{1, token.LSS, integer(400)}, holds},
		{"in a range", conditions{{1, token.GEQ, integer(200)}, {1, token.LSS, integer(300)}}, condition{1, is, integer(404)}, fails},
		{"perhaps in a range", conditions{{1, token.GEQ, integer(200)}, {1, token.LSS, integer(300)}}, condition{1, is, integer(204)}, unknown},
		{"outside of a range", conditions{{1, token.GTR, integer(299)}}, condition{1, isNot, integer(204)}, holds},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.have.eval(tt.ask); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
			if tt.want != unknown {
				if got := tt.have.eval(tt.ask.not()); got == tt.want || got == unknown {
					t.Errorf("the negation: got %d", got)
				}
			}
		})
	}
}

// TestMeet holds what remains where two paths meet.
func TestMeet(t *testing.T) {
	a := conditions{{1, is, integer(204)}, {2, is, yes}, {3, is, null}}
	b := conditions{{1, is, integer(204)}, {2, is, no}, {3, isNot, null}, {4, is, yes}}
	if got, want := a.meet(b), (conditions{{1, is, integer(204)}}); !got.equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	// What one path says exactly implies what the other says loosely.
	a, b = conditions{{1, is, integer(204)}}, conditions{{1, isNot, integer(200)}}
	if got, want := a.meet(b), b; !got.equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestContradiction holds that a path with a contradiction is none.
func TestContradiction(t *testing.T) {
	cs := conditions{{1, is, null}}
	if _, ok := cs.with(condition{1, isNot, null}); ok {
		t.Error("nil and not nil hold together")
	}
	if got, ok := cs.with(condition{2, is, yes}); !ok || len(got) != 2 || len(cs) != 1 {
		t.Errorf("got %v, %v from %v", got, ok, cs)
	}
	for i := range 2 * maxConditions {
		cs, _ = cs.with(condition{key(i + 10), is, yes})
	}
	if len(cs) > maxConditions {
		t.Errorf("%d conditions are remembered", len(cs))
	}
}

// TestMerge holds the bound on the states of a place.
func TestMerge(t *testing.T) {
	var states []state
	for i := range 3 * maxStates {
		states, _ = merge(states, state{typestate: typestate{sent: int32(i + 1)}})
	}
	if len(states) != maxStates+1 {
		t.Fatalf("%d states are kept", len(states))
	}
	if last := states[maxStates]; !last.opaque || !last.guarded || last.sent != 0 {
		t.Errorf("what is left over is %+v: something is still claimed of it", last)
	}
	one := state{typestate{sent: 1}, conditions{{1, is, yes}, {2, is, yes}}}
	other := state{typestate{sent: 1}, conditions{{1, is, yes}}}
	states, _ = merge([]state{one}, other)
	if len(states) != 1 || !states[0].conditions.equal(other.conditions) {
		t.Errorf("got %+v", states)
	}
	if _, changed := merge(states, one); changed {
		t.Error("a state that says more than the known one changes it")
	}
}

// TestFactGob holds that facts survive the way from one process to another.
func TestFactGob(t *testing.T) {
	fact := &FuncFact{
		NoReturn: true,
		Roots: []FactRoot{{Param: api.Receiver, Path: ".w", Outcomes: []Outcome{{
			Pre:     []Cond{{Index: 1, Length: true, Op: isNot, Val: integer(0)}},
			Results: []Cond{{Index: 0, Op: is, Val: no}},
			Fields:  true, Name: "Allow", Known: "Allow\n", Sends: SendsStatus, Code: 405, Param: 2, Content: true,
			Complete: true, Opaque: true, Guarded: true, Failed: true, Hands: true, Hijacks: true, Engine: api.FastHTTP,
		}}}},
	}
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(fact); err != nil {
		t.Fatal(err)
	}
	if data.Len() > 1200 {
		t.Errorf("the fact takes %d bytes", data.Len())
	}
	got := new(FuncFact)
	if err := gob.NewDecoder(&data).Decode(got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, fact) {
		t.Errorf("got %+v\nwant %+v", got, fact)
	}
	if got.String() == "" {
		t.Error("the fact has no text")
	}
}
