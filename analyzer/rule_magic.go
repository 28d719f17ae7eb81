package analyzer

import (
	"fmt"
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/catalog"
)

func magicRule() *rule {
	return &rule{
		Doc: Doc{
			ID: "magic", Default: true, Tests: true, Severity: Warning,
			Summary: "a number where net/http has a named constant for the status code",
			What: "Reports a number, or a constant expression of numbers, that is used as a status code: sent, kept to be " +
				"sent, or compared with one. It finds the places by what becomes of the value, not by names, so the " +
				"parameters of your own helpers, fields, results, tables of tests and framework calls are all covered.",
			Why: "404 is known to everyone, 409, 412, 422 and 424 are not. A reader has to look numbers up, a search for " +
				"http.StatusConflict misses them, and a typing error such as 402 for 403 stays a valid program.",
			Bad:  "w.WriteHeader(404)\n\nif resp.StatusCode == 0xC8 {\n\treturn nil\n}",
			Good: "w.WriteHeader(http.StatusNotFound)\n\nif resp.StatusCode == http.StatusOK {\n\treturn nil\n}",
			Fix: "Replaces the number by the constant as the file spells it, whatever net/http is imported as, and adds " +
				"the import if it is missing. The fix is safe: the value is the same.",
			Policy: "Silent for ranges (code >= 400), arithmetic (code / 100), for 0 and -1 that stand for \"no status\", " +
				"for values that are also used as other numbers (indices, lengths, exit statuses), and for variables " +
				"and fields that hold numbers outside 100–599 as well.",
			Options: []string{"literals"},
			Links:   []string{"https://pkg.go.dev/net/http#pkg-constants"},
		},
		weight: weightMagic,
		site:   magic,
	}
}

// magic reports numbers. It is silent where the place holds other numbers too, and for the codes that the user wants to
// stay numbers.
func magic(p *pkg, s flow.Site) *finding {
	if s.Named != nil || s.Mixed || p.Literals.Contains(int(s.Code)) {
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
	f := &finding{at: s.Expr, message: fmt.Sprintf("use %s instead of %s", name, source(s.Expr, s.Code))}
	if edits, ok := speller.Constant(s.Expr, path, constant); ok {
		f.repair = &repair{message: "Replace with " + name, edits: edits}
	}
	return f
}

// source is how a number stands in the source, with its value if that is not plain to see.
func source(e ast.Expr, code int64) string {
	decimal := fmt.Sprint(code)
	if lit, ok := ast.Unparen(e).(*ast.BasicLit); ok {
		if lit.Value == decimal {
			return decimal
		}
		return fmt.Sprintf("%s (%s)", lit.Value, decimal)
	}
	return decimal
}
