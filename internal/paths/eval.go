package paths

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

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

// split returns the paths on which a condition holds and those on which it does not. at is the condition in the source, or nil if
// there is none.
func (x *Exec) split(st *State, cond terms.ID, at ast.Node) (yes, no []*State) {
	switch x.T.Truth(st.Facts, cond) {
	case terms.True:
		st.decided(at, true)
		return []*State{st}, nil
	case terms.False:
		st.decided(at, false)
		return nil, []*State{st}
	}
	if !st.Unsure && !x.lenient && (x.T.Unsure(cond) || x.client.Hidden(st, cond)) {
		st.Unsure = true
	}
	other := st.clone()
	if facts, ok := x.T.Assume(st.Facts, cond, true); ok {
		st.Facts = facts
		st.passed(at, true)
		yes = append(yes, st)
	}
	if facts, ok := x.T.Assume(other.Facts, cond, false); ok {
		other.Facts = facts
		other.passed(at, false)
		no = append(no, other)
	}
	return yes, no
}

// passed reports the outcome of a condition in the source to the shadow. It ignores other conditions.
func (s *State) passed(cond ast.Node, holds bool) {
	if cond != nil {
		s.Shadow = s.Shadow.Branch(cond, holds)
	}
}

// decided is like passed, for a condition with only one possible outcome. Range loops are left out: it goes without saying that a
// loop over known elements runs.
func (s *State) decided(cond ast.Node, holds bool) {
	if _, isLoop := cond.(*ast.RangeStmt); !isLoop {
		s.passed(cond, holds)
	}
}

// cond splits states by a boolean expression.
func (f *frame) cond(e ast.Expr, states []*State) (yes, no []*State) {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			no, yes = f.cond(e.X, states)
			return yes, no
		}
	case *ast.BinaryExpr:
		switch {
		case f.x.Info.Types[e].Value != nil:
		case e.Op == token.LAND && f.x.acts(e.Y):
			y, n := f.cond(e.X, states)
			yes, no = f.cond(e.Y, y)
			return yes, append(n, no...)
		case e.Op == token.LOR && f.x.acts(e.Y):
			y, n := f.cond(e.X, states)
			yes, no = f.cond(e.Y, n)
			return append(y, yes...), no
		}
	}
	for _, st := range f.eval(e, states) {
		cond := st.pop()
		y, n := f.x.split(st, cond, e)
		if value, t := f.x.compared(cond, e); value != 0 {
			y, n = f.x.possible(y, value, t), f.x.possible(n, value, t)
		}
		yes, no = append(yes, y...), append(no, n...)
	}
	return yes, no
}

// acts reports whether an expression contains a call or a receive, so that evaluating it may have an effect.
func (x *Exec) acts(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if tv := x.Info.Types[n.Fun]; !tv.IsType() && x.Info.Types[n].Value == nil {
				if id, ok := ast.Unparen(n.Fun).(*ast.Ident); !ok || id.Name != "len" || !tv.IsBuiltin() {
					found = true
				}
			}
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.FuncLit:
			return false
		}
		return !found
	})
	return found
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

func (f *frame) evalUnary(e *ast.UnaryExpr, states []*State) []*State {
	x := f.x
	switch e.Op {
	case token.AND:
		switch y := ast.Unparen(e.X).(type) {
		case *ast.Ident:
			if v, ok := x.Info.ObjectOf(y).(*types.Var); ok {
				return f.push(states, x.T.Address(v))
			}
		case *ast.CompositeLit:
			return f.evalComposite(y, states)
		case *ast.SelectorExpr:
			if sel := x.Info.Selections[y]; sel != nil && sel.Kind() == types.FieldVal {
				states = f.base(y.X, states)
				for _, st := range states {
					x.through(st, st.stack[len(st.stack)-1], sel, false)
					var last *types.Var
					forFields(sel, func(v *types.Var) { last = v })
					if last != nil {
						st.Push(x.T.Field(st.pop(), last))
					}
				}
				return states
			}
		case *ast.IndexExpr: // code that has the address may write the element at any time
			if !x.acts(y.X) {
				states = f.eval(y.X, states)
				for _, st := range states {
					x.touched(st, st.pop())
				}
			}
		}
		states = f.eval(e.X, states)
		for _, st := range states {
			st.pop()
			st.Push(x.T.Alloc(freshName{e, 0, f.id, f.version(st)}))
		}
		return states
	case token.NOT:
		states = f.eval(e.X, states)
		for _, st := range states {
			st.Push(x.T.Not(st.pop()))
		}
		return states
	case token.SUB:
		states = f.eval(e.X, states)
		for _, st := range states {
			st.Push(f.minus(st, e, st.pop()))
		}
		return states
	case token.XOR:
		states = f.eval(e.X, states)
		for _, st := range states {
			if b, ok := x.typeOf(e.X).Underlying().(*types.Basic); ok && b.Info()&types.IsUnsigned == 0 {
				st.Push(x.T.Arith(x.T.Int(-1), token.SUB, st.pop()))
			} else {
				st.Push(x.T.UnsureOf(freshName{e, int(st.pop()), f.id, f.version(st)}))
			}
		}
		return states
	case token.ADD:
		return f.eval(e.X, states)
	case token.ARROW:
		x.Varies = true
	}
	states = f.eval(e.X, states)
	for _, st := range states {
		st.pop()
		st.Push(f.fresh(st, e, 0))
	}
	return states
}

