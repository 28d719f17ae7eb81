package order

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// What a call does to the writer that it is given need not happen to the response: a type of the program with a Write or
// WriteHeader of its own does what these do. Most pass everything on, some collect it.

// passing says what a method of the program's own does with what it is given.
type passing uint8

const (
	through passing = iota // it sends it
	asked                  // it looks at its own state first
	silent                 // it may send nothing
)

// overridden says what the methods of a writer do with an event.
func (r *run) overridden(v ref, ev Event) passing {
	p := through
	if ev.Kind == Header || ev.Kind == Reply {
		p = r.p.passes(v.writer, "WriteHeader")
	}
	if ev.HasContent {
		p = max(p, r.p.passes(v.writer, "Write"))
	}
	return p
}

// passes says what a method of a type does with what it is given.
func (p *pkg) passes(writer types.Type, name string) passing {
	if tn := api.NamedOf(orInvalid(writer)); writer == nil || types.IsInterface(writer) || tn != nil && p.responses[tn] {
		return through
	}
	obj, _, _ := types.LookupFieldOrMethod(writer, true, p.pass.Pkg, name)
	fn, ok := obj.(*types.Func)
	if !ok || types.IsInterface(fn.Signature().Recv().Type()) || p.bound.Func(fn, nil) != nil {
		return through
	}
	s := p.summaryOf(fn.Origin())
	if s == nil || s.Incomplete {
		return silent
	}
	result := silent
	for _, x := range s.Exits {
		if slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Failed }) {
			continue
		}
		sends := slices.ContainsFunc(x.Effects, func(e Effect) bool {
			return e.Param == 0 && e.Path == "" && e.Sends != SendsNothing && !e.Hijacks
		})
		switch {
		case !sends:
			return silent
		case x.Unsure:
			result = asked
		case result == silent:
			result = through
		}
	}
	return result
}
