package order

import (
	"go/ast"
	"go/token"
)

// condition follows the last expression of a block that branches.
func (s *simulation) condition(e ast.Expr, in []state) (t, f []state) {
	if sw := s.graph.tags[e]; sw != nil && sw.Tag != nil {
		in = s.expr(e, in)
		c, constant := s.keys.comparison(sw.Tag, token.EQL, e, nil)
		return s.assume(c, constant, s.guards(sw.Tag), in)
	}
	return s.branch(e, in)
}

// branch follows a condition: t are the states in which it holds, f those in which it does not.
func (s *simulation) branch(e ast.Expr, in []state) (t, f []state) {
	switch x := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			f, t = s.branch(x.X, in)
			return t, f
		}
	case *ast.BinaryExpr:
		switch x.Op {
		case token.LAND:
			t1, f1 := s.branch(x.X, in)
			t2, f2 := s.branch(x.Y, t1)
			return s.whole(x, t2, append(f1, f2...))
		case token.LOR:
			t1, f1 := s.branch(x.X, in)
			t2, f2 := s.branch(x.Y, f1)
			return s.whole(x, append(s.failed(x.Y, t1), t2...), f2)
		}
	}
	in = s.expr(e, in)
	c, constant := s.keys.atom(e)
	t, f = s.assume(c, constant, s.guards(e), in)
	return s.asked(e, t), f
}

// asked follows a condition that hands an error to a function, as errors.Is(err, x) does, where the answer is yes. Of a
// function of the table that means an error. Any other may say yes to nil, so that nothing is learned of the error: only
// paths on which it is nil, which are doubtful, are not followed from here.
func (s *simulation) asked(e ast.Expr, in []state) []state {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return in
	}
	if t := s.info.TypeOf(call.Args[0]); t == nil || !isError(t) {
		return in
	}
	err := s.keys.of(call.Args[0])
	if err == 0 {
		return in
	}
	none := condition{err, token.EQL, Val{Kind: nilVal}}
	c := none.not()
	if row := s.bound.Func(s.callee(call).obj, nil); row == nil || !row.Language.Asks {
		c = condition{s.keys.ofAsked(err), token.EQL, boolean(true)}
	}
	var out []state
	for _, st := range in {
		if st.conditions.eval(none) == holds {
			continue
		}
		if cs, ok := s.learned(st.conditions, c); ok {
			st.conditions = cs
			out = append(out, st)
		}
	}
	return out
}

// failed follows !ok || err != nil where the second part is not asked any more: whoever tests both takes them for one
// failure, and that ok may be false without an error cannot be shown here.
func (s *simulation) failed(e ast.Expr, in []state) []state {
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ {
		return in
	}
	if t := s.info.TypeOf(b.X); t == nil || !isError(t) || valOf(s.info, b.Y).Kind != nilVal {
		return in
	}
	c, constant := s.keys.atom(e)
	var out []state
	for _, st := range in {
		if t, _ := s.assume(c, constant, false, []state{st}); len(t) > 0 {
			st = t[0]
		}
		out = append(out, st) // where the error is known to be nil it stays so
	}
	return out
}

// whole remembers how a condition with && or || came out, in case it is asked again.
func (s *simulation) whole(e *ast.BinaryExpr, t, f []state) (_, _ []state) {
	k := s.keys.of(e)
	if k == 0 {
		return t, f
	}
	s.keys.clause(k, e)
	filter := func(list []state, holds bool) []state {
		var out []state
		for _, st := range compact(list) {
			var ok bool
			if st.conditions, ok = s.learned(st.conditions, condition{k, token.EQL, boolean(holds)}); ok {
				out = append(out, st)
			}
		}
		return out
	}
	return filter(t, true), filter(f, false)
}

// assume splits states by a condition.
func (s *simulation) assume(c condition, constant truth, guards bool, in []state) (t, f []state) {
	for _, st := range in {
		st.guarded = st.guarded || guards
		if constant != unknown {
			if constant == holds {
				t = append(t, st)
			} else {
				f = append(f, st)
			}
			continue
		}
		yes, no := st, st
		if c.key == 0 {
			t, f = append(t, yes), append(f, no)
			continue
		}
		var ok bool
		if yes.conditions, ok = s.learned(st.conditions, c); ok {
			t = append(t, yes)
		}
		if no.conditions, ok = s.learned(st.conditions, c.not()); ok {
			f = append(f, no)
		}
	}
	return t, f
}

// learned adds a condition and what follows from it; ok is false for a contradiction.
func (s *simulation) learned(cs conditions, c condition) (_ conditions, ok bool) {
	if s.keys.asks && c.op == token.EQL && c.val.Kind == nilVal && c.key != 0 &&
		cs.eval(condition{s.keys.ofAsked(c.key), token.EQL, boolean(true)}) == holds {
		return cs, false
	}
	if cs, ok = cs.with(c); !ok {
		return cs, false
	}
	return s.keys.infer(cs)
}