func (f *frame) evalBinary(e *ast.BinaryExpr, states []*State) []*State {
	x := f.x
	if e.Op == token.LAND || e.Op == token.LOR {
		if x.acts(e.Y) {
			yes, no := f.cond(e, states)
			return append(f.push(yes, x.T.Bool(true)), f.push(no, x.T.Bool(false))...)
		}
		states = f.eval(e.Y, f.eval(e.X, states))
		for _, st := range states {
			b := st.pop()
			a := st.pop()
			if e.Op == token.LAND {
				st.Push(x.T.And(a, b))
			} else {
				st.Push(x.T.Or(a, b))
			}
		}
		return states
	}
	t := x.typeOf(e.X)
	states = f.eval(e.X, states)
	if e.Op == token.EQL || e.Op == token.NEQ {
		states = f.boxTop(e.Y, t, f.eval(e.Y, f.boxTop(e.X, x.typeOf(e.Y), states)))
	} else {
		states = f.eval(e.Y, states)
	}
	for _, st := range states {
		b := st.pop()
		a := st.pop()
		st.Push(x.arith(st, a, e.Op, b, t))
	}
	return states
}

// binary applies an operator. Only the comparisons of floating-point numbers are followed: a <= b means not b < a. This ignores runs
// with NaN.
func (x *Exec) binary(a terms.ID, op token.Token, b terms.ID, t types.Type) terms.ID {
	basic, isBasic := types.Unalias(t).Underlying().(*types.Basic)
	float := isBasic && basic.Info()&(types.IsFloat|types.IsComplex) != 0
	switch op {
	case token.EQL, token.NEQ:
		if !float {
			if a != b && x.T.Op(a) == terms.Alloc && x.T.Op(b) == terms.Alloc && !isReference(t) {
				return x.T.UnsureOf(compared{min(a, b), max(a, b), op}) // different terms may have equal parts
			}
			return x.T.Compare(a, op, b)
		}
		if op == token.NEQ { // also for NaN
			return x.T.Not(x.binary(a, token.EQL, b, t))
		}
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		if isBasic && basic.Info()&types.IsInteger != 0 {
			return x.T.Compare(a, op, b)
		}
		switch {
		case op == token.GTR:
			return x.binary(b, token.LSS, a, t)
		case op == token.GEQ:
			return x.binary(b, token.LEQ, a, t)
		case op == token.LEQ && isBasic && basic.Info()&(types.IsString|types.IsFloat) != 0:
			return x.T.Not(x.binary(b, token.LSS, a, t))
		}
	default:
		if n, ok := x.T.IntOf(b); ok && op == token.SHL && n >= 0 && n < 31 {
			op, b = token.MUL, x.T.Int(1<<n)
		}
		if isBasic && basic.Info()&(types.IsInteger|types.IsString) != 0 {
			return x.T.Arith(a, op, b)
		}
	}
	if cmp, ok := x.fractions(a, b); ok {
		switch op {
		case token.EQL:
			return x.T.Bool(cmp == 0)
		case token.LSS:
			return x.T.Bool(cmp < 0)
		case token.LEQ:
			return x.T.Bool(cmp <= 0)
		}
	}
	if op == token.EQL {
		a, b = min(a, b), max(a, b)
	}
	return x.T.Call(operator{op}, []terms.ID{a, b}, 0)
}

// compared names the result of comparing two structs or arrays, which is not followed.
type compared struct {
	a, b terms.ID
	op   token.Token
}

// isReference reports whether values of a type are equal if they are the same object.
func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Chan, *types.Slice, *types.Signature:
		return true
	}
	return false
}

// operator names an operator that is not computed. Equal operands still give equal results.
type operator struct{ token.Token }

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
	return x.T.IsConstant(key) || len(x.elements(st, container).known) == 0
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
