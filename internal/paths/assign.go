package paths

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

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
			last := fields[len(fields)-1]
			base = x.owner(st, base, fields)
			x.setField(st, base, last, value)
			x.client.Stored(st, base, last, value)
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
			known := st.get(place{x.T.Elem(container, key), whole}) != 0 || st.get(place{container, latest}) == key
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
				if !x.T.IsConstant(key) {
					st.bind(place{container, latest}, key)
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
			x.setPointee(st, p, value, x.typeOf(l))
		}
		return states
	}
	return f.discard(states, 1)
}

// setPointee assigns to a pointer's pointee. t is its type; nil if it is unknown.
func (x *Exec) setPointee(st *State, p, value terms.ID, t types.Type) {
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
	x.unsettleShared(st, p, t, nil)
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
