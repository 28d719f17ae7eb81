package paths

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// perform runs a call after its operands were evaluated. Each returned state has the results pushed.
func (f *frame) perform(st *State, site *Site, recv terms.ID, args []terms.ID) []*State {
	x := f.x
	if lit := x.literal(site, recv); lit != nil {
		if out, ok := f.inline(st, site, lit, args); ok {
			return out
		}
		f.givenAway(st, lit) // too deep, or recursive
	}
	if x.T.Op(recv) == terms.Func && site.Obj == nil || isVar(site.Obj) {
		if fn, ok := x.funcOf(recv); ok {
			direct := *site
			direct.Obj = fn
			site, recv = &direct, 0
		}
	}
	if done := x.client.Once(site); done != nil && recv != 0 && len(args) == 1 {
		return f.once(st, site, recv, args[0], done)
	}
	changed := x.changed(site.Obj)
	before := make([]terms.ID, len(changed))
	for i, v := range changed {
		before[i] = st.get(place{x.T.Address(v), whole})
	}
	out, done := x.client.Call(st, site, recv, args)
	if !done {
		f.value(st, site, recv, args)
		out = f.callsBack(st, site, recv, args)
		f.havocArguments(st, site, append([]terms.ID{recv}, args...))
		out = append(out, st)
	}
	for i, v := range changed {
		for _, st := range out {
			x.mayChange(st, site, v, before[i])
		}
	}
	return out
}

// once performs a call of fun, unless the field done of the receiver says that there was one before.
func (f *frame) once(st *State, site *Site, recv, fun terms.ID, done *types.Var) []*State {
	x := f.x
	out, first := x.split(st, x.field(st, recv, done), nil)
	if len(out) > 0 {
		x.client.Skipped(site)
	}
	inner := Site{Call: site.Call, Late: site.Late, Context: site.Context}
	for _, st := range first {
		x.setField(st, recv, done, x.T.Bool(true))
		out = append(out, f.perform(st, &inner, fun, nil)...)
	}
	return out
}

// mayChange makes a variable of the callee's package unsure after a call, if something was known of it before, and the callee's summary
// does not say what it is now.
func (x *Exec) mayChange(st *State, site *Site, v types.Object, before terms.ID) {
	at := place{x.T.Address(v), whole}
	if x.client.Global(v).Error || st.get(at) != before {
		return
	}
	known := before != 0
	if entry := x.AtEntry(v); !known {
		st.Facts.Terms(func(id terms.ID) { known = known || x.T.Within(entry, id) })
	}
	if known {
		x.assignVar(st, v, x.T.UnsureOf(freshName{at: site.Call, index: -4, context: site.Context}))
	}
}

// callsBack returns the paths on which unseen code calls each of its closure arguments once, with any arguments, and the path st on
// which it calls none. Closures without lasting effects (see leaves) are not followed. Further calls of a closure would find nothing
// new. In st, the variables that the closures assign are unsure.
func (f *frame) callsBack(st *State, site *Site, recv terms.ID, args []terms.ID) []*State {
	x := f.x
	values := append([]terms.ID{recv}, args...)
	var lits []*ast.FuncLit
	for i, a := range args {
		x.Literals([]terms.ID{a}, func(lit *ast.FuncLit) {
			if x.leaves(lit) && !isVariadic(x.typeOf(lit)) && x.client.Follows(lit) {
				lits = append(lits, lit)
				values[i+1] = 0
			}
		})
	}
	if len(lits) == 0 {
		return nil
	}
	st = st.clone()
	f.havocArguments(st, site, values)
	states := []*State{st}
	for _, lit := range lits {
		back := *site
		back.Lit, back.Results, back.Used = lit, 0, false
		var next []*State
		for _, st := range states {
			var given []terms.ID
			for i := range lit.Type.Params.NumFields() {
				given = append(given, f.fresh(st, lit, i))
			}
			out, ok := f.inline(st, &back, lit, given)
			if !ok {
				return nil
			}
			next = append(next, out...)
		}
		states = next
	}
	return states
}

