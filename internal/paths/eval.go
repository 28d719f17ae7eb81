package paths

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// Evaluation is a stack machine over lists of states: eval pushes one value on each state that it returns. A call with several
// outcomes returns more states than it gets. Each of them has the operands that were evaluated before the call.

// freshName names an unknown value: the value of a node in one turn of its loops and one chain of closures.
type freshName struct {
	at      ast.Node
	index   int
	context int32
	version terms.ID
}

// fresh returns an unknown value.
func (f *frame) fresh(st *State, at ast.Node, index int) terms.ID {
	return f.x.T.Unknown(freshName{at, index, f.id, f.version(st)})
}

// derived returns a value about which only facts are known that follow from other values. It is unsure if one of them is: such a value
// may not be treated as one that may be anything.
func (f *frame) derived(st *State, at ast.Node, from ...terms.ID) terms.ID {
	if slices.ContainsFunc(from, f.x.T.Unsure) {
		return f.x.T.UnsureOf(freshName{at, 0, f.id, f.version(st)})
	}
	return f.fresh(st, at, 0)
}

// version names the turns of the loops that a path is in. The first turn has the same version as the code before the loop, so a call
// returns there what it returned before the loop.
func (f *frame) version(st *State) terms.ID {
	var list []terms.ID
	for _, t := range st.turns {
		if t.count > 1 {
			list = append(list, f.x.T.Int(int64(t.loop)), f.x.T.Int(int64(t.count)))
		}
	}
	return f.x.T.ListOf(list)
}

func (f *frame) push(states []*State, v terms.ID) []*State {
	for _, st := range states {
		st.Push(v)
	}
	return states
}

// eval evaluates an expression with one value.
func (f *frame) eval(e ast.Expr, states []*State) []*State {
	if len(states) == 0 {
		return nil
	}
	x := f.x
	e = ast.Unparen(e)
	tv := x.Info.Types[e]
	switch {
	case tv.Value != nil:
		return f.push(states, x.constant(tv.Value))
	case tv.IsNil():
		return f.push(states, x.T.Null())
	}
	switch e := e.(type) {
	case *ast.Ident:
		return f.evalObject(e, x.Info.ObjectOf(e), states)
	case *ast.SelectorExpr:
		return f.evalSelector(e, states)
	case *ast.CallExpr:
		return f.evalCall(e, states, 1)
	case *ast.FuncLit:
		return f.push(states, x.T.Func(e))
	case *ast.UnaryExpr:
		return f.evalUnary(e, states)
	case *ast.BinaryExpr:
		return f.evalBinary(e, states)
	case *ast.StarExpr:
		states = f.eval(e.X, states)
		for _, st := range states {
			st.Push(x.deref(st, st.pop(), tv.Type))
		}
		return states
	case *ast.IndexExpr:
		if _, isFunc := x.typeOf(e.X).(*types.Signature); isFunc {
			return f.eval(e.X, states)
		}
		states = f.eval(e.Index, f.eval(e.X, states))
		for _, st := range states {
			key := st.pop()
			st.Push(f.element(st, e, x.arrayOf(st, e.X, st.pop()), key))
		}
		return states
	case *ast.IndexListExpr:
		return f.eval(e.X, states)
	case *ast.SliceExpr:
		return f.evalSlice(e, states)
	case *ast.TypeAssertExpr:
		states = f.eval(e.X, states)
		for _, st := range states {
			st.Push(x.assert(st.pop(), tv.Type))
		}
		return states
	case *ast.CompositeLit:
		if s, ok := tv.Type.Underlying().(*types.Struct); ok && s.NumFields() == 0 {
			return f.push(states, x.T.Empty(tv.Type)) // a struct without fields, as the key of a context value
		}
		return f.evalComposite(e, states)
	case *ast.KeyValueExpr:
		return f.eval(e.Value, states)
	}
	for _, st := range states {
		st.Push(f.fresh(st, e, 0))
	}
	return states
}

func (f *frame) evalObject(at ast.Node, obj types.Object, states []*State) []*State {
	x := f.x
	switch obj := obj.(type) {
	case *types.Var:
		for _, st := range states {
			st.Push(x.read(st, obj))
		}
		return states
	case *types.Func:
		return f.push(states, x.T.Func(obj.Origin()))
	}
	for _, st := range states {
		st.Push(f.fresh(st, at, 0))
	}
	return states
}

