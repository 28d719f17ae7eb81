package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// call follows a call: its arguments, then each of its outcomes.
func (s *simulation) call(call *ast.CallExpr, in []state, lhs []ast.Expr) []state {
	fun := ast.Unparen(call.Fun)
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		in = s.expr(sel.X, in)
	}
	for _, a := range call.Args {
		// What a literal may do is an effect of the call, unless it is only kept, by append.
		if _, isLit := ast.Unparen(a).(*ast.FuncLit); !isLit || s.info.Types[call.Fun].IsBuiltin() {
			in = s.expr(a, in)
		}
	}
	info := s.pkg.call(call)
	if info.givenUp {
		s.pkg.givenUp[s.f] = true
	}
	in = s.replaced(call, s.disturb(call, in))
	var out []state
	hit := false
	for _, e := range info.effects {
		if e.root == s.root {
			hit = true
			out = s.outcomes(call, e.outcomes, in, lhs)
			break
		}
	}
	if !hit {
		out = in
		for _, e := range info.effects {
			if s.mayBe(e.root, call) {
				out = s.guard(out)
				break
			}
		}
		for _, l := range lhs {
			out = s.forget(l, out)
		}
		if len(lhs) == 1 && !isBlank(lhs[0]) {
			k := s.keys.of(lhs[0])
			if s.nonNil(call) {
				out = s.learn(condition{k, token.NEQ, Val{Kind: nilVal}}, out)
			} else if isRecover(s.info, call) {
				out = s.learn(condition{k, token.EQL, Val{Kind: nilVal}}, out)
			}
		}
	}
	return compact(s.claimed(call, out))
}

// mayBe reports whether another response may be the one that is followed: a struct that holds one was made of the other.
// What happens to the two is not told apart, so nothing is said of either once both are used.
func (s *simulation) mayBe(other root, call *ast.CallExpr) bool {
	return s.madeOf(s.root, other, call) || s.madeOf(other, s.root, call)
}

// madeOf reports whether a struct that holds a response was made of another one, before the call.
func (s *simulation) madeOf(holder, part root, call *ast.CallExpr) bool {
	if holder.path == "" || holder.obj == part.obj {
		return false
	}
	for _, rhs := range s.u.assigned[holder.obj] {
		if rhs != nil && !within(call.Pos(), rhs) && mentions(s.info, rhs, part.obj) {
			return true
		}
	}
	return false
}

func mentions(info *types.Info, e ast.Expr, obj types.Object) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && info.Uses[id] == obj
		return !found
	})
	return found
}

// guard notes that nothing is to be said of what follows.
func (s *simulation) guard(in []state) []state {
	for i := range in {
		in[i].guarded = true
	}
	return compact(in)
}

// claimed keeps the states in which an assertion that ends the test otherwise returns.
func (s *simulation) claimed(call *ast.CallExpr, in []state) []state {
	row := s.row(s.callee(call))
	if row == nil || row.Language.Claim.What == api.NoClaim || row.Language.Claim.Arg >= len(call.Args) {
		return in
	}
	arg := call.Args[row.Language.Claim.Arg]
	var c condition
	constant := unknown
	switch row.Language.Claim.What {
	case api.IsNil, api.IsNotNil:
		c = condition{s.keys.of(arg), token.EQL, Val{Kind: nilVal}}
	case api.IsTrue, api.IsFalse:
		c, constant = s.keys.atom(arg)
	}
	yes, no := s.assume(c, constant, s.guards(arg), in)
	if row.Language.Claim.What == api.IsNotNil || row.Language.Claim.What == api.IsFalse {
		return no
	}
	return yes
}

func isBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// disturb forgets what a call may change: variables whose address it is given, and those that closures assign.
func (s *simulation) disturb(call *ast.CallExpr, in []state) []state {
	for _, a := range call.Args {
		if x, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && x.Op == token.AND {
			in = s.forget(x.X, in)
		}
	}
	if s.info.Types[call.Fun].IsType() || s.info.Types[call.Fun].IsBuiltin() || len(s.u.shared) == 0 {
		return in
	}
	drop := func(k key) bool {
		for _, obj := range s.keys.infos[k].objs {
			if s.u.shared[obj] {
				return true
			}
		}
		return false
	}
	for i := range in {
		in[i].conditions = in[i].conditions.without(drop)
	}
	return in
}

