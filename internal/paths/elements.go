package paths

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// count is the field of a map that is bound to its number of elements, once the map was written to.
const count int32 = -7

// latest is the field of a map that is bound to the key of the last write, if that is unknown: the map has this key.
const latest int32 = -12

// revised is the field of a map or slice that is bound to a version once an element with a known key was assigned.
const revised int32 = -11

// grows is the field of the result of an append that is bound to the slice before it: both may have the same elements, up to the length
// of the shorter one.
const grows int32 = -8

// spare is the field of a slice that is bound if append may have written elements after its end.
const spare int32 = -9

// deep is the field of a container that is bound if something was written that its elements lead to.
const deep int32 = -10

// arrayUnder returns the slice or array from which a slice was made by slice expressions and appends.
func (x *Exec) arrayUnder(st *State, v terms.ID) terms.ID {
	for {
		if x.IsSlice(v) {
			v, _ = x.sliceOf(v)
		} else if before := st.get(place{v, grows}); before != 0 {
			v = before
		} else {
			return v
		}
	}
}

// sharing lists other slices and arrays that may have elements of a slice.
func (x *Exec) sharing(st *State, v terms.ID) []terms.ID {
	under := x.arrayUnder(st, v)
	var list []terms.ID
	add := func(o terms.ID) {
		for ; o != v && !slices.Contains(list, o) && x.arrayUnder(st, o) == under; o, _ = x.sliceOf(o) {
			list = append(list, o)
			if !x.IsSlice(o) {
				break
			}
		}
	}
	add(under)
	for _, b := range st.env {
		if b.field == grows {
			add(b.base)
			add(b.value)
		}
	}
	if x.IsSlice(v) {
		of, _ := x.sliceOf(v)
		add(of)
	}
	return list
}

// extended records that append may have written elements after the end of a slice: those of longer slices, but not those of the slice
// and of the ones that it was grown from.
func (x *Exec) extended(st *State, v terms.ID) {
	if v == 0 || x.T.IsConstant(v) {
		return
	}
	shorter := []terms.ID{v}
	for o := v; !x.IsSlice(o) && st.get(place{o, grows}) != 0; {
		o = st.get(place{o, grows})
		shorter = append(shorter, o)
	}
	for _, o := range x.sharing(st, v) {
		if !slices.Contains(shorter, o) {
			x.touch(st, o)
		}
	}
	if under := x.arrayUnder(st, v); x.typeKnown(under) != nil {
		st.bind(place{under, spare}, x.T.Bool(true))
	}
}

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
	if x.T.Unsure(x.lengthOf(st, m)) {
		n = x.T.UnsureOf(sizeOf{m, name})
	}
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

// emptied makes a map that this function has made empty.
func (x *Exec) emptied(st *State, m terms.ID) {
	x.countWrite(st, place{m, revised})
	version := st.get(place{m, revised})
	st.unbind(func(p place) bool { return p.base == m || x.containerOfElem(p.base) == m })
	st.bind(place{m, zeroed}, x.T.Bool(true))
	st.bind(place{m, count}, x.T.Int(0))
	st.bind(place{m, revised}, version)
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
	return isMap(x.typeOf(e))
}

