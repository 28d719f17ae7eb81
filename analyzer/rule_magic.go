package analyzer

import (
	"fmt"
	"go/ast"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/flow"
)

// magic reports numbers. It is silent where other numbers are kept in the same place, and for codes that the user wants to
// stay numbers.
func magic(p *pkg, s flow.Site) *finding {
	if s.Named != nil || s.Mixed || p.at(s.Expr.Pos()).Literals.Contains(int(s.Code)) {
		return nil
	}
	constant, ok := catalog.Constant(int(s.Code))
	if !ok {
		return nil
	}
	speller := p.speller(s.Expr.Pos())
	if speller == nil {
		return nil
	}
	name, path := p.spelled(speller, s.Expr.Pos(), constant)
	f := &finding{at: s.Expr, message: fmt.Sprintf("use %s instead of %s", name, written(s.Expr, s.Code))}
	if edits, ok := speller.Constant(s.Expr, path, constant); ok {
		f.repair = &repair{message: "Replace with " + name, edits: edits}
	}
	return f
}

// written is how a number is written in the source, with its value if the two differ.
func written(e ast.Expr, code int64) string {
	decimal := fmt.Sprint(code)
	if lit, ok := ast.Unparen(e).(*ast.BasicLit); ok {
		if lit.Value == decimal {
			return decimal
		}
		return fmt.Sprintf("%s (%s)", lit.Value, decimal)
	}
	return decimal
}
