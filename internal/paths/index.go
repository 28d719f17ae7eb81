package paths

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

// deref returns what a pointer points to.
func (x *Exec) deref(st *State, p terms.ID, t types.Type) terms.ID {
	if v, ok := x.addressed(p); ok {
		return x.read(st, v)
	}
	if isStruct(t) {
		return x.pointee(st, p)
	}
	if v, ok := x.fieldPointer(p); ok {
		return x.field(st, x.T.A(p), v)
	}
	if v := st.get(place{p, whole}); v != 0 {
		return v
	}
	return x.T.Deref(p)
}

// element returns an element of a container.
func (f *frame) element(st *State, e ast.Expr, container, key terms.ID) terms.ID {
	return f.x.elementOf(st, container, key, f.x.typeOf(e), freshName{e, 0, f.id, f.version(st)})
}

// elementOf is element for an element of type t. name names the result if the element is not followed.
func (x *Exec) elementOf(st *State, container, key terms.ID, t types.Type, name any) terms.ID {
	if k := x.T.Value(st.Facts, key); k != 0 {
		key = k
	}
	v := x.elementAt(st, container, key, t, name)
	if x.T.Unsure(v) {
		x.isWithin(v, container)
	}
	return v
}

func (x *Exec) elementAt(st *State, container, key terms.ID, t types.Type, name any) terms.ID {
	if x.IsSlice(container) {
		of, low := x.sliceOf(container)
		n, ok := x.T.IntOf(key)
		if m, known := x.T.IntOf(low); ok && known {
			return x.elementAt(st, of, x.T.Int(n+m), t, name)
		}
		if c := x.elements(st, of); c.dirty || c.zeroed || len(c.known) > 0 {
			return x.T.UnsureOf(name)
		}
	}
	id := x.T.Elem(container, key)
	if v := st.get(place{id, whole}); v != 0 {
		return v
	}
	if x.mayBeDirty(st, container) || x.T.Unsure(st.get(place{container, origin})) {
		return x.T.UnsureOf(name)
	}
	if x.lacks(st, container, key) && t != types.Typ[types.Invalid] {
		return x.zero(st, t, id)
	}
	if st.get(place{container, dirty}) != 0 || x.lacks(st, container, key) {
		return x.T.UnsureOf(name)
	}
	if x.T.Op(container) == terms.Param && !x.T.IsConstant(key) && st.get(place{container, revised}) == 0 {
		return id // a package variable with known elements: a caller may know the key
	}
	if c := x.elements(st, container); !x.T.IsConstant(key) && len(c.known) > 0 {
		if v := x.oneOf(st, c, key, t); v != 0 {
			return v
		}
		return x.T.UnsureOf(name)
	}
	for {
		if st.get(place{container, zeroed}) != 0 && x.T.IsConstant(key) { // a map without that key
			return x.zero(st, t, id)
		}
		w := st.get(place{container, written})
		if w == 0 {
			return x.T.Elem(container, key)
		}
		if w == key || !x.T.IsConstant(w) || !x.T.IsConstant(key) {
			return x.T.UnsureOf(name)
		}
		container = st.get(place{container, origin}) // another element was written: look the key up in the container before that
	}
}

// maxKeys bounds the known elements among which a lookup with an unknown key chooses.
const maxKeys = 8

// oneOf returns the element of a container with known elements for an unknown key; 0 if it is not followed. The element is a new term,
// and a path knows for each key which value it is.
func (x *Exec) oneOf(st *State, c contents, key terms.ID, t types.Type) terms.ID {
	has := x.amongKeys(st, c, key)
	if has == 0 || !isBasic(t) {
		return 0
	}
	id := x.T.Elem(c.of, key)
	facts, ok := x.T.Assume(st.Facts, x.T.Or(has, x.T.Equal(id, x.zero(st, t, id))), true)
	for _, e := range c.known {
		if ok {
			facts, ok = x.T.Assume(facts, x.T.Or(x.T.Not(x.T.Equal(key, e.key)), x.T.Equal(id, e.value)), true)
		}
	}
	if !ok {
		return 0
	}
	st.Facts = facts
	return id
}

