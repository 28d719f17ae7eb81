package paths

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

// count is the field of a map that is bound to its number of elements, once the map was written to.
const count int32 = -7

// shares is the field of a slice that is bound to another slice with the same elements: one is the result of an append to the other.
const shares int32 = -8

// lengthOf returns the length of a value on a path. The length of a map changes when the map is written.
func (x *Exec) lengthOf(st *State, v terms.ID) terms.ID {
	if n := st.get(place{v, count}); n != 0 {
		return n
	}
	return x.T.Length(v)
}

// resized gives a map a length within bounds.
func (x *Exec) resized(st *State, m terms.ID, name any, least, most int64) {
	if m == 0 || x.T.IsConstant(m) {
		return
	}
	n := x.T.Unknown(sizeOf{m, name})
	if least == most {
		n = x.T.Int(least)
	} else {
		st.Facts, _ = x.T.Assume(st.Facts, x.T.LessEq(x.T.Int(max(least, 0)), n), true)
		if most < maxLength {
			st.Facts, _ = x.T.Assume(st.Facts, x.T.LessEq(n, x.T.Int(most)), true)
		}
	}
	st.bind(place{m, count}, n)
}

// sizeOf names the length of a map after it was written to.
type sizeOf struct {
	of terms.ID
	at any
}

// isMap reports whether a term is a map that this function has made.
func (x *Exec) isMap(id terms.ID) bool {
	name, ok := x.T.Aux(id).(freshName)
	if !ok || x.T.Op(id) != terms.Alloc {
		return false
	}
	e, ok := name.at.(ast.Expr)
	if !ok {
		return false
	}
	_, is := x.typeOf(e).Underlying().(*types.Map)
	return is
}

// typeKnown returns the type of a parameter or field; nil for other terms.
func (x *Exec) typeKnown(id terms.ID) types.Type {
	if op := x.T.Op(id); op == terms.Param || op == terms.Field {
		if v, ok := x.T.Aux(id).(types.Object); ok {
			return v.Type()
		}
	}
	return nil
}

// mayBeOne reports whether two terms may be the same container: neither was made by this function, and their types allow it.
func (x *Exec) mayBeOne(a, b terms.ID) bool {
	if a == b || x.own(a) || x.own(b) {
		return false
	}
	s, t := x.typeKnown(a), x.typeKnown(b)
	return s != nil && t != nil && types.Identical(s, t)
}

// cameFrom returns the parameter or field that held a map before this function wrote to it.
func (x *Exec) cameFrom(st *State, id terms.ID) terms.ID {
	for range maxCopies {
		if x.typeKnown(id) != nil {
			break
		}
		before := st.get(place{id, origin})
		if before == 0 {
			break
		}
		id = before
	}
	return id
}

// mayBeDirty reports whether an element may have been written through another term for the same container.
func (x *Exec) mayBeDirty(st *State, container terms.ID) bool {
	if x.typeKnown(container) == nil {
		return false
	}
	for _, b := range st.env {
		if b.field == dirty && x.mayBeOne(b.base, container) {
			return true
		}
	}
	return false
}

// arrayOf returns the array that e denotes or points to.
func (x *Exec) arrayOf(st *State, e ast.Expr, v terms.ID) terms.ID {
	t := x.typeOf(e)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		v, t = x.deref(st, v, p.Elem()), p.Elem()
	}
	if _, isArray := t.Underlying().(*types.Array); !isArray {
		return v
	}
	if id, ok := ast.Unparen(e).(*ast.Ident); ok && x.scope.sliced[x.Info.ObjectOf(id)] {
		return x.T.UnsureOf(sizeOf{v, "sliced"}) // a slice may have written its elements
	}
	return v
}

// isArray reports whether an expression is an array, or points to one.
func (x *Exec) isArray(e ast.Expr) bool {
	t := x.typeOf(e).Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	_, is := t.(*types.Array)
	return is
}

// storeInArray pops a value and stores it as an element of an array. An array is a value, so its variable gets a new array.
func (f *frame) storeInArray(at ast.Node, l *ast.IndexExpr, states []*State) []*State {
	x := f.x
	states = f.eval(l.Index, f.eval(l.X, states))
	_, isPointer := x.typeOf(l.X).Underlying().(*types.Pointer)
	for _, st := range states {
		key := st.pop()
		target := st.pop()
		value := st.pop()
		before := x.elements(st, x.arrayOf(st, l.X, target))
		a := x.T.Alloc(freshName{l, 0, f.id, f.version(st)})
		st.unbind(func(p place) bool { return p.base == a || x.T.Op(p.base) == terms.Elem && x.T.A(p.base) == a })
		f.changed(st, a, before, key, value)
		x.client.Escapes(st, value)
		if isPointer {
			x.setPointee(st, target, a)
		} else {
			st.Push(a)
		}
	}
	if isPointer {
		return states
	}
	return f.store(at, l.X, states)
}

// changed describes the elements of to, a new container that differs from before in one element.
func (f *frame) changed(st *State, to terms.ID, before contents, key, value terms.ID) {
	x := f.x
	switch {
	case before.dirty, !x.T.IsConstant(key):
		st.bind(place{to, dirty}, x.T.Int(1))
	default:
		st.bind(place{to, origin}, before.of)
		st.bind(place{to, written}, key)
	}
	if x.T.IsConstant(key) {
		for _, e := range before.known {
			st.bind(place{x.T.Elem(to, e.key), whole}, e.value)
		}
		st.bind(place{x.T.Elem(to, key), whole}, value)
		if before.zeroed && !before.dirty {
			st.bind(place{to, zeroed}, x.T.Bool(true))
		}
	}
}

// elementBase returns the element in an assignment such as a[i].f.g = v, whose container holds structs, and the fields that lead
// from it to the assigned one; nil for other assignments.
func (x *Exec) elementBase(l *ast.SelectorExpr) (*ast.IndexExpr, []*types.Var) {
	var fields []*types.Var
	for e := ast.Expr(l); ; {
		switch s := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			sel := x.Info.Selections[s]
			if sel == nil || sel.Kind() != types.FieldVal || sel.Indirect() {
				return nil, nil
			}
			var these []*types.Var
			forFields(sel, func(v *types.Var) { these = append(these, v) })
			fields = append(these, fields...)
			e = s.X
			continue
		case *ast.IndexExpr:
			if isStruct(x.typeOf(s)) && !x.acts(s) {
				return s, fields
			}
		}
		return nil, nil
	}
}

// storeInElement pops a value and replaces an element of a container by a new one with that value in a field. Copies of the old
// element do not change.
func (f *frame) storeInElement(at ast.Node, e *ast.IndexExpr, fields []*types.Var, states []*State) []*State {
	x := f.x
	states = f.eval(e, states)
	for _, st := range states {
		was := st.pop()
		value := st.pop()
		s := x.T.Alloc(freshName{at, -9, f.id, f.version(st)})
		st.unbind(func(p place) bool { return p.base == s || x.isPart(p.base, s) })
		st.bind(place{s, origin}, was)
		x.SetPath(st, s, fields, value)
		x.client.Stored(st, s, fields[len(fields)-1], value)
		st.Push(s)
	}
	return f.store(at, e, states)
}
