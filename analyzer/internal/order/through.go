package order

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// What a call does to the writer that it is given need not happen to the response. A buffered view keeps content until it
// is flushed. A type of the program with a Write or WriteHeader of its own does what these do: most pass everything on,
// some collect it.

// through turns what a call does to a writer into what that does to the response.
func (p *pkg) through(r *ref, list []outcome) []outcome {
	list = slices.Clone(list)
	for i := range list {
		list[i] = p.held(r, p.overridden(r, list[i]))
	}
	return list
}

// held is what an outcome is behind buffers.
func (p *pkg) held(r *ref, o outcome) outcome {
	if r.buffers == 0 {
		return o
	}
	var events []*Event
	for _, ev := range o.events {
		switch {
		case ev.Kind != Content:
			o.opaque = true // a view of content has no status
		case ev.flushes && r.buffers == 1:
			events = append(events, ev)
		default:
			into := *ev
			into.Kind = Hold
			events = append(events, p.event(&into))
		}
	}
	o.events = events
	return o
}

// overridden is what an outcome is where the writer's type has methods of its own.
func (p *pkg) overridden(r *ref, o outcome) outcome {
	for _, ev := range o.events {
		if ev.Kind == Header || ev.Kind == Reply {
			o = p.asMethod(r.writer, "WriteHeader", o)
		}
		if ev.HasContent {
			o = p.asMethod(r.writer, "Write", o)
		}
	}
	return o
}

// asMethod is what an outcome is if it comes about by a method of a type. Nothing is known of it if that does anything
// but send what it is given.
func (p *pkg) asMethod(writer types.Type, name string, o outcome) outcome {
	if tn := api.NamedOf(writer); writer == nil || types.IsInterface(writer) || tn != nil && p.responses[tn] {
		return o
	}
	obj, _, _ := types.LookupFieldOrMethod(writer, true, p.pass.Pkg, name)
	fn, ok := obj.(*types.Func)
	if !ok || types.IsInterface(fn.Signature().Recv().Type()) || p.bound.Func(fn, nil) != nil {
		return o
	}
	sends, guarded := p.sends(fn.Origin())
	if !sends {
		return outcome{pre: o.pre, held: o.held, left: o.left, results: o.results, opaque: true, failed: o.failed}
	}
	o.guarded = o.guarded || guarded
	return o
}

// sends reports whether a method sends something to the response that it is called on, whenever it succeeds; guarded says
// that it looks at the state of the response first.
func (p *pkg) sends(method *types.Func) (sends, guarded bool) {
	for _, o := range p.outcomesOn(method) {
		if o.Failed {
			continue
		}
		if o.Sends == SendsNothing || o.Hijacks {
			return false, false
		}
		sends, guarded = true, guarded || o.Guarded
	}
	return sends, guarded
}

// outcomesOn are those of a method of the program for what it is called on; nil if nothing is known of it.
func (p *pkg) outcomesOn(method *types.Func) []Outcome {
	if f := p.decls[method]; f != nil {
		if s := p.summarize(f); s != nil {
			for _, r := range s.roots {
				if f.recv != nil && r.param < 0 && r.param != captured && r.root.path == "" {
					return r.outcomes
				}
			}
		}
		return nil
	}
	if fact := p.importedFact(method); fact != nil {
		for _, r := range fact.Roots {
			if r.Param < 0 && r.Path == "" {
				return r.Outcomes
			}
		}
	}
	return nil
}
