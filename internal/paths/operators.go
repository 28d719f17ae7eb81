package paths

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

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
		if y := x.typeOf(e.Y); y != nil && isInterface(y) {
			t = y
		}
		states = f.boxTop(e.Y, x.typeOf(e.X), f.eval(e.Y, f.boxTop(e.X, x.typeOf(e.Y), states)))
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

// equal returns whether two values of a type are equal. Structs are if all their fields are, but for blank ones.
func (x *Exec) equal(st *State, a, b terms.ID, t types.Type) terms.ID {
	str, ok := t.Underlying().(*types.Struct)
	if !ok || a == b {
		return x.binary(a, token.EQL, b, t)
	}
	all := x.T.Bool(true)
	for f := range str.Fields() {
		if f.Name() != "_" {
			all = x.T.And(all, x.equal(st, x.field(st, a, f), x.field(st, b, f), f.Type()))
		}
	}
	return all
}

// binary applies an operator. Only the comparisons of floating-point numbers are followed: a <= b means not b < a. This ignores runs
// with NaN.
func (x *Exec) binary(a terms.ID, op token.Token, b terms.ID, t types.Type) terms.ID {
	basic, isBasic := types.Unalias(t).Underlying().(*types.Basic)
	float := isBasic && basic.Info()&(types.IsFloat|types.IsComplex) != 0
	switch op {
	case token.EQL:
		if !float {
			if a != b && x.T.Op(a) == terms.Alloc && x.T.Op(b) == terms.Alloc && !isReference(t) {
				return x.T.UnsureOf(compared{min(a, b), max(a, b)}) // different terms may have equal elements
			}
			return x.T.Equal(a, b)
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

// compared names whether two arrays are equal, which is not followed.
type compared struct{ a, b terms.ID }

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
