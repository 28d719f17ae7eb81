package paths

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A closure that other code calls back is followed for its effects: the variables of the function that it assigns. Most of
// them are read later. An exception is a loop variable in which a subtest sets a default:
//
//	for _, test := range tests {
//		t.Run(test.name, func(t *testing.T) {
//			if test.timeout == 0 {
//				test.timeout = time.Second
//			}
//			…
//
// Following this closure finds nothing, and costs as much as all of its code, in each iteration of the loop.

// leaves reports whether a closure assigns a variable of the function that may be read after other code has called it.
func (x *Exec) leaves(lit *ast.FuncLit) bool {
	left, known := x.left[lit]
	if !known {
		left = false
		x.assigned(lit, func(v *types.Var) {
			left = left || contains(x.decl, v.Pos()) && x.readAfter(v, lit)
		})
		x.left[lit] = left
	}
	return left
}

// readAfter reports whether a variable may be read after a closure has been called where it is written. It is not if each use
// outside of the closure is before it and takes no address, and if each turn of the loops that the closure is in, and each call of the
// closures, has a variable of its own. What a pointer leads to may be read anywhere, and results are read by returns.
func (x *Exec) readAfter(v *types.Var, lit *ast.FuncLit) bool {
	if _, isPointer := v.Type().Underlying().(*types.Pointer); isPointer || v.Kind() == types.ResultVar {
		return true
	}
	var stack []ast.Node
	after := false
	ast.Inspect(x.decl, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if n == ast.Node(lit) || after {
			return false
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.FuncLit:
			// A variable from outside is read by the next turn.
			after = contains(n, lit.Pos()) && !ownOfTurn(v, n)
		case *ast.BranchStmt:
			after = n.Tok == token.GOTO
		case *ast.Ident:
			after = x.Info.Uses[n] == v && (n.Pos() > lit.Pos() || x.sharedBy(stack, lit))
		}
		return !after
	})
	return after
}

// ownOfTurn reports whether each turn of a loop, or call of a closure, has a variable of its own, which the next one does not begin
// with.
func ownOfTurn(v *types.Var, loop ast.Node) bool {
	if loop, ok := loop.(*ast.ForStmt); ok {
		return contains(loop.Body, v.Pos())
	}
	return contains(loop, v.Pos())
}

// sharedBy reports whether the use of a variable, the last of nodes each of which is in the one before, may let other code read it
// later: its address is taken, or it is in another closure.
func (x *Exec) sharedBy(stack []ast.Node, lit *ast.FuncLit) bool {
	for _, n := range stack {
		switch n := n.(type) {
		case *ast.FuncLit:
			if !contains(n, lit.Pos()) {
				return true
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				return true
			}
		case *ast.SliceExpr:
			return true
		case *ast.SelectorExpr:
			if sel := x.Info.Selections[n]; sel != nil && sel.Kind() == types.MethodVal {
				return true
			}
		}
	}
	return false
}
