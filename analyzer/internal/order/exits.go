package order

import (
	"go/ast"
	"slices"
)

// deferred follows a defer statement: its arguments now, the call when the function returns.
func (s *simulation) deferred(d *ast.DeferStmt, in []state) []state {
	for _, a := range d.Call.Args {
		in = s.expr(a, in)
	}
	i := slices.Index(s.graph.defers, d)
	if i < 0 {
		s.pkg.givenUp[s.f] = true
		return s.obscure(in)
	}
	for j := range in {
		in[j].defers |= 1 << i
	}
	return compact(in)
}

// leave follows a return: its results, then the deferred calls.
func (s *simulation) leave(r *ast.ReturnStmt, in []state) []state {
	for _, e := range r.Results {
		in = s.expr(e, in)
	}
	s.leaving = true
	for i, d := range slices.Backward(s.graph.defers) {
		in = s.runDeferred(d, 1<<i, in)
	}
	s.leaving = false
	if s.wants {
		for _, st := range in {
			s.exits = append(s.exits, exit{st, r.Results})
		}
	}
	return nil
}

// runDeferred follows a deferred call in the states that have it. A call with several outcomes tells nothing: which one
// comes about depends on what has happened.
func (s *simulation) runDeferred(d *ast.DeferStmt, bit uint16, in []state) []state {
	var out []state
	for _, st := range in {
		if st.defers&bit == 0 {
			out = append(out, st)
			continue
		}
		st.defers &^= bit
		one := []state{st}
		info := s.pkg.call(d.Call)
		if info.givenUp {
			s.pkg.givenUp[s.f] = true
		}
		for _, e := range info.effects {
			if e.root != s.root {
				continue
			}
			var feasible []outcome
			for _, o := range e.outcomes {
				if _, ok := s.permits(st.conditions, o); ok && !o.failed {
					feasible = append(feasible, o)
				}
			}
			if len(feasible) == 1 {
				one = s.outcomes(d.Call, feasible, one, nil)
			} else {
				one = s.obscure(one)
			}
			break
		}
		out = append(out, one...)
	}
	return compact(out)
}
