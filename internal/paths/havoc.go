package paths

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/terms"
)

// contents returns a version for everything that can be reached from values: two versions are equal if it holds the same. It is 0
// if nothing there was written.
func (x *Exec) contents(st *State, values []terms.ID) terms.ID {
	reached := map[terms.ID]bool{}
	for _, v := range append(x.reachable(st, values), values...) {
		if v != 0 && !x.T.IsConstant(v) {
			reached[v] = true
		}
	}
	var k []int32
	for _, b := range st.env {
		if reached[b.base] || reached[x.containerOf(b.base)] {
			k = append(k, int32(b.base), b.field, int32(b.value))
		}
	}
	if len(k) == 0 {
		return 0
	}
	return x.T.Unknown(contentsOf{hash(k)})
}

// contentsOf names a version that contents returns.
type contentsOf struct{ hash uint64 }

// havocArguments forgets what is known of the objects that unseen code gets by address, and of those that can be reached from
// there through fields and elements: the code may have written them. The first value is the receiver or the function.
func (f *frame) havocArguments(st *State, site *Site, values []terms.ID) {
	x := f.x
	found := x.reachable(st, values)
	x.hand(st, found, values)
	if x.WritesParams {
		for _, v := range values {
			f.writeParam(st, site, v)
		}
	}
	for _, v := range found {
		name := freshName{site.Call, -2, f.id, f.version(st)}
		if x.T.Op(v) == terms.Address {
			x.unsettle(st, v, name)
		} else {
			x.havocFields(st, v, x.T.UnsureOf(havocOf{v, name}))
		}
	}
	if m, bound := x.T.Aux(values[0]).(methodValue); bound && x.T.Op(values[0]) == terms.Call && m.method != nil {
		if of := x.T.A(x.T.A(values[0])); x.T.Op(of) == terms.Param || x.T.Op(of) == terms.Field {
			x.havocFields(st, of, x.T.UnsureOf(havocOf{of, freshName{site.Call, -5, f.id, f.version(st)}}))
		}
	}
	for i, a := range values {
		for a != 0 && (x.T.Op(a) == terms.Convert || x.T.Op(a) == terms.Box) {
			a = x.T.A(a) // an address in an interface, or converted to a number, as for cgo
		}
		if a == 0 {
			continue
		}
		switch x.T.Op(a) {
		case terms.Address:
			if v, ok := x.addressed(a); ok {
				x.assignVar(st, v, f.leftIn(st, site, i, a))
			}
		case terms.Alloc:
			if !x.copied(site, i, len(values)) {
				x.havocFields(st, a, f.leftIn(st, site, i, a))
				if x.isMap(a) {
					st.bind(place{a, count}, f.leftIn(st, site, -3-i, a))
				}
			}
		case terms.Field: // the address of a field: Scan(&s.name)
			if of := x.T.A(a); x.T.Op(of) == terms.Address || x.T.Op(of) == terms.Alloc {
				x.havocFields(st, of, f.leftIn(st, site, i, of))
			}
		case terms.Func:
			if lit, ok := x.T.Aux(a).(*ast.FuncLit); ok && i > 0 {
				f.givenAway(st, lit)
			}
		}
	}
}

// writeParam forgets the fields of a parameter that unseen code gets as a pointer.
func (f *frame) writeParam(st *State, site *Site, v terms.ID) {
	x := f.x
	for v != 0 && (x.T.Op(v) == terms.Convert || x.T.Op(v) == terms.Box) {
		v = x.T.A(v)
	}
	if v == 0 {
		return
	}
	obj, ok := x.param(v)
	if !ok {
		return
	}
	p, ok := obj.Type().Underlying().(*types.Pointer)
	if !ok || !isStruct(p.Elem()) || types.TypeString(obj.Type(), nil) == "*net/http.Request" {
		return
	}
	x.havocFields(st, v, x.T.UnsureOf(havocOf{v, freshName{site.Call, -4, f.id, f.version(st)}}))
}

// hand records the parameters that unseen code gets: the values themselves, and what the objects hold that the values point to, or that
// can be reached from there.
func (x *Exec) hand(st *State, reached, values []terms.ID) {
	mark := func(v terms.ID) {
		for v != 0 && (x.T.Op(v) == terms.Convert || x.T.Op(v) == terms.Box) {
			v = x.T.A(v)
		}
		if v == 0 {
			return
		}
		if obj, ok := x.param(v); ok {
			x.handed[obj] = true
		}
	}
	bases := slices.Clone(reached)
	for _, v := range values {
		mark(v)
		if v != 0 {
			bases = append(bases, x.T.Unbox(v))
		}
	}
	for _, b := range bases {
		if v, ok := x.addressed(b); ok {
			mark(x.read(st, v))
		}
	}
	for _, b := range st.env {
		if slices.Contains(bases, x.containerOf(b.base)) {
			mark(b.value)
		}
	}
}

// leftIn returns the value of a variable or object after a call that may have written it.
func (f *frame) leftIn(st *State, site *Site, operand int, where terms.ID) terms.ID {
	name := havocOf{where, freshName{site.Call, operand, f.id, f.version(st)}}
	if site.Unclear {
		return f.x.T.UnsureOf(name)
	}
	return f.x.T.Unknown(name)
}

