package order

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// A call that writes to a wrapping writer need not write to the response: if a type of the program has its own Write or WriteHeader
// method, that method decides. Most of these methods pass everything on, some buffer it.

// passing says what a writer's own method does with the status or content that it gets.
type passing uint8

const (
	through passing = iota // it passes it on
	asked                  // it passes it on depending on its own state
	silent                 // it may send nothing
)

// overridden says what the methods of a writer do with the status and content of an event.
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

// passes says what a method of a type does with its argument.
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
