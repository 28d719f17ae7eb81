package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
)

// compared returns the value (see truth) of a comparison of a string or an integer with a constant, as in a constructor that gives an
// option its default value. All values that the expression may have must give the same result.
func (fr *frame) compared(x ast.Expr, op token.Token, with constant.Value) int {
	if with.Kind() != constant.Int && with.Kind() != constant.String || !fr.steady(x) {
		return 0
	}
	result := 0
	for _, v := range fr.eval(x) {
		var c constant.Value
		switch v := v.(type) {
		case number:
			c = constant.MakeInt64(int64(v))
		case text:
			if !strings.Contains(string(v), hidden) {
				c = constant.MakeString(string(v))
			}
		}
		if c == nil || c.Kind() != with.Kind() {
			return 0
		}
		is := truth(constant.Compare(c, op, with))
		if result != 0 && result != is {
			return 0
		}
		result = is
	}
	return result
}

// steady reports whether the values of an expression are certainly those that the machine has: a field, or a variable to which only
// statements outside loops and literals assign.
func (fr *frame) steady(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		v, ok := fr.info().Uses[x].(*types.Var)
		if !ok || isGlobal(v) || fr.fn == nil {
			return false
		}
		for _, d := range fr.m.definitions(fr.fn)[v] {
			if d.literal || d.rhs == nil && !d.zero {
				return false
			}
			for _, b := range d.blocks {
				switch b.(type) {
				case *ast.ForStmt, *ast.RangeStmt:
					return false
				}
			}
		}
		return true
	case *ast.SelectorExpr:
		sel := fr.info().Selections[x]
		if sel == nil || sel.Kind() != types.FieldVal {
			return false
		}
		list := fr.eval(x.X)
		for _, v := range list {
			if o, ok := v.(*object); !ok || !o.whole {
				return false
			}
		}
		return len(list) > 0
	}
	return false
}
