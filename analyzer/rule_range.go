package analyzer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/flow"
)

// ranges looks at the outermost chains of && and ||.
func ranges(p *pkg) []finding {
	var found []finding
	inner := map[*ast.BinaryExpr]bool{} // parts of a chain that was looked at as a whole
	for c := range p.inspector.Root().Preorder((*ast.BinaryExpr)(nil)) {
		e := c.Node().(*ast.BinaryExpr)
		if e.Op != token.LAND && e.Op != token.LOR || inner[e] {
			continue
		}
		if f := p.chain(e, inner); f != nil {
			found = append(found, *f)
		}
	}
	return found
}

// chain looks in a && b && …, or a || b || …, for operands about one status that decide the whole.
func (p *pkg) chain(e *ast.BinaryExpr, inner map[*ast.BinaryExpr]bool) *finding {
	var operands []ast.Expr
	var flatten func(x ast.Expr)
	flatten = func(x ast.Expr) {
		if b, ok := ast.Unparen(x).(*ast.BinaryExpr); ok && b.Op == e.Op {
			inner[b] = true
			flatten(b.X)
			flatten(b.Y)
			return
		}
		operands = append(operands, x)
	}
	flatten(e)

	var bySubject [][]ast.Expr // in source order
	index := map[string]int{}
	for _, x := range operands {
		if subject, ok := p.subject(x); ok {
			i, known := index[subject]
			if !known {
				i = len(bySubject)
				index[subject], bySubject = i, append(bySubject, nil)
			}
			bySubject[i] = append(bySubject[i], x)
		}
	}
	for _, about := range bySubject {
		if len(about) < 2 {
			continue // its own chain has been or will be looked at
		}
		if always, decided := p.decided(e.Op, about); decided {
			at := node{about[0].Pos(), about[len(about)-1].End()}
			if always {
				return &finding{at: at, message: "the condition is always true: every status satisfies one side; did you mean &&?"}
			}
			return &finding{at: at, message: "the condition is never true: no status satisfies both sides; did you mean ||?"}
		}
	}
	return nil
}

// decided evaluates operands about one status for every number that matters.
func (p *pkg) decided(op token.Token, operands []ast.Expr) (always, decided bool) {
	holds, fails := false, false
	for n := int64(-2); n <= 1001; n++ {
		value := op == token.LAND
		for _, x := range operands {
			if v := p.evaluate(x, n); op == token.LAND {
				value = value && v
			} else {
				value = value || v
			}
		}
		holds, fails = holds || value, fails || !value
	}
	if op == token.LAND {
		return false, !holds
	}
	return true, !fails
}

// evaluate says whether the status n satisfies a condition that subject has accepted.
func (p *pkg) evaluate(x ast.Expr, n int64) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.BinaryExpr:
		switch x.Op {
		case token.LAND:
			return p.evaluate(x.X, n) && p.evaluate(x.Y, n)
		case token.LOR:
			return p.evaluate(x.X, n) || p.evaluate(x.Y, n)
		}
		c := p.flow.Conditions[x]
		return constant.Compare(constant.MakeInt64(n), c.Op, constant.MakeInt64(c.Value))
	case *ast.UnaryExpr:
		return !p.evaluate(x.X, n)
	}
	return false
}

// subject returns the one status that a condition is about, as source; ok is false if it is about anything else too.
func (p *pkg) subject(x ast.Expr) (string, bool) {
	switch x := ast.Unparen(x).(type) {
	case *ast.BinaryExpr:
		if x.Op == token.LAND || x.Op == token.LOR {
			a, okA := p.subject(x.X)
			b, okB := p.subject(x.Y)
			return a, okA && okB && a == b
		}
		c, ok := p.flow.Conditions[x]
		if !ok || !withinRange(c) || !isPath(c.X) {
			return "", false
		}
		return types.ExprString(ast.Unparen(c.X)), true
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			return p.subject(x.X)
		}
	}
	return "", false
}

// withinRange keeps evaluation short: constants that are not codes are compared for other reasons.
func withinRange(c flow.Condition) bool { return c.Value >= -1 && c.Value <= 1000 }

// isPath reports whether an expression is a variable or a chain of fields: evaluating it twice gives the same.
func isPath(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		return isPath(e.X)
	}
	return false
}
