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

// declareSpec runs var a, b = x, y.
func (f *frame) declareSpec(n *ast.ValueSpec, states []*State) []*State {
	x := f.x
	lhs := make([]ast.Expr, len(n.Names))
	for i, id := range n.Names {
		lhs[i] = id
	}
	if len(n.Values) > 0 {
		return f.assignAll(n, lhs, n.Values, states)
	}
	for _, id := range n.Names {
		if v, ok := x.Info.Defs[id].(*types.Var); ok {
			for _, st := range states {
				f.renew(st, v)
				x.declare(st, v)
			}
		}
	}
	return states
}

func (f *frame) assign(n *ast.AssignStmt, states []*State) []*State {
	x := f.x
	if n.Tok == token.ASSIGN || n.Tok == token.DEFINE {
		return f.assignAll(n, n.Lhs, n.Rhs, states)
	}
	op := n.Tok + (token.ADD - token.ADD_ASSIGN)
	states = f.eval(n.Rhs[0], f.eval(n.Lhs[0], states))
	t := x.typeOf(n.Lhs[0])
	for _, st := range states {
		b := st.pop()
		a := st.pop()
		st.Push(x.arith(st, a, op, b, t))
	}
	return f.store(n, n.Lhs[0], states)
}

func (f *frame) assignAll(at ast.Node, lhs, rhs []ast.Expr, states []*State) []*State {
	info := f.x.Info
	if len(lhs) == len(rhs) {
		for i, r := range rhs {
			states = f.boxTop(r, info.TypeOf(lhs[i]), f.eval(r, states))
		}
	} else if len(rhs) == 1 {
		states = f.evalMany(rhs[0], states, len(lhs))
		to := make([]types.Type, len(lhs))
		for i, l := range lhs {
			to[i] = info.TypeOf(l)
		}
		states = f.boxAll(rhs[0], to, states)
	} else {
		return states
	}
	for _, l := range backward(lhs) {
		states = f.store(at, l, states)
	}
	return states
}

func backward(list []ast.Expr) []ast.Expr {
	r := make([]ast.Expr, len(list))
	for i, e := range list {
		r[len(list)-1-i] = e
	}
	return r
}

// evalMany evaluates an expression with several values.
func (f *frame) evalMany(e ast.Expr, states []*State, n int) []*State {
	x := f.x
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return f.evalCall(e, states, n)
	case *ast.TypeAssertExpr:
		states = f.eval(e.X, states)
		var out []*State
		for _, st := range states {
			v := st.pop()
			t := x.typeOf(e.Type)
			yes, no := x.split(st, x.typeTest(v, t), nil)
			for _, st := range yes {
				st.Push(x.assert(v, t))
				st.Push(x.T.Bool(true))
			}
			for _, st := range no {
				st.Push(x.zero(st, t, x.T.Assert(v, t)))
				st.Push(x.T.Bool(false))
			}
			out = append(append(out, yes...), no...)
		}
		return out
	case *ast.IndexExpr:
		states = f.eval(e.Index, f.eval(e.X, states))
		for _, st := range states {
			key := st.pop()
			container := st.pop()
			has := x.T.Bool(true)
			switch {
			case x.lacks(st, container, key):
				has = x.T.Bool(false)
			case st.get(place{x.T.Elem(container, key), whole}) == 0:
				has = 0
			}
			v := f.element(st, e, container, key)
			if c := x.elements(st, container); has == 0 && len(c.known) > 0 {
				has = x.amongKeys(st, c, key)
			}
			if has == 0 {
				has = x.T.Call(present{}, []terms.ID{v}, 0)
			}
			st.Push(v)
			st.Push(has)
		}
		return states
	}
	states = f.discard(f.eval(e, states), 1)
	return f.unknowns(e, states, n)
}

// present names the operator that says whether a map has a key.
type present struct{}

