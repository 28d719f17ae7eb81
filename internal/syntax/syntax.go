// Package syntax has questions about expressions and files of Go that several models ask.
package syntax

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// WithoutConversions returns the expression within parentheses and conversions, such as text of []byte(text).
func WithoutConversions(info *types.Info, e ast.Expr) ast.Expr {
	for {
		e = ast.Unparen(e)
		call, ok := e.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !info.Types[call.Fun].IsType() {
			return e
		}
		e = call.Args[0]
	}
}

// Base returns the expression that selectors, indices, slices and dereferences of e begin at: x of (*x.f)[i].g.
func Base(e ast.Expr) ast.Expr {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return x
		}
	}
}

// Statements returns the statements of a block, or of a clause of a switch or select; nil for other nodes.
func Statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// Assigned returns the expressions that a node itself assigns a value to: the left side of an assignment or definition, the operand of ++ or --,
// the key and value of a range loop. A definition counts since it may assign to variables that exist.
func Assigned(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		var targets []ast.Expr
		if n.Key != nil {
			targets = append(targets, n.Key)
		}
		if n.Value != nil {
			targets = append(targets, n.Value)
		}
		return targets
	}
	return nil
}

// Exposed returns the expressions whose value a node changes or lets others change: what it assigns to, and the operand of &.
func Exposed(n ast.Node) []ast.Expr {
	if n, ok := n.(*ast.UnaryExpr); ok && n.Op == token.AND {
		return []ast.Expr{n.X}
	}
	return Assigned(n)
}

// Named returns the object that an identifier or a selector refers to, such as a field or a variable of another package; nil for other
// expressions.
func Named(info *types.Info, e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return info.ObjectOf(e)
	case *ast.SelectorExpr:
		return info.Uses[e.Sel]
	}
	return nil
}

// InTest reports whether a position is in a _test.go file, according to line directives if there are any.
func InTest(fset *token.FileSet, pos token.Pos) bool {
	return strings.HasSuffix(fset.Position(pos).Filename, "_test.go")
}

// Bodies returns the functions and methods of the files that have a body, with their declarations.
func Bodies(info *types.Info, files []*ast.File) map[*types.Func]*ast.FuncDecl {
	decls := map[*types.Func]*ast.FuncDecl{}
	for _, file := range files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && decl.Body != nil {
				if fn, ok := info.Defs[decl.Name].(*types.Func); ok {
					decls[fn] = decl
				}
			}
		}
	}
	return decls
}
