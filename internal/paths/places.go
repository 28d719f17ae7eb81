package paths

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// addressed returns the variable of an address; false for other terms.
func (x *Exec) addressed(id terms.ID) (types.Object, bool) {
	if x.T.Op(id) != terms.Address {
		return nil, false
	}
	v, ok := x.T.Aux(id).(types.Object)
	return v, ok
}

// param returns the variable of an entry value; false for other terms.
func (x *Exec) param(id terms.ID) (types.Object, bool) {
	if x.T.Op(id) != terms.Param {
		return nil, false
	}
	v, ok := x.T.Aux(id).(types.Object)
	return v, ok
}

func (x *Exec) isGlobal(v types.Object) bool { return v.Pkg() != nil && v.Parent() == v.Pkg().Scope() }

// read returns the value of a variable.
func (x *Exec) read(st *State, v types.Object) terms.ID {
	base := x.T.Address(v)
	if t := st.get(place{base, whole}); t != 0 {
		if isStruct(v.Type()) {
			return x.copyOf(st, base, t)
		}
		return t
	}
	t := x.AtEntry(v)
	if isStruct(v.Type()) {
		t = x.copyOf(st, base, t)
	}
	if x.isGlobal(v) {
		x.Varies = x.Varies || x.client.Global(v).Set
		x.describe(st, v, t)
	}
	return t
}

// describe records what is known of a package variable's value.
func (x *Exec) describe(st *State, v types.Object, value terms.ID) {
	g := x.client.Global(v)
	if g.Sized {
		n := x.lengthOf(st, value)
		st.Facts, _ = x.T.Assume(st.Facts, x.T.LessEq(x.T.Int(g.Least), n), true)
		st.Facts, _ = x.T.Assume(st.Facts, x.T.LessEq(n, x.T.Int(g.Most)), true)
	}
	if len(g.Elements) == 0 || st.get(place{value, zeroed}) != 0 || st.get(place{value, dirty}) != 0 {
		return
	}
	st.bind(place{value, zeroed}, x.T.Bool(true))
	for _, e := range g.Elements {
		st.bind(place{x.T.Elem(value, x.constant(e.Key)), whole}, x.constant(e.Value))
	}
}

// AtEntry returns the value of a variable at the function's entry.
func (x *Exec) AtEntry(v types.Object) terms.ID {
	if x.isGlobal(v) {
		switch g := x.client.Global(v); {
		case g.Error:
			return x.T.Sentinel(v, g.Own)
		case g.PointsAt != nil:
			return x.T.Address(g.PointsAt)
		}
	}
	return x.T.Param(v)
}

// copyOf returns the current value of the struct at base. It was value before fields, or fields of fields, were assigned.
func (x *Exec) copyOf(st *State, base, value terms.ID) terms.ID {
	parts := x.partsOf(st, base)
	if len(parts) == 0 {
		return value
	}
	return x.snapshot(st, base, value, parts)
}

// pointee returns the current value of the struct that a pointer points to. Later assignments to its fields do not change the
// result.
func (x *Exec) pointee(st *State, p terms.ID) terms.ID {
	if x.T.Op(p) == terms.Field {
		if f, ok := x.T.Aux(p).(*types.Var); ok && isStruct(f.Type()) { // the address of a field
			return x.field(st, x.T.A(p), f)
		}
	}
	value := st.get(place{p, whole})
	if value == 0 {
		value = st.get(place{p, origin})
	}
	if value == 0 && st.get(place{p, zeroed}) == 0 {
		value = p
	}
	return x.snapshot(st, p, value, x.partsOf(st, p))
}

// snapshot returns a copy of the struct at base: the fields in parts, and else those of value, or zero values if value is 0.
func (x *Exec) snapshot(st *State, base, value terms.ID, parts []binding) terms.ID {
	if value == base {
		value = x.T.Deref(base) // has the fields of base that were never assigned
	}
	var k []int32
	for _, b := range parts {
		k = append(k, int32(b.base), b.field, int32(b.value))
	}
	s := x.T.Alloc(snapshotOf{base, value, hash(k)})
	for _, b := range parts {
		st.bind(place{x.rebased(b.base, base, s), b.field}, b.value)
	}
	if value == 0 {
		st.bind(place{s, zeroed}, x.T.Bool(true))
	} else {
		st.bind(place{s, origin}, value)
	}
	return s
}