// replaced starts over when a method assigns the field that holds the response.
func (s *simulation) replaced(call *ast.CallExpr, in []state) []state {
	if s.root.path == "" {
		return in
	}
	fn, ok := s.callee(call).obj.(*types.Func)
	if !ok || s.decls[fn] == nil {
		return in
	}
	if s.changes[fn] == nil {
		names := map[string]bool{}
		s.changes[fn] = names
		ast.Inspect(s.decls[fn].body, func(n ast.Node) bool {
			if a, ok := n.(*ast.AssignStmt); ok {
				for _, l := range a.Lhs {
					if sel, ok := ast.Unparen(l).(*ast.SelectorExpr); ok {
						names[sel.Sel.Name] = true
					}
				}
			}
			return true
		})
	}
	if !s.changes[fn][s.root.path[strings.LastIndexByte(s.root.path, '.')+1:]] {
		return in
	}
	for i := range in {
		in[i].typestate = typestate{defers: in[i].defers, opaque: true}
	}
	return compact(in)
}

// outcomes follows each outcome of a call that is feasible.
func (s *simulation) outcomes(call *ast.CallExpr, list []outcome, in []state, lhs []ast.Expr) []state {
	var out []state
	bound := len(lhs) > 0 || s.used(call)
	for _, st := range in {
		var feasible []outcome
		var entered []conditions
		for _, o := range list {
			if o.failed && !bound && len(list) > 1 {
				continue // nobody looks: take it as done
			}
			if conds, ok := s.permits(st.conditions, o); ok {
				feasible = append(feasible, o)
				entered = append(entered, conds)
			}
		}
		s.ownBody(feasible, st)
		notePartial(feasible)
		for i, o := range feasible {
			next := st
			next.conditions = entered[i]
			one := []state{next}
			for _, l := range lhs {
				one = s.forget(l, one)
			}
			one[0].opaque = one[0].opaque || o.opaque
			one[0].guarded = one[0].guarded || o.guarded
			for _, ev := range o.events {
				one = s.happen(ev, one[0], o)
			}
			one[0].failed = one[0].failed || o.failed
			one[0].late = one[0].late || o.failed && one[0].sent != 0
			if !o.guarded {
				one[0].guarded = st.guarded
			}
			for _, c := range o.left {
				one = s.learn(c, one)
			}
			for _, r := range o.results {
				one = s.learn(condition{s.resultKey(call, lhs, r.index), r.op, r.val}, one)
			}
			out = append(out, one...)
		}
	}
	return out
}

// notePartial marks the events of a call that may send something or nothing, as far as is known where it is made.
func notePartial(feasible []outcome) {
	var sends, silent []outcome
	for _, o := range feasible {
		switch {
		case o.failed:
		case o.sends():
			sends = append(sends, o)
		default:
			silent = append(silent, o)
		}
	}
	if len(silent) == 0 {
		return
	}
	for _, o := range sends {
		tells := !slices.ContainsFunc(silent, func(other outcome) bool { return !o.tellsFrom(other) })
		for _, ev := range o.events {
			ev.Tells = tells && (ev.Tells || !ev.Partial)
			ev.Partial = true
		}
	}
}

// sends reports whether something goes out.
func (o outcome) sends() bool {
	return slices.ContainsFunc(o.events, func(ev *Event) bool { return ev.Kind == Header || ev.Kind == Content || ev.Kind == Reply })
}

// tellsFrom reports whether a result of the call tells two of its outcomes apart.
func (o outcome) tellsFrom(other outcome) bool {
	for _, a := range o.results {
		for _, b := range other.results {
			if a.index == b.index && (conditions{{1, a.op, a.val}}).eval(condition{1, b.op, b.val}) == fails {
				return true
			}
		}
	}
	return false
}

// used reports whether the value of a call is looked at: it stands in a larger expression or is returned.
func (s *simulation) used(call *ast.CallExpr) bool {
	st, ok := s.at.(*ast.ExprStmt)
	return !ok || ast.Unparen(st.X) != ast.Expr(call)
}

// resultKey returns the key that stands for a result of a call.
func (s *simulation) resultKey(call *ast.CallExpr, lhs []ast.Expr, index int) key {
	if len(lhs) == 0 {
		return s.keys.ofResult(s.keys.of(call), index)
	}
	if index >= len(lhs) || isBlank(lhs[index]) {
		return 0
	}
	return s.keys.of(lhs[index])
}

// permits reports whether an outcome is possible under the conditions, and what holds if it comes about.
func (s *simulation) permits(cs conditions, o outcome) (conditions, bool) {
	ok := true
	for _, c := range o.held {
		if cs, ok = cs.with(c); !ok {
			return cs, false
		}
	}
	for _, c := range o.pre {
		k := s.keys.ofField(s.keys.of(c.arg), c.path)
		if c.length {
			k = s.keys.ofLen(k)
		}
		if cs, ok = cs.with(condition{k, c.op, c.val}); !ok {
			return cs, false
		}
	}
	return cs, true
}
