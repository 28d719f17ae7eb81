package order

import (
	"slices"
	"strings"
)

// FieldSet is a set of the header fields that Analyze keeps track of. It is comparable, and facts contain it.
type FieldSet string // the names in order, each followed by a line break

// Multipart, in a FieldSet, means that the Content-Type is or may be multipart.
const Multipart = "Content-Type:multipart"

// Has reports whether a field is in the set. The name must be spelled as it was for Analyze.
func (s FieldSet) Has(name string) bool { return s.covers(FieldSet(name + "\n")) }

// names lists the fields.
func (s FieldSet) names() []string { return strings.Fields(string(s)) }

// covers reports whether s has all fields of t.
func (s FieldSet) covers(t FieldSet) bool {
	for name := range strings.Lines(string(t)) {
		if !strings.HasPrefix(string(s), name) && !strings.Contains(string(s), "\n"+name) {
			return false
		}
	}
	return true
}

// union returns the fields of s and of t.
func (s FieldSet) union(t FieldSet) FieldSet {
	switch {
	case s.covers(t):
		return s
	case t.covers(s):
		return t
	}
	return fieldSet(append(s.names(), t.names()...))
}

// with returns the fields of s and one more.
func (s FieldSet) with(name string) FieldSet { return s.union(FieldSet(name + "\n")) }

// intersect returns the fields that are in s and in t.
func (s FieldSet) intersect(t FieldSet) FieldSet {
	switch {
	case s.covers(t):
		return t
	case t.covers(s):
		return s
	}
	other := t.names()
	return fieldSet(slices.DeleteFunc(s.names(), func(name string) bool { return !slices.Contains(other, name) }))
}

func fieldSet(names []string) FieldSet {
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return FieldSet(strings.Join(slices.Compact(names), "\n") + "\n")
}

// singles returns a set for each field.
func singles(names []string) []FieldSet {
	sets := make([]FieldSet, len(names))
	for i, name := range names {
		sets[i] = FieldSet(name + "\n")
	}
	return sets
}

// tracked returns the set of a single field; the empty set if the field is not tracked.
func (p *pkg) tracked(name string) FieldSet {
	for _, set := range p.fields {
		if strings.EqualFold(string(set[:len(set)-1]), name) {
			return set
		}
	}
	return ""
}
