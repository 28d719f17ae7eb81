package paths

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A closure that unseen code calls back is followed for its effects: the variables of the function that it assigns. Most of these
// variables are read later. An exception is a loop variable in which a subtest sets a default:
//
//	for _, test := range tests {
//		t.Run(test.name, func(t *testing.T) {
//			if test.timeout == 0 {
//				test.timeout = time.Second
//			}
//			…
//
// Following this closure finds nothing and costs a run of its code in each turn of the loop.

// leaves reports whether a closure has lasting effects: it assigns a variable of the function that may be read after other code has
// called the closure.
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

// readAfter reports whether a variable may be read after a closure was called at the place where it is written. It is not read if
// each use outside of the closure comes before it and takes no address, and if each turn of the loops around the closure, and each
// call of the closures around it, has its own instance of the variable. A pointer's pointee may be read anywhere, and returns read
// results.
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
			// The next turn reads a variable that is declared outside of the loop.
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

// ownOfTurn reports whether each turn of a loop, or each call of a closure, has its own instance of a variable, whose value does not
// carry over to the next one.
func ownOfTurn(v *types.Var, loop ast.Node) bool {
	if loop, ok := loop.(*ast.ForStmt); ok {
		return contains(loop.Body, v.Pos())
	}
	return contains(loop, v.Pos())
}

// sharedBy reports whether a use of a variable may let other code read it later: the use takes its address, or is in another
// closure. stack has the nodes around the use, outermost first; the last one is the use.
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
