package flow

import (
	"bytes"
	"encoding/gob"
	"reflect"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// slotFacts are facts about one slot, as many as differ in kind.
func slotFacts() []SlotFact {
	return []SlotFact{
		{},
		{Marks: uint32(sent)},
		{Marks: uint32(sent | checked), Kinds: 1 << api.ErrorCode, Invalid: 1 << api.Panics},
		{Marks: uint32(received | vetoed | odd)},
		{Marks: uint32(status), Kinds: 0xff, Invalid: 0xff},
	}
}

func TestFactsSurviveGob(t *testing.T) {
	facts := []analysis.Fact{
		&FuncFact{},
		&FuncFact{Params: map[int]SlotFact{1: {Marks: uint32(sent)}}},
		&FuncFact{
			Params:  map[int]SlotFact{0: slotFacts()[1], 3: slotFacts()[2]},
			Results: map[int]SlotFact{0: slotFacts()[3], 20: slotFacts()[4]},
			Pairs:   [][2]int{{0, 1}, {2, 1}},
		},
		&FuncFact{
			Params: map[int]SlotFact{calls.Receiver: slotFacts()[1]},
			Asks:   []Ask{{"HTTPStatus", []string{"Error", "HTTPStatus"}, slotFacts()[2]}},
		},
	}
	for _, s := range slotFacts() {
		facts = append(facts, &VarFact{s})
	}
	for _, fact := range facts {
		var buf bytes.Buffer
		if err := gob.NewEncoder(&buf).Encode(fact); err != nil {
			t.Fatal(err)
		}
		if buf.Len() > 400 {
			t.Errorf("%v takes %d bytes: facts are to be small", fact, buf.Len())
		}
		copied := reflect.New(reflect.TypeOf(fact).Elem()).Interface()
		if err := gob.NewDecoder(&buf).Decode(copied); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(copied, fact) {
			t.Errorf("%#v became %#v", fact, copied)
		}
	}
}

// Every type that is exported as a fact is registered, and is a pointer that says what it is.
func TestFactTypes(t *testing.T) {
	for _, fact := range FactTypes() {
		if reflect.TypeOf(fact).Kind() != reflect.Pointer {
			t.Errorf("%T is no pointer", fact)
		}
		fact.AFact()
		if _, ok := fact.(interface{ String() string }); !ok {
			t.Errorf("%T has no String, which // want comments match", fact)
		}
	}
}

func TestFactStrings(t *testing.T) {
	for want, fact := range map[string]interface{ String() string }{
		"param 1 sent": &FuncFact{Params: map[int]SlotFact{1: {Marks: uint32(sent)}}},
		"param 0 sent+received, result 1 expected, compares 0 1": &FuncFact{
			Params:  map[int]SlotFact{0: {Marks: uint32(sent | received)}},
			Results: map[int]SlotFact{1: {Marks: uint32(expected)}},
			Pairs:   [][2]int{{0, 1}},
		},
		"receiver sent, asks errors for HTTPStatus sent": &FuncFact{
			Params: map[int]SlotFact{calls.Receiver: {Marks: uint32(sent)}},
			Asks:   []Ask{{Method: "HTTPStatus", Methods: []string{"HTTPStatus"}, Result: SlotFact{Marks: uint32(sent)}}},
		},
		"named+no status+mixed": &VarFact{SlotFact{Marks: uint32(named | vetoed | odd)}},
	} {
		if got := fact.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What leaves a package: no trace of what is only known within it.
func TestSlotFact(t *testing.T) {
	tests := []struct {
		name string
		m    marks
		want marks
		ok   bool
	}{
		{"no status", murky | checked | vetoed, 0, false},
		{"a sink", sent | param | murky, sent, true},
		{"checked on its way", sent | checked | contract, sent | checked, true},
		{"a parameter that some are given a status", received | param, 0, false},
		{"a parameter that is sent, too", received | sent | param, sent, true},
		{"a field that came in", received, received, true},
		{"another number, too", sent | vetoed | odd, sent | vetoed | odd, true},
	}
	for _, test := range tests {
		sol := &solution{marks: []marks{test.m}, sinks: []sinkSet{{kinds: 4, invalid: 2, engines: 1}}}
		fact, ok := slotFact(sol, 0)
		if ok != test.ok || fact.marks() != test.want {
			t.Errorf("%s: %v, %t; want %b, %t", test.name, fact, ok, test.want, test.ok)
		}
		if ok && fact.sinkSet() != (sinkSet{4, 2, 1}) {
			t.Errorf("%s: %v", test.name, fact.sinkSet())
		}
	}
}