// partsOf lists the assigned fields of a struct, including fields of fields.
func (x *Exec) partsOf(st *State, base terms.ID) []binding {
	var parts []binding
	some := false
	for _, b := range st.env {
		if inner := b.base != base; b.field > 0 || b.field == whole && inner {
			if !inner || x.isPart(b.base, base) {
				parts = append(parts, b)
				some = some || b.field > 0
			}
		}
	}
	if !some {
		return nil
	}
	return parts
}

// isPart reports whether part is a field of a struct, or a field of such a field.
func (x *Exec) isPart(part, of terms.ID) bool {
	for x.T.Op(part) == terms.Field {
		if part = x.T.A(part); part == of {
			return true
		}
	}
	return false
}

// rebased returns the part of other that corresponds to a part of of.
func (x *Exec) rebased(part, of, other terms.ID) terms.ID {
	if part == of {
		return other
	}
	f, _ := x.T.Aux(part).(*types.Var)
	return x.T.Field(x.rebased(x.T.A(part), of, other), f)
}

// snapshotOf names a copy of a struct by the values of its fields.
type snapshotOf struct {
	base, value terms.ID
	parts       uint64
}

// CopiedFrom returns the pointer to the struct that a term is a copy of. ok is false for other terms and for copies of a variable.
func (x *Exec) CopiedFrom(id terms.ID) (p terms.ID, ok bool) {
	s, ok := x.T.Aux(id).(snapshotOf)
	return s.base, ok && x.T.Op(s.base) != terms.Address
}

func isStruct(t types.Type) bool {
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// field returns a field of a struct, or of the struct that a pointer points to.
func (x *Exec) field(st *State, base terms.ID, f *types.Var) terms.ID {
	return x.fieldBut(st, base, f.Origin(), false, maxCopies)
}

// maxCopies bounds the chain of copies that a lookup follows.
const maxCopies = 8

// fieldBut is like field. With before, it returns the field's value from before fields of the field were assigned. left is the number
// of copies that it may still follow.
func (x *Exec) fieldBut(st *State, base terms.ID, f *types.Var, before bool, left int) terms.ID {
	number := x.T.AuxKey(x.T.Field(x.T.Null(), f))
	start := base
	for ; left > 0; left-- {
		if isStruct(f.Type()) && !(before && base == start) {
			if part := x.T.Field(base, f); len(x.partsOf(st, part)) > 0 {
				value := st.get(place{part, whole})
				if value == 0 {
					value = st.get(place{base, number})
				}
				if value == 0 {
					value = x.fieldBut(st, base, f, true, left-1)
				}
				return x.copyOf(st, part, value)
			}
		}
		if t := st.get(place{base, number}); t != 0 {
			return t
		}
		if st.get(place{base, zeroed}) != 0 {
			return x.zero(st, f.Type(), x.T.Field(base, f))
		}
		next := st.get(place{base, whole})
		if next == 0 {
			next = st.get(place{base, origin})
		}
		if next == 0 {
			break
		}
		base = next
	}
	if x.T.Op(base) == terms.Deref { // a copy of a pointer's struct
		p := x.T.A(base)
		if x.aliased(st, p, number) {
			return x.T.UnsureOf(aliasOf{p, number})
		}
		return x.T.Field(p, f)
	}
	if x.T.Op(base) == terms.Address {
		if v, ok := x.addressed(base); ok {
			base = x.T.Param(v)
		}
	}
	if t := st.get(place{base, number}); t != 0 {
		return t
	}
	if x.aliased(st, start, number) {
		return x.T.UnsureOf(aliasOf{base, number})
	}
	return x.T.Field(base, f)
}

// aliasOf names a field that may have been written through another pointer.
type aliasOf struct {
	base  terms.ID
	field int32
}

// aliased reports whether a field was written through a term that may be the same object.
func (x *Exec) aliased(st *State, base terms.ID, number int32) bool {
	own := func(id terms.ID) bool {
		return x.T.Op(id) == terms.Alloc || x.T.Op(id) == terms.Address && !x.isShared(id)
	}
	for _, b := range st.env {
		if b.field == number && b.base != base && !x.distinct(b.base, base) && !own(b.base) && !own(base) {
			return true
		}
	}
	return false
}

// isShared reports whether a term is the address of a package variable that other pointers may have, too.
func (x *Exec) isShared(id terms.ID) bool {
	v, ok := x.addressed(id)
	return ok && slices.Contains(x.scope.exposed, v)
}

// unsettleShared makes package variables unsure, or a field of them, after a write through a pointer that may be their address. t is the
// type of what was written; nil if it is unknown. field is nil for a whole variable.
func (x *Exec) unsettleShared(st *State, p terms.ID, t types.Type, field *types.Var) {
	if len(x.scope.exposed) == 0 || x.own(p) || x.T.Op(x.containerOf(p)) == terms.Address {
		return
	}
	for _, v := range x.scope.exposed {
		base := x.T.Address(v)
		switch {
		case base == p:
		case field != nil:
			if hasField(v.Type(), field) {
				x.setField(st, base, field, x.T.UnsureOf(aliasOf{p, x.T.AuxKey(x.T.Field(x.T.Null(), field))}))
			}
		case t == nil || types.Identical(t, v.Type()):
			x.assignVar(st, v, x.T.UnsureOf(aliasOf{p, whole}))
		}
	}
}

// hasField reports whether a type is a struct with the given field.
func hasField(t types.Type, field *types.Var) bool {
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if f.Origin() == field {
			return true
		}
	}
	return false
}

