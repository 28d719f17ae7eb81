package paths

import (
	"go/ast"
	"go/token"
	"go/types"
	"math/big"

	"github.com/statuslint/statuslint/internal/terms"
)

// Integers wrap around at the bounds of their type. If a path knows the number, the wrapped one is computed. If not, runs in which
// the number does not fit are ignored, and a number that is known not to fit is unsure. Numbers of type int and int64 are assumed to
// always fit.

// fits returns a number as a value of an integer type.
func (x *Exec) fits(st *State, v terms.ID, t *types.Basic) terms.ID {
	lo, hi := terms.RangeOf(t)
	if wideLo, wideHi := terms.RangeOf(types.Typ[types.Int]); lo == wideLo && hi == wideHi {
		return v
	}
	if i, ok := x.T.IntOf(v); ok {
		if i = wrapped(i, t); i < 0 && t.Info()&types.IsUnsigned != 0 {
			return x.T.UnsureOf(wraps{v, t.Kind()}) // outside of the range that is followed
		}
		return x.T.Int(i)
	}
	facts, ok := st.Facts, true
	if l, h := x.T.Interval(facts, v); l < lo || h > hi {
		if facts, ok = x.T.Assume(facts, x.T.LessEq(x.T.Int(lo), v), true); ok && h > hi {
			facts, ok = x.T.Assume(facts, x.T.LessEq(v, x.T.Int(hi)), true)
		}
	}
	if !ok {
		return x.T.UnsureOf(wraps{v, t.Kind()})
	}
	st.Facts = facts
	return v
}

// wraps names a number that does not fit its type.
type wraps struct {
	of   terms.ID
	kind types.BasicKind
}

// wrapped returns a number converted to an integer type, with wrap-around.
func wrapped(i int64, t *types.Basic) int64 {
	switch t.Kind() {
	case types.Int8:
		return int64(int8(i))
	case types.Int16:
		return int64(int16(i))
	case types.Int32:
		return int64(int32(i))
	case types.Uint8:
		return int64(uint8(i))
	case types.Uint16:
		return int64(uint16(i))
	case types.Uint32:
		return int64(uint32(i))
	}
	return i
}

// arith applies an operator with the wrap-around of type t.
func (x *Exec) arith(st *State, a terms.ID, op token.Token, b terms.ID, t types.Type) terms.ID {
	switch op {
	case token.EQL:
		return x.equal(st, a, b, t)
	case token.NEQ:
		return x.T.Not(x.equal(st, a, b, t))
	}
	v := x.binary(a, op, b, t)
	basic, ok := t.Underlying().(*types.Basic)
	if !ok {
		return v
	}
	switch op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ, token.LAND, token.LOR:
		return v
	}
	switch {
	case basic.Info()&types.IsInteger != 0 && basic.Kind() != types.UntypedInt && basic.Kind() != types.UntypedRune:
		return x.fits(st, v, basic)
	case basic.Info()&(types.IsFloat|types.IsComplex) != 0 && x.determined(v):
		return x.T.UnsureOf(wraps{v, basic.Kind()}) // it has one value, which is not computed
	}
	return v
}

// minus returns -a.
func (f *frame) minus(st *State, e *ast.UnaryExpr, a terms.ID) terms.ID {
	return f.x.arith(st, f.x.T.Int(0), token.SUB, a, f.x.typeOf(e.X))
}

// determined reports whether a term is computed from constants alone, by operators that the engine does not compute.
func (x *Exec) determined(id terms.ID) bool {
	switch x.T.Op(id) {
	case terms.Const:
		return true
	case terms.Arith:
		return x.determined(x.T.A(id)) && x.determined(x.T.B(id))
	case terms.Call:
		if !x.pure(id) {
			return false
		}
		for list := x.T.A(id); list != 0; list = x.T.B(list) {
			if !x.determined(x.T.A(list)) {
				return false
			}
		}
		return true
	}
	return false
}

// sameNumber reports whether a conversion to another type keeps a constant's value.
func sameNumber(t *terms.Table, v terms.ID, to *types.Basic) bool {
	_, isInt := t.IntOf(v)
	return isInt && to.Info()&types.IsFloat != 0
}

// fractions compares two constants, at least one of which is not an integer; ok is false for other terms.
func (x *Exec) fractions(a, b terms.ID) (cmp int, ok bool) {
	p, okA := x.fraction(a)
	q, okB := x.fraction(b)
	if !okA || !okB {
		return 0, false
	}
	return p.Cmp(q), true
}

func (x *Exec) fraction(id terms.ID) (*big.Rat, bool) {
	if n, ok := x.T.IntOf(id); ok {
		return big.NewRat(n, 1), true
	}
	if text, ok := x.T.ExactOf(id); ok {
		return new(big.Rat).SetString(text)
	}
	return nil, false
}