func isMap(t types.Type) bool {
	_, is := t.Underlying().(*types.Map)
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

// Keep stores a value with a key that is no key of the container, until the container is touched.
func (x *Exec) Keep(st *State, container, key, v terms.ID) {
	st.bind(place{x.T.Elem(container, key), whole}, v)
}

// Kept returns the value that Keep has stored; 0 if there is none.
func (x *Exec) Kept(st *State, container, key terms.ID) terms.ID {
	return st.get(place{x.T.Elem(container, key), whole})
}

// IsTouched reports whether elements of a container may have been written.
func (x *Exec) IsTouched(st *State, container terms.ID) bool {
	return st.get(place{container, dirty}) != 0
}

// mayBeMap reports whether a container may be a map.
func (x *Exec) mayBeMap(id terms.ID) bool {
	if t := x.typeKnown(id); t != nil {
		return isMap(t)
	}
	return x.T.Op(id) != terms.Alloc || x.isMap(id)
}

// mayBeOne reports whether two terms may be the same container: neither was made by this function, and their types allow it.
func (x *Exec) mayBeOne(a, b terms.ID) bool {
	if a == b || x.own(a) || x.own(b) {
		return false
	}
	s, t := x.typeKnown(a), x.typeKnown(b)
	return s != nil && t != nil && types.Identical(s, t)
}

// wrote assigns to an element of a map or slice.
func (x *Exec) wrote(st *State, container, key, value terms.ID) {
	if !x.T.IsConstant(key) {
		x.touched(st, container)
		return
	}
	if container == 0 || x.T.IsConstant(container) {
		return
	}
	for _, o := range x.sharing(st, container) {
		x.touch(st, o)
	}
	x.touchAliases(st, container)
	at := x.T.Elem(container, key)
	st.unbind(func(p place) bool { return p.base == at || x.isPart(p.base, at) })
	st.bind(place{at, whole}, value)
	x.countWrite(st, place{container, revised})
}

// touchAliases records that terms for containers that may be the same one as v have changed.
func (x *Exec) touchAliases(st *State, v terms.ID) {
	if x.typeKnown(v) == nil {
		return
	}
	for _, b := range st.env {
		if c := x.containerOfElem(b.base); c != 0 && x.mayBeOne(c, v) {
			x.touched(st, c)
		}
	}
}

// countWrite gives a container a new version.
func (x *Exec) countWrite(st *State, p place) {
	if old := st.get(p); !x.T.Unsure(old) { // an unsure version already means any version: see widen
		n, _ := x.T.IntOf(old)
		st.bind(p, x.T.Int(min(n+1, maxVersion)))
	}
}

// mayBeDirty reports whether an element may have been written through another term for the same container.
func (x *Exec) mayBeDirty(st *State, container terms.ID) bool {
	if x.typeKnown(container) == nil {
		return false
	}
	for _, b := range st.env {
		if (b.field == dirty || b.field == revised) && x.mayBeOne(b.base, container) {
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
			x.setPointee(st, target, a, nil)
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

// isWithin records that a value is an element of a container.
func (x *Exec) isWithin(v, container terms.ID) {
	if container != 0 && !x.T.IsConstant(container) && !slices.Contains(x.within[v], container) {
		x.within[v] = append(x.within[v], container)
	}
}

// writesWithin records a write to the pointee of base, or to one of its fields. If base comes from a container, but it is unknown which
// element it is, then everything that the container leads to may have been written.
func (x *Exec) writesWithin(st *State, base terms.ID) {
	var list []terms.ID
	for {
		list = append(list, x.within[base]...)
		switch x.T.Op(base) {
		case terms.Elem:
			list = append(list, x.T.A(base))
			base = x.T.A(base)
			continue
		case terms.Field, terms.Deref, terms.Assert:
			base = x.T.A(base)
			continue
		}
		break
	}
	for _, c := range list {
		x.Deep(st, c, base)
	}
}

// Deep records that everything that a container's elements lead to may have been written.
func (x *Exec) Deep(st *State, container, by terms.ID) {
	for _, o := range x.reachable(st, []terms.ID{container}) {
		unsure := x.T.UnsureOf(deepOf{o, by})
		if v, ok := x.addressed(o); ok {
			x.assignVar(st, v, unsure)
		} else {
			x.havocFields(st, o, unsure)
		}
	}
	for _, outer := range x.within[container] {
		if !slices.Contains(x.within[outer], container) {
			x.markDeep(st, outer)
		}
	}
	x.markDeep(st, container)
}

func (x *Exec) markDeep(st *State, container terms.ID) {
	if root := x.containerOf(container); x.T.Op(root) == terms.Param {
		st.bind(place{container, deep}, x.T.Bool(true))
	}
}

// deepOf names the value of an object after a write to an unknown element of a container that leads to it.
type deepOf struct{ of, by terms.ID }

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