func (f *frame) evalSelector(e *ast.SelectorExpr, states []*State) []*State {
	x := f.x
	sel := x.Info.Selections[e]
	if sel == nil {
		return f.evalObject(e, x.Info.ObjectOf(e.Sel), states)
	}
	switch sel.Kind() {
	case types.FieldVal:
		states = f.base(e.X, states)
		for _, st := range states {
			st.Push(x.through(st, st.pop(), sel, false))
		}
	case types.MethodVal:
		if pointerReceiver(sel) {
			states = f.receiver(e.X, states)
		} else {
			states = f.eval(e.X, states)
		}
		for _, st := range states {
			st.Push(x.T.Call(methodValue{sel.Obj()}, []terms.ID{st.pop()}, 0))
		}
	default:
		states = f.push(states, x.T.Func(sel.Obj()))
	}
	return states
}

// methodValue names a method that is bound to a receiver.
type methodValue struct{ method types.Object }

// assert returns x.(T). It is x itself if T is an interface, or if this function made x.
func (x *Exec) assert(v terms.ID, t types.Type) terms.ID {
	if t != nil && types.IsInterface(t) {
		return v
	}
	if op := x.T.Op(v); t == nil || op == terms.Alloc || op == terms.Made || op == terms.Address {
		return v
	}
	return x.T.Assert(v, t)
}

func (x *Exec) typeTest(v terms.ID, t types.Type) terms.ID {
	if t == nil {
		return x.T.Unknown(v)
	}
	return x.TypeTest(v, t)
}

// evalComposite evaluates a composite literal: a new object whose fields are known.
func (f *frame) evalComposite(e *ast.CompositeLit, states []*State) []*State {
	x := f.x
	t := x.typeOf(e)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		var fields []*types.Var
		for i, elt := range e.Elts {
			var field *types.Var
			value := elt
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				value = kv.Value
				if id, ok := kv.Key.(*ast.Ident); ok {
					field, _ = x.Info.ObjectOf(id).(*types.Var)
				}
			} else if i < u.NumFields() {
				field = u.Field(i)
			}
			fields = append(fields, field)
			states = f.eval(value, states)
			if field != nil {
				states = f.boxTop(value, field.Type(), states)
			}
		}
		for _, st := range states {
			values := st.popN(len(fields))
			obj := x.T.Alloc(freshName{e, 0, f.id, f.version(st)})
			st.unbind(func(p place) bool { return p.base == obj })
			st.bind(place{obj, zeroed}, x.T.Bool(true))
			for i, v := range values {
				if fields[i] != nil {
					x.setField(st, obj, fields[i], v)
					x.client.Stored(st, obj, fields[i], v)
				}
			}
			st.Push(obj)
		}
		return states
	case *types.Slice, *types.Array, *types.Map:
		keyed := 0
		var keys []bool
		for _, elt := range e.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				if _, isMap := u.(*types.Map); isMap {
					states = f.eval(kv.Key, states)
					keyed++
					keys = append(keys, true)
				} else {
					keys = append(keys, false)
				}
				states = f.eval(kv.Value, states)
			} else {
				keys = append(keys, false)
				states = f.eval(elt, states)
			}
		}
		for _, st := range states {
			values := st.popN(len(e.Elts) + keyed)
			obj := x.T.Alloc(freshName{e, 0, f.id, f.version(st)})
			st.unbind(func(p place) bool { return p.base == obj || x.T.Op(p.base) == terms.Elem && x.T.A(p.base) == obj })
			at, index, size := 0, 0, 0
			simple := len(e.Elts) <= 16
			for i, k := range keys {
				if kv, ok := e.Elts[i].(*ast.KeyValueExpr); ok && !k {
					if n, ok := constant.Int64Val(constant.ToInt(orZero(x.Info.Types[kv.Key].Value))); ok {
						index = int(n)
					}
				}
				key := x.T.Int(int64(index))
				if k {
					key = values[at]
					at++
					simple = simple && x.T.IsConstant(key)
				}
				index++
				size = max(size, index)
				if simple {
					st.bind(place{x.T.Elem(obj, key), whole}, values[at])
				}
				x.client.Escapes(st, values[at])
				at++
			}
			_, isMap := u.(*types.Map)
			if isMap {
				size = len(e.Elts)
			}
			if _, isArray := u.(*types.Array); !isArray && (keyed == 0 || simple && isMap) || len(e.Elts) == 0 {
				if facts, ok := x.T.Assume(st.Facts, x.T.Equal(x.T.Length(obj), x.T.Int(int64(size))), true); ok {
					st.Facts = facts
				}
			} else if len(e.Elts) > 0 {
				if facts, ok := x.T.Assume(st.Facts, x.T.Less(x.T.Int(0), x.T.Length(obj)), true); ok {
					st.Facts = facts
				}
			}
			if simple {
				st.bind(place{obj, zeroed}, x.T.Bool(true)) // other keys have no value, or zero
			}
			st.Push(obj)
		}
		return states
	}
	for _, elt := range e.Elts {
		states = f.eval(elt, states)
		for _, st := range states {
			st.pop()
		}
	}
	for _, st := range states {
		st.Push(f.fresh(st, e, 0))
	}
	return states
}