// amongKeys returns the condition that a container has an element for a key; 0 if it is not followed.
func (x *Exec) amongKeys(st *State, c contents, key terms.ID) terms.ID {
	if len(c.known) > maxKeys || c.dirty || !c.zeroed || st.get(place{c.of, revised}) != 0 || x.T.Unsure(key) {
		return 0
	}
	has := x.T.Bool(false)
	for _, e := range c.known {
		if !x.T.IsConstant(e.key) {
			return 0
		}
		has = x.T.Or(has, x.T.Equal(key, e.key))
	}
	if x.T.Op(has) == terms.Unknown {
		return 0 // it is too large for a term
	}
	return has
}

// lacks reports whether a map, or a slice without assigned elements, has no value for a key.
func (x *Exec) lacks(st *State, container, key terms.ID) bool {
	if container == x.T.Null() {
		return true
	}
	if st.get(place{container, dirty}) != 0 || st.get(place{container, zeroed}) == 0 || st.get(place{x.T.Elem(container, key), whole}) != 0 {
		return false
	}
	c := x.elements(st, container)
	if x.T.IsConstant(key) || len(c.known) == 0 {
		return true
	}
	has := x.amongKeys(st, c, key)
	return has != 0 && x.T.Truth(st.Facts, has) == terms.False
}

func (f *frame) evalSlice(e *ast.SliceExpr, states []*State) []*State {
	x := f.x
	states = f.eval(e.X, states)
	bounds := 0
	for _, b := range []ast.Expr{e.Low, e.High, e.Max} {
		if b != nil {
			states = f.eval(b, states)
			bounds++
		}
	}
	for _, st := range states {
		args := st.popN(bounds)
		v := st.pop()
		if _, isArray := x.typeOf(e.X).Underlying().(*types.Array); isArray {
			s := x.T.Alloc(freshName{e, 0, f.id, f.version(st)}) // code that has the slice may write the array's elements
			x.touched(st, s)
			st.Push(s)
			continue
		}
		if bounds == 0 {
			st.Push(v)
			continue
		}
		var zero terms.ID
		if e.High != nil && e.Low == nil {
			zero = args[0]
		}
		if n, ok := x.T.IntOf(zero); ok && n == 0 && zero != 0 {
			// x[:0] is empty, but not nil if x is not.
			s := f.fresh(st, e, 0)
			if facts, ok := x.T.Assume(st.Facts, x.T.Equal(x.T.Length(s), x.T.Int(0)), true); ok {
				st.Facts = facts
			}
			st.Push(s)
			continue
		}
		s := x.T.Call(sliced{e.Low != nil, e.High != nil}, append([]terms.ID{v}, args...), 0)
		low, high := x.T.Int(0), x.T.Length(v)
		if e.Low != nil {
			low = args[0]
			args = args[1:]
		}
		if e.High != nil {
			high = args[0]
		}
		if n, _ := x.T.IntOf(low); n == 0 && low != x.T.Int(0) {
			low = x.T.Value(st.Facts, low)
		}
		if lo, hi := x.T.Interval(st.Facts, high); lo == hi && low != 0 {
			st.Facts, _ = x.T.Assume(st.Facts, x.T.Equal(x.T.Length(s), x.T.Arith(x.T.Int(lo), token.SUB, low)), true)
		}
		st.Push(s)
	}
	return states
}

// sliceOf returns the operand and the low index of a slice expression's term.
func (x *Exec) sliceOf(s terms.ID) (of, low terms.ID) {
	list := x.T.A(s)
	of, low = x.T.A(list), x.T.Int(0)
	if how, _ := x.T.Aux(s).(sliced); how.low {
		low = x.T.A(x.T.B(list))
	}
	return of, low
}

// orZero returns v, or the constant 0 if v is nil.
func orZero(v constant.Value) constant.Value {
	if v == nil {
		return constant.MakeInt64(0)
	}
	return v
}

// sliced names the operation of a slice expression.
type sliced struct{ low, high bool }
