package order

import (
	"fmt"
	"testing"
)

// TestFieldSet checks the laws of sets, for more fields than a machine word has bits.
func TestFieldSet(t *testing.T) {
	var names []string
	for i := range 100 {
		names = append(names, fmt.Sprintf("X-Field-%d", i))
	}
	p := &pkg{fields: singles(names)}
	var all, even FieldSet
	for i := len(names) - 1; i >= 0; i-- {
		one := p.tracked(names[i])
		if one == "" || !one.Has(names[i]) || all.Has(names[i]) {
			t.Fatalf("%s: %q, before it %q", names[i], one, all)
		}
		all = all.union(one)
		if i%2 == 0 {
			even = one.union(even)
		}
	}
	for i, name := range names {
		if !all.Has(name) || even.Has(name) != (i%2 == 0) {
			t.Errorf("%s: in all %t, in the even ones %t", name, all.Has(name), even.Has(name))
		}
	}
	if all.Has("X-Field") || all.Has("Field-1") {
		t.Error("a part of a name is in the set")
	}
	if p.tracked("x-FIELD-7") != p.tracked("X-Field-7") || p.tracked("Age") != "" {
		t.Error("names are compared with case, or fields appear that no rule asked for")
	}
	if all.intersect(even) != even || even.intersect(all) != even || all.union(even) != all || even.union(all) != all {
		t.Error("equal sets are not equal")
	}
	if !all.covers(even) || even.covers(all) || !all.covers("") || !FieldSet("").covers("") || FieldSet("").covers(even) {
		t.Error("covers is not the order of sets")
	}
	odd := p.tracked(names[1]).union(p.tracked(names[3]))
	if odd.intersect(even) != "" || odd.union("") != odd || FieldSet("").union(odd) != odd || odd.intersect("") != "" {
		t.Error("the empty set is not neutral")
	}
}
