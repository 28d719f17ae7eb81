package fix

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// sameValue reports whether the constant to has the value of expr.
func (s *Speller) sameValue(expr ast.Expr, to *value) bool {
	from, ok := s.info.Types[expr]
	if !ok || from.Value == nil {
		return false
	}
	is, want := constant.ToInt(from.Value), constant.ToInt(to.constant)
	return is.Kind() == constant.Int && want.Kind() == constant.Int && constant.Compare(is, token.EQL, want)
}

// fits reports whether the constant to can replace the integer expr: it leaves the type of expr and of
// everything around it as it is.
//
// An untyped constant takes its type from what surrounds it, but where nothing around it has a type it brings its own:
// `x := 404.0` is a float64 and `x := http.StatusNotFound` an int, `809.0 / 2` is 404.5 and as integers 404. So a constant of
// another kind than integer is only replaced if the surroundings decide its type.
func (s *Speller) fits(expr ast.Expr, to *value) bool {
	from, ok := s.info.Types[expr]
	if !ok || from.Value == nil || from.Type == nil || constant.ToInt(from.Value).Kind() != constant.Int {
		return false
	}
	kind, ok := kindOf(expr)
	if !ok || !surroundingsDecide(kind, from.Type) {
		return false
	}
	if basic, ok := to.typ.(*types.Basic); ok && basic.Info()&types.IsUntyped != 0 {
		return basic.Kind() == types.UntypedInt
	}
	return types.Identical(from.Type, to.typ)
}

// surroundingsDecide reports whether an untyped constant of the given kind, to which the type checker gave the type typ,
// would have got the same type if it were an integer.
func surroundingsDecide(kind types.BasicKind, typ types.Type) bool {
	if kind == types.UntypedInt {
		return true
	}
	basic, ok := typ.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsInteger == 0 || basic.Info()&types.IsUntyped != 0 {
		return false // it may be the default type of a float, or no type at all in a larger constant expression
	}
	if _, named := types.Unalias(typ).(*types.Named); named {
		return true
	}
	return kind != types.UntypedRune || basic.Kind() != types.Int32 // rune is what a character literal is by itself
}

// kindOf returns the kind that a constant expression of literals has by itself. Anything that is not made of literals
// alone, such as a conversion, has a type of its own: then the result is false.
func kindOf(expr ast.Expr) (types.BasicKind, bool) {
	switch e := expr.(type) {
	case *ast.BasicLit:
		switch e.Kind {
		case token.INT:
			return types.UntypedInt, true
		case token.CHAR:
			return types.UntypedRune, true
		case token.FLOAT:
			return types.UntypedFloat, true
		case token.IMAG:
			return types.UntypedComplex, true
		}
	case *ast.ParenExpr:
		return kindOf(e.X)
	case *ast.UnaryExpr:
		switch e.Op {
		case token.ADD, token.SUB, token.XOR:
			return kindOf(e.X)
		}
	case *ast.BinaryExpr:
		x, okX := kindOf(e.X)
		y, okY := kindOf(e.Y)
		if !okX || !okY {
			return types.Invalid, false
		}
		switch e.Op {
		case token.SHL, token.SHR:
			if x != types.UntypedRune {
				x = types.UntypedInt
			}
			return x, true
		case token.ADD, token.SUB, token.MUL, token.QUO, token.REM, token.AND, token.OR, token.XOR, token.AND_NOT:
			return max(x, y), true // go/types numbers the kinds in the order in which the language ranks them
		}
	}
	return types.Invalid, false
}