// store pops a value and assigns it.
func (f *frame) store(at ast.Node, l ast.Expr, states []*State) []*State {
	x := f.x
	for _, st := range states {
		st.at = at.Pos() // the call of a closure may have changed it
	}
	switch l := ast.Unparen(l).(type) {
	case *ast.Ident:
		v, ok := x.Info.ObjectOf(l).(*types.Var)
		declares := x.Info.Defs[l] != nil
		if _, isRange := at.(*ast.RangeStmt); isRange {
			declares = declares && x.perTurn()
		}
		for _, st := range states {
			value := st.pop()
			if ok && l.Name != "_" {
				if declares {
					f.renew(st, v)
				}
				x.assignVar(st, v, value)
				if x.isGlobal(v) {
					x.client.Escapes(st, value)
				}
			}
		}
		return states
	case *ast.SelectorExpr:
		sel := x.Info.Selections[l]
		if sel == nil { // pkg.Var
			v, ok := x.Info.ObjectOf(l.Sel).(*types.Var)
			for _, st := range states {
				if value := st.pop(); ok {
					x.assignVar(st, v, value)
					x.client.Escapes(st, value)
				}
			}
			return states
		}
		if e, fields := x.elementBase(l); e != nil {
			return f.storeInElement(at, e, fields, states)
		}
		states = f.base(l.X, states)
		var fields []*types.Var
		forFields(sel, func(v *types.Var) { fields = append(fields, v) })
		for _, st := range states {
			base := st.pop()
			value := st.pop()
			if len(fields) == 0 {
				continue
			}
			for _, v := range fields[:len(fields)-1] {
				if isStruct(v.Type()) {
					base = x.T.Field(base, v)
				} else {
					base = x.field(st, base, v)
				}
			}
			x.setField(st, base, fields[len(fields)-1], value)
			x.client.Stored(st, base, fields[len(fields)-1], value)
			x.touched(st, base)
		}
		return states
	case *ast.IndexExpr:
		if x.isArray(l.X) {
			return f.storeInArray(at, l, states)
		}
		states = f.eval(l.Index, f.eval(l.X, states))
		_, isMap := x.typeOf(l.X).Underlying().(*types.Map)
		for _, st := range states {
			key := st.pop()
			container := st.pop()
			value := st.pop()
			for x.IsSlice(container) { // the slice or array that it is a part of has the element, too
				x.touched(st, container)
				of, low := x.sliceOf(container)
				n, _ := x.T.IntOf(low)
				if k, ok := x.T.IntOf(key); ok && x.T.IsConstant(low) {
					key = x.T.Int(n + k)
				} else {
					key = x.T.Unknown(freshName{l, -10, f.id, f.version(st)})
				}
				container = of
			}
			if k := x.T.Value(st.Facts, key); k != 0 {
				key = k
			}
			lo, hi := x.T.Interval(st.Facts, x.lengthOf(st, container))
			known := st.get(place{x.T.Elem(container, key), whole}) != 0
			lacked := x.lacks(st, container, key)
			x.wrote(st, container, key, value)
			if !x.client.Assigned(st, at, f.id, container, key) && isMap {
				name := freshName{l, -7, f.id, f.version(st)}
				switch {
				case known:
				case lacked:
					x.resized(st, container, name, lo+1, hi+1)
				default:
					x.resized(st, container, name, max(lo, 1), hi+1)
				}
			}
			x.client.Escapes(st, value)
		}
		return states
	case *ast.StarExpr:
		states = f.eval(l.X, states)
		for _, st := range states {
			p := st.pop()
			value := st.pop()
			x.setPointee(st, p, value)
		}
		return states
	}
	return f.discard(states, 1)
}

// setPointee assigns to a pointer's pointee.
func (x *Exec) setPointee(st *State, p, value terms.ID) {
	if v, ok := x.addressed(p); ok {
		x.assignVar(st, v, value)
		return
	}
	if v, ok := x.fieldPointer(p); ok {
		x.setField(st, x.T.A(p), v, value)
		x.touched(st, x.T.A(p))
		return
	}
	st.unbind(func(q place) bool { return q.base == p && q.field != whole || x.isPart(q.base, p) })
	x.unsettleAliases(st, place{p, whole})
	x.writesWithin(st, p)
	st.bind(place{p, whole}, value)
	x.touched(st, p)
}

// fieldPointer returns the field that p is the address of. A field's value at entry and the field's address are the same term (see
// terms.Field): the term is the address if it is used as a pointer and the field's type is not a pointer or a struct.
func (x *Exec) fieldPointer(p terms.ID) (*types.Var, bool) {
	if x.T.Op(p) != terms.Field {
		return nil, false
	}
	v, ok := x.T.Aux(p).(*types.Var)
	if !ok {
		return nil, false
	}
	_, isPointer := v.Type().Underlying().(*types.Pointer)
	return v, !isPointer && !isStruct(v.Type())
}

// contents describes a container's elements.
type contents struct {
	of     terms.ID
	known  []element
	dirty  bool // unknown elements may have been written
	zeroed bool // all elements that are not known are missing or zero
}

// element is an element with a constant key.
type element struct{ key, value terms.ID }

func (x *Exec) elements(st *State, container terms.ID) contents {
	c := contents{of: container, dirty: st.get(place{container, dirty}) != 0, zeroed: st.get(place{container, zeroed}) != 0}
	for _, b := range st.env {
		if b.field == whole && x.T.Op(b.base) == terms.Elem && x.T.A(b.base) == container {
			c.known = append(c.known, element{x.T.B(b.base), b.value})
		}
	}
	return c
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

// spawn runs a go statement: from then on, the arguments and the captured variables are shared with the goroutine.
func (f *frame) spawn(call *ast.CallExpr, states []*State) []*State {
	x := f.x
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if _, ok := x.Info.Uses[id].(*types.Builtin); ok {
			return states
		}
	}
	states, n := f.operands(call, f.site(call), states)
	for _, st := range states {
		values := st.popN(n)
		values = append(values, st.pop())
		for _, v := range values {
			if v != 0 {
				x.client.Escapes(st, v)
			}
		}
		x.Literals(values, func(lit *ast.FuncLit) { f.givenAway(st, lit) })
	}
	return states
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
	for _, st := range states {
		st.bind(x.panicFlag(), x.T.Bool(true))
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
