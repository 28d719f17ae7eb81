// Package syntax reads expressions and files of Go: what more than one of the models asks of them.
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

// InTest reports whether a position lies in a _test.go file. What cgo and others say of lines with a directive counts:
// the file is the one that was written.
func InTest(fset *token.FileSet, pos token.Pos) bool {
	return strings.HasSuffix(fset.Position(pos).Filename, "_test.go")
}
