package paths

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

// node runs a statement, or an expression that is a tag or a condition.
func (f *frame) node(n ast.Node, states []*State) []*State {
	x := f.x
	for _, st := range states {
		st.at = n.Pos()
	}
	if tag := f.g.tagOf[n]; tag != nil {
		return f.bindTag(n, tag, states)
	}
	switch n := n.(type) {
	case ast.Expr:
		return f.discard(f.eval(n, states), 1)
	case *ast.ExprStmt:
		if call, ok := ast.Unparen(n.X).(*ast.CallExpr); ok {
			states = f.evalCall(call, states, 0)
			if tv := x.Info.Types[call.Fun]; tv.IsType() {
				states = f.discard(states, 1)
			}
			if !x.client.MayReturn(call) {
				f.unwind(call, states)
				return nil
			}
			return states
		}
		return f.discard(f.eval(n.X, states), 1)
	case *ast.AssignStmt:
		return f.assign(n, states)
	case *ast.ValueSpec:
		return f.declareSpec(n, states)
	case *ast.IncDecStmt:
		op := token.ADD
		if n.Tok == token.DEC {
			op = token.SUB
		}
		states = f.eval(n.X, states)
		for _, st := range states {
			st.Push(x.arith(st, st.pop(), op, x.T.Int(1), x.typeOf(n.X)))
		}
		return f.store(n, n.X, states)
	case *ast.SendStmt:
		states = f.eval(n.Value, f.eval(n.Chan, states))
		for _, st := range states {
			v := st.pop()
			st.pop()
			x.client.Escapes(st, v)
			f.havocArguments(st, &Site{Call: x.callAt(n, []ast.Expr{n.Value}), Context: f.id}, []terms.ID{0, v})
		}
		return states
	case *ast.GoStmt:
		return f.spawn(n.Call, states)
	case *ast.DeferStmt:
		return f.deferCall(n.Call, states)
	case *ast.ReturnStmt:
		f.leave(n, f.returned(n, states))
		return nil
	}
	return states
}

func (f *frame) discard(states []*State, n int) []*State {
	for _, st := range states {
		st.popN(n)
	}
	return states
}

// bindTag stores the value of a switch or range statement in its tag variable.
func (f *frame) bindTag(n ast.Node, tag types.Object, states []*State) []*State {
	x := f.x
	var e ast.Expr
	switch n := n.(type) {
	case *ast.ExprStmt:
		e = n.X
	case *ast.AssignStmt:
		e = n.Rhs[0]
	case ast.Expr:
		e = n
	}
	if a, ok := ast.Unparen(e).(*ast.TypeAssertExpr); ok && a.Type == nil {
		e = a.X
	}
	states = f.eval(e, states)
	for _, st := range states {
		st.bind(place{x.T.Address(tag), whole}, st.pop())
	}
	return states
}

// bindClause assigns the variable of a type switch in one of the clauses.
func (f *frame) bindClause(b *block, states []*State) {
	x := f.x
	v := x.Info.Implicits[b.clause]
	for _, st := range states {
		value := x.read(st, b.subject)
		if len(b.clause.List) > 0 {
			known := false
			for _, t := range b.clause.List {
				known = known || x.Info.Types[t].IsNil()
			}
			if !known {
				st.Facts, _ = x.T.Assume(st.Facts, x.T.Equal(value, x.T.Null()), false)
			}
		}
		if v == nil {
			continue
		}
		if len(b.clause.List) == 1 {
			value = x.assert(value, v.Type())
		}
		f.renew(st, v)
		x.assignVar(st, v, value)
	}
}

// nextElement assigns the variables of a range statement for the next turn.
func (f *frame) nextElement(r *ast.RangeStmt, states []*State) []*State {
	x := f.x
	switch x.typeOf(r.X).Underlying().(type) {
	case *types.Chan, *types.Signature, *types.Map:
		x.Varies = true // the order of a map varies
	}
	for i, e := range []ast.Expr{r.Key, r.Value} {
		if e == nil {
			continue
		}
		for _, st := range states {
			if i == 0 && f.indexed(r) {
				st.Push(f.index(st, r))
			} else if v := f.elementKnown(st, r); i == 1 && v != 0 {
				st.Push(v)
			} else {
				v, list := f.fresh(st, r, i), x.read(st, f.g.tags[r])
				if len(x.reachable(st, []terms.ID{list})) > 0 {
					v = x.T.UnsureOf(freshName{r, i, f.id, f.version(st)}) // it may be one of these objects
				}
				x.isWithin(v, list)
				st.Push(v)
			}
		}
		states = f.store(r, e, states)
	}
	return states
}