// Handed reports whether a parameter was passed to unseen code, which may have written what it points to.
func (x *Exec) Handed(v types.Object) bool { return x.handed[v] }

// copied reports whether a call gets a copy of an operand, because it is a struct or an array. Operand 0 is the receiver.
func (x *Exec) copied(site *Site, i, operands int) bool {
	var t types.Type
	switch fn, isFunc := site.Obj.(*types.Func); {
	case i == 0 && isFunc && site.Recv != nil && fn.Signature().Recv() != nil:
		t = fn.Signature().Recv().Type() // a method with a pointer receiver gets the variable's address
	case i > 0 && len(site.Call.Args) == operands-1:
		t = x.typeOf(site.Call.Args[i-1])
	default:
		return false
	}
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// constantsOf spells the type arguments of a call and the constants among its arguments.
func constantsOf(info *types.Info, call *ast.CallExpr) string {
	var with strings.Builder
	for t := range info.Instances[calls.Name(call.Fun)].TypeArgs.Types() {
		with.WriteString(types.TypeString(t, nil))
		with.WriteByte(';')
	}
	for _, a := range call.Args {
		if tv := info.Types[a]; tv.Value != nil {
			with.WriteString(tv.Value.ExactString())
			with.WriteByte(';')
		}
	}
	return with.String()
}

// changesByItself reports whether a call may return a different value each time: one without receiver and arguments, since its
// result can only come from outside, and one of a function value.
func (x *Exec) changesByItself(site *Site) bool {
	fn, ok := site.Obj.(*types.Func)
	if !ok {
		return true
	}
	sig := fn.Signature()
	return sig.Recv() == nil && len(site.Call.Args) == 0
}

// havocOf names what a variable holds after other code may have written it.
type havocOf struct {
	of   terms.ID
	name freshName
}

// unsettle gives a variable that other code may have written an unsure value.
func (x *Exec) unsettle(st *State, address terms.ID, name freshName) {
	if v, ok := x.addressed(address); ok {
		x.assignVar(st, v, x.T.UnsureOf(havocOf{address, name}))
	}
}

// havocFields forgets the fields of obj: from now on it is a copy of other.
func (x *Exec) havocFields(st *State, obj, other terms.ID) {
	st.unbind(func(p place) bool {
		return p.base == obj && p.field != dirty || x.T.Op(p.base) == terms.Elem && x.T.A(p.base) == obj
	})
	st.bind(place{obj, origin}, other)
}

// reachable lists the variables and objects that can be reached from what the values point to, without the latter.
func (x *Exec) reachable(st *State, values []terms.ID) []terms.ID {
	var found []terms.ID
	seen := map[terms.ID]bool{}
	var from func(terms.ID)
	visit := func(v terms.ID) {
		for x.T.Op(v) == terms.Convert || x.T.Op(v) == terms.Box {
			v = x.T.A(v)
		}
		if _, bound := x.T.Aux(v).(methodValue); bound && x.T.Op(v) == terms.Call {
			v = x.T.A(x.T.A(v))
		}
		if op := x.T.Op(v); op != terms.Address && op != terms.Alloc || seen[v] {
			return
		}
		seen[v] = true
		found = append(found, v)
		from(v)
	}
	from = func(base terms.ID) {
		for _, b := range st.env {
			if x.containerOf(b.base) == base && b.value != base {
				visit(b.value)
			}
		}
	}
	for _, v := range values {
		if v == 0 {
			continue
		}
		v = x.T.Unbox(v)
		switch x.T.Op(v) {
		case terms.Address, terms.Alloc:
			if !seen[v] {
				seen[v] = true
				from(v)
			}
		case terms.Call, terms.Unknown:
			visit(v) // a method that is bound to an object
			from(v)
		}
	}
	return found
}

// containerOf returns the variable or object that a place is a part of.
func (x *Exec) containerOf(base terms.ID) terms.ID {
	for x.T.Op(base) == terms.Field || x.T.Op(base) == terms.Elem {
		base = x.T.A(base)
	}
	return base
}

// touched records that the contents of a container or object have changed, so that earlier calls with it as an operand may now
// return something else. Slices that may have the same elements have changed, too.
func (x *Exec) touched(st *State, v terms.ID) {
	if v == 0 || x.T.IsConstant(v) {
		return
	}
	for _, o := range x.sharing(st, v) {
		x.touch(st, o)
	}
	x.touch(st, v)
}

// touch is touched for one term of a container.
func (x *Exec) touch(st *State, v terms.ID) {
	st.unbind(func(p place) bool {
		return x.T.Op(p.base) == terms.Elem && x.T.A(p.base) == v || p == place{v, latest}
	})
	x.countWrite(st, place{v, dirty})
	x.touchAliases(st, v)
}

// containerOfElem returns the container of an element; 0 for other terms.
func (x *Exec) containerOfElem(id terms.ID) terms.ID {
	if x.T.Op(id) == terms.Elem {
		return x.T.A(id)
	}
	return 0
}

// Literals calls yield for each function literal among values.
func (x *Exec) Literals(values []terms.ID, yield func(*ast.FuncLit)) {
	for _, v := range values {
		if v != 0 && x.T.Op(v) == terms.Func {
			if lit, ok := x.T.Aux(v).(*ast.FuncLit); ok {
				yield(lit)
			}
		}
	}
}