// setField assigns a field.
func (x *Exec) setField(st *State, base terms.ID, f *types.Var, v terms.ID) {
	number := x.T.AuxKey(x.T.Field(x.T.Null(), f.Origin()))
	part := x.T.Field(base, f.Origin())
	st.unbind(func(p place) bool { return p.base == part || x.T.Op(p.base) == terms.Field && x.T.Within(part, p.base) })
	x.unsettleAliases(st, place{base, number})
	x.unsettleShared(st, base, nil, f.Origin())
	x.writesWithin(st, base)
	if st.get(place{base, split}) != 0 {
		v = x.T.UnsureOf(aliasOf{base, number})
	}
	st.bind(place{base, number}, v)
}

// unsettleAliases makes the same field of other terms unsure if they may be the object that is written now: two parameters may be
// the same object.
func (x *Exec) unsettleAliases(st *State, written place) {
	if x.own(written.base) {
		return
	}
	for _, b := range st.env {
		if b.field != written.field || b.base == written.base || x.own(b.base) || x.distinct(b.base, written.base) {
			continue
		}
		if written.field == whole && !x.sameType(b.base, written.base) {
			continue
		}
		st.bind(b.place, x.T.UnsureOf(aliasOf{b.base, b.field}))
	}
}

// distinct reports whether two places of one type are certainly different objects. Two fields that are structs are, if they are not the
// same field, or are fields of different objects.
func (x *Exec) distinct(a, b terms.ID) bool {
	for x.T.Op(a) == terms.Field && x.T.Op(b) == terms.Field {
		f, okF := x.T.Aux(a).(*types.Var)
		g, okG := x.T.Aux(b).(*types.Var)
		if !okF || !okG || !isStruct(f.Type()) || !isStruct(g.Type()) {
			return false
		}
		if f.Origin() != g.Origin() {
			return true
		}
		a, b = x.T.A(a), x.T.A(b)
	}
	if x.isShared(a) && x.T.Op(b) == terms.Param || x.isShared(b) && x.T.Op(a) == terms.Param {
		return false
	}
	return x.T.Distinct(a, b)
}

// own reports whether a place is part of a variable of this function, or of an object that it made.
func (x *Exec) own(base terms.ID) bool {
	for x.T.Op(base) == terms.Field {
		if f, ok := x.T.Aux(base).(*types.Var); !ok || !isStruct(f.Type()) {
			return false
		}
		base = x.T.A(base)
	}
	op := x.T.Op(base)
	return op == terms.Address && !x.isShared(base) || op == terms.Alloc || op == terms.Elem
}