func isVariadic(t types.Type) bool {
	sig, ok := t.(*types.Signature)
	return ok && sig.Variadic()
}

func (x *Exec) funcOf(v terms.ID) (*types.Func, bool) {
	if v == 0 || x.T.Op(v) != terms.Func {
		return nil, false
	}
	fn, ok := x.T.Aux(v).(*types.Func)
	return fn, ok
}

// literal returns the function literal that is called; nil if a call is not of a literal, or the literal is unknown.
func (x *Exec) literal(site *Site, fun terms.ID) *ast.FuncLit {
	if fun == 0 || x.T.Op(fun) != terms.Func || site.Recv != nil {
		return nil
	}
	lit, _ := x.T.Aux(fun).(*ast.FuncLit)
	return lit
}

// inline follows a call of one of this function's closures. ok is false if the call is too deep.
func (f *frame) inline(st *State, site *Site, lit *ast.FuncLit, args []terms.ID) ([]*State, bool) {
	x := f.x
	if f.depth >= MaxDepth || !contains(x.decl, lit.Pos()) {
		return nil, false
	}
	for o := f; o != nil; o = o.outer {
		if o.body == lit.Body {
			return nil, false // recursion
		}
	}
	lenient := x.lenient
	x.lenient = false
	defer func() { x.lenient = lenient }()
	inner := x.newFrame(f, lit.Type, lit.Body, x.resultVars(lit.Type))
	key := chain{f.id, site.Call, lit}
	if x.chains[key] == 0 {
		x.chains[key] = int32(len(x.began))
		x.began = append(x.began, Chain{f.id, site.Call, lit, site.Late})
	}
	inner.id = x.chains[key]
	if f.block != nil {
		inner.later.or(f.block.later, nil)
	}
	i := 0
	for _, field := range lit.Type.Params.List {
		for _, id := range field.Names {
			v := x.Info.Defs[id]
			if v == nil {
				i++
				continue
			}
			f.renew(st, v)
			if sig, ok := x.typeOf(lit).(*types.Signature); ok && sig.Variadic() && i == sig.Params().Len()-1 && !site.Call.Ellipsis.IsValid() {
				x.assignVar(st, v, f.variadic(st, site.Call, args[min(i, len(args)):]))
			} else if i < len(args) {
				x.assignVar(st, v, args[i])
			}
			i++
		}
		if len(field.Names) == 0 {
			i++
		}
	}
	for _, v := range x.named(lit.Type) {
		f.renew(st, v)
		x.declare(st, v)
	}
	before, turns := st.Shadow, st.turns
	inner.height = len(st.stack)
	out := inner.run([]*State{st})
	x.client.Returned(site, before, out)
	x.here = f.lead
	for _, st := range out {
		st.turns = slices.Clone(turns) // the closure may have returned from within a loop
		for i := range site.Results {
			if i < len(inner.results) {
				st.Push(x.read(st, inner.results[i]))
			} else {
				st.Push(f.fresh(st, site.Call, i))
			}
		}
		for _, v := range inner.results {
			base := x.T.Address(v)
			st.unbind(func(p place) bool { return p.base == base })
		}
	}
	return out, true
}

// variadic returns the slice that holds the arguments of a variadic parameter.
func (f *frame) variadic(st *State, call *ast.CallExpr, args []terms.ID) terms.ID {
	if len(args) == 0 {
		return f.x.T.Null()
	}
	s := f.fresh(st, call, -1)
	if facts, ok := f.x.T.Assume(st.Facts, f.x.T.Equal(f.x.T.Length(s), f.x.T.Int(int64(len(args)))), true); ok {
		st.Facts = facts
	}
	return s
}

// Unseen performs a call of unseen code. The call returns any value, but the same one for the same arguments. It may write what
// it gets by address, and the variables that its closure arguments assign.
func (f *frame) Unseen(st *State, site *Site, recv terms.ID, args []terms.ID) {
	f.value(st, site, recv, args)
	f.havocArguments(st, site, append([]terms.ID{recv}, args...))
}
