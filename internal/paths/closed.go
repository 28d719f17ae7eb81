package paths

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

// A type with constants is an enumeration: code that compares a value with each of the constants has handled all intended values.
// A path on which the value is a different one is dropped, so that a switch over all constants needs no default.

// minConstants is the number of constants that makes a type an enumeration.
const minConstants = 2

// enumeration returns the constants of a type, or nil if it is no enumeration. For a type of another package, these are the exported
// ones.
func (x *Exec) enumeration(t types.Type) []terms.ID {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	if list, ok := x.enums[named.Obj()]; ok {
		return list
	}
	var list []terms.ID
	if b, ok := named.Underlying().(*types.Basic); ok && b.Info()&(types.IsInteger|types.IsString) != 0 {
		scope := named.Obj().Pkg().Scope()
		for _, name := range scope.Names() {
			c, ok := scope.Lookup(name).(*types.Const)
			if ok && types.Identical(c.Type(), named) && c.Val().Kind() != constant.Unknown {
				list = append(list, x.constant(c.Val()))
			}
		}
	}
	if len(list) < minConstants {
		list = nil
	}
	x.enums[named.Obj()] = list
	return list
}

// possible keeps the paths on which a value of an enumeration may be one of its constants.
func (x *Exec) possible(states []*State, value terms.ID, t types.Type) []*State {
	if len(states) == 0 {
		return states
	}
	constants := x.enumeration(t)
	if constants == nil {
		return states
	}
	var kept []*State
	for _, st := range states {
		for _, c := range constants {
			if x.T.Truth(st.Facts, x.T.Equal(value, c)) != terms.False {
				kept = append(kept, st)
				break
			}
		}
	}
	return kept
}

// compared returns the value that a condition compares with a constant, and its type; 0 for other conditions.
func (x *Exec) compared(cond terms.ID, e ast.Expr) (terms.ID, types.Type) {
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok {
		return 0, nil
	}
	if x.T.Op(cond) == terms.Not {
		cond = x.T.A(cond)
	}
	if x.T.Op(cond) != terms.Equal || !x.T.IsConstant(x.T.B(cond)) {
		return 0, nil
	}
	return x.T.A(cond), x.typeOf(b.X)
}