// elementKnown returns the element of a range statement's current turn; 0 if it is unknown.
func (f *frame) elementKnown(st *State, r *ast.RangeStmt) terms.ID {
	x := f.x
	switch x.typeOf(r.X).Underlying().(type) {
	case *types.Slice, *types.Array:
	default:
		return 0
	}
	list := x.read(st, f.g.tags[r])
	key := f.index(st, r)
	if !x.T.IsConstant(key) || st.get(place{list, dirty}) != 0 && st.get(place{x.T.Elem(list, key), whole}) == 0 {
		return 0
	}
	if st.get(place{x.T.Elem(list, key), whole}) == 0 && !x.lacks(st, list, key) {
		return 0
	}
	var t types.Type
	switch u := x.typeOf(r.X).Underlying().(type) {
	case *types.Slice:
		t = u.Elem()
	case *types.Array:
		t = u.Elem()
	}
	return x.elementOf(st, list, key, t, freshName{r, 1, f.id, f.version(st)})
}

// indexed reports whether the first variable of a range statement counts its turns.
func (f *frame) indexed(r *ast.RangeStmt) bool {
	switch t := f.x.typeOf(r.X).Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsInteger != 0
	case *types.Slice, *types.Array, *types.Pointer:
		return true
	}
	return false
}

// index returns the value of a range statement's first variable in the path's current turn.
func (f *frame) index(st *State, r *ast.RangeStmt) terms.ID {
	x := f.x
	for _, l := range f.block.loops {
		i := st.turnIndex(l.id)
		if i < 0 || rangeOf(l.head) != r {
			continue
		}
		t := st.turns[i]
		last := x.T.Int(int64(t.count - 1))
		if t.general == 0 {
			return last
		}
		v := x.T.UnsureOf(laterTurn{t.loop, t.count, place{x.T.Int(0), whole}})
		st.Facts, _ = x.T.Assume(st.Facts, x.T.LessEq(last, v), true)
		return v
	}
	return x.T.Int(0) // not a loop: the body never reaches the next turn
}

// returned stores the operands of a return statement in the result variables.
func (f *frame) returned(n *ast.ReturnStmt, states []*State) []*State {
	x := f.x
	switch {
	case len(n.Results) == 0:
		return states
	case len(n.Results) == len(f.results):
		for i, r := range n.Results {
			states = f.boxTop(r, f.types[i], f.eval(r, states))
		}
	case len(n.Results) == 1:
		states = f.boxAll(n.Results[0], f.types, f.evalMany(n.Results[0], states, len(f.results)))
	default:
		return states
	}
	for _, st := range states {
		for i, v := range st.popN(len(f.results)) {
			x.assignVar(st, f.results[i], v)
		}
	}
	return states
}

// deferCall evaluates the operands of a deferred call now; the call runs when the function returns.
func (f *frame) deferCall(call *ast.CallExpr, states []*State) []*State {
	x := f.x
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if _, ok := x.Info.Uses[id].(*types.Builtin); ok {
			return states
		}
	}
	site := f.site(call)
	site.Late = true
	states, n := f.operands(call, site, states)
	for _, st := range states {
		args := st.popN(n)
		recv := st.pop()
		st.defers = append(st.defers, deferred{site, recv, args, f.id})
	}
	return states
}

// spawn runs a go statement. The goroutine may run at once: what it does on each path is performed on a copy of it. From then on, the
// arguments and the captured variables are shared with the goroutine.
func (f *frame) spawn(call *ast.CallExpr, states []*State) []*State {
	x := f.x
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if _, ok := x.Info.Uses[id].(*types.Builtin); ok {
			return states
		}
	}
	site := f.site(call)
	states, n := f.operands(call, site, states)
	for _, st := range states {
		args := st.popN(n)
		values := append([]terms.ID{st.pop()}, args...)
		f.runAside(st.clone(), site, values[0], args)
		for _, v := range values {
			if v != 0 {
				x.client.Escapes(st, v)
			}
		}
		x.Literals(values, func(lit *ast.FuncLit) { f.givenAway(st, lit) })
		unseen := *site
		unseen.Unclear = true
		f.havocArguments(st, &unseen, values)
	}
	return states
}

// runAside performs a call for what the client sees of it. A panic in it ends the program, and what is unknown of it is not unknown of the
// function.
func (f *frame) runAside(st *State, site *Site, recv terms.ID, args []terms.ID) {
	x := f.x
	st.defers = nil
	incomplete, varies := x.Incomplete, x.Varies
	f.perform(st, site, recv, args)
	x.Incomplete, x.Varies = incomplete, varies
}

// unwind ends paths at a call that does not return. A panic runs the deferred calls, and if one of them recovers, the function
// returns.
func (f *frame) unwind(call *ast.CallExpr, states []*State) {
	x := f.x
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return
	}
	if b, ok := x.Info.Uses[id].(*types.Builtin); !ok || b.Name() != "panic" {
		return
	}
	f.unwindTo(states)
}

// unwindTo runs the deferred calls of a function on paths that panic, and then those of its callers up to the root, if it is a
// closure.
func (f *frame) unwindTo(states []*State) {
	flag := f.x.panicFlag()
	for _, st := range states {
		if len(st.defers) == 0 {
			continue
		}
		st.stack = st.stack[:f.height]
		for _, after := range f.runDeferred([]*State{st}) {
			switch {
			case after.get(flag) == 0: // recovered
				f.exits = append(f.exits, after)
			case f.outer != nil:
				f.outer.unwindTo([]*State{after})
			}
		}
	}
}