// sameType reports whether two pointers may have the same type. Only the types of parameters are known.
func (x *Exec) sameType(p, q terms.ID) bool {
	a, okA := x.param(p)
	b, okB := x.param(q)
	return okA && okB && types.Identical(a.Type(), b.Type())
}

// assignVar assigns a variable.
func (x *Exec) assignVar(st *State, v types.Object, t terms.ID) {
	base := x.T.Address(v)
	if st.get(place{base, split}) != 0 {
		t = x.T.UnsureOf(aliasOf{base, split})
	}
	if isStruct(v.Type()) {
		st.unbind(func(p place) bool {
			return p.base == base && p.field != split || x.T.Op(p.base) == terms.Field && x.T.Within(base, p.base)
		})
	}
	st.bind(place{base, whole}, t)
}

// declare gives a variable its zero value.
func (x *Exec) declare(st *State, v types.Object) {
	x.assignVar(st, v, x.zero(st, v.Type(), x.T.Address(v)))
}

// zeroOf names the zero value of a struct.
type zeroOf struct{ of terms.ID }

// zero returns the zero value of a type. of names the variable or object that has it.
func (x *Exec) zero(st *State, t types.Type, of terms.ID) terms.ID {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return x.T.Bool(false)
		case u.Info()&types.IsNumeric != 0:
			return x.T.Int(0)
		case u.Info()&types.IsString != 0:
			return x.T.Text("")
		case u.Kind() == types.UnsafePointer:
			return x.T.Null()
		}
	case *types.Pointer, *types.Slice, *types.Map, *types.Signature, *types.Chan:
		return x.T.Null()
	case *types.Interface:
		if _, isParam := types.Unalias(t).(*types.TypeParam); !isParam {
			return x.T.Null()
		}
	case *types.Struct, *types.Array:
		s := x.T.Alloc(zeroOf{of})
		st.bind(place{s, zeroed}, x.T.Bool(true))
		return s
	}
	return x.T.Unknown(zeroOf{of})
}

// base pushes the operand of a selector: a pointer's value, or a variable's address, so that every later read sees an assignment
// to one of its fields.
func (f *frame) base(e ast.Expr, states []*State) []*State {
	x := f.x
	e = ast.Unparen(e)
	t := x.typeOf(e)
	if _, isPointer := t.Underlying().(*types.Pointer); isPointer {
		return f.eval(e, states)
	}
	switch e := e.(type) {
	case *ast.Ident:
		if v, ok := x.Info.ObjectOf(e).(*types.Var); ok && isStruct(t) {
			for _, st := range states {
				st.Push(x.T.Address(v))
			}
			return states
		}
	case *ast.StarExpr:
		return f.eval(e.X, states)
	case *ast.SelectorExpr:
		if sel := x.Info.Selections[e]; sel != nil && sel.Kind() == types.FieldVal && isStruct(t) {
			states = f.base(e.X, states)
			for _, st := range states {
				st.Push(x.through(st, st.pop(), sel, true))
			}
			return states
		}
	}
	return f.eval(e, states)
}

// through follows the fields of a selection from a base. With part, it returns the term of the place of a struct field instead of
// the field's value.
func (x *Exec) through(st *State, base terms.ID, sel *types.Selection, part bool) terms.ID {
	var fields []*types.Var
	forFields(sel, func(v *types.Var) { fields = append(fields, v) })
	for i, v := range fields {
		last := i == len(fields)-1
		x.client.Selected(st, base, v)
		if isStruct(v.Type()) && (!last || part) {
			value := x.field(st, base, v)
			p := x.T.Field(base, v)
			if value != p && st.get(place{p, whole}) == 0 {
				st.bind(place{p, whole}, value)
			}
			base = p
			continue
		}
		base = x.field(st, base, v)
	}
	return base
}

func (x *Exec) constant(v constant.Value) terms.ID { return x.T.Constant(v) }

// typeOf returns the type of an expression. It is the invalid type if the type checker has found none, as in code that does not
// compile.
func (x *Exec) typeOf(e ast.Expr) types.Type {
	if t := x.Info.TypeOf(e); t != nil {
		return t
	}
	return types.Typ[types.Invalid]
}
