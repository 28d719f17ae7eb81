package routes

import (
	"go/ast"
	"go/token"
	"go/types"
)

// gin's c.Error stores an error, and middleware answers it after c.Next by what is in c.Errors. Such middleware answers nothing to a
// request for which no handler has stored an error, and whether it answers each error is not followed: the list is incomplete.

// answersErrors reports whether middleware reads the errors of the chain after the rest of it has run, and may answer then.
func (m *machine) answersErrors(c *closure) bool {
	if c.fn == nil || m.answers[c.fn.node] == nil {
		return false
	}
	next := m.next(c)
	reads := false
	info := c.fn.pkg.Pass.TypesInfo
	ast.Inspect(c.fn.body, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && next.IsValid() && n.Pos() > next {
			s := info.Selections[sel]
			reads = reads || s != nil && s.Kind() == types.FieldVal && s.Obj().Name() == "Errors" && m.table.Middleware(pathOf(s.Obj()))
		}
		return !reads
	})
	return reads
}

// next returns where middleware lets the rest of the chain run.
func (m *machine) next(c *closure) (at token.Pos) {
	for _, call := range m.answers[c.fn.node].Hands {
		if len(call.Args) == 0 && !at.IsValid() {
			at = call.Pos()
		}
	}
	return at
}

// later returns what such middleware answers: where no error was stored, nothing of what it sends after the rest of the chain is certain.
func (m *machine) later(c *closure, a, inner *Answer) *Answer {
	if inner.noted {
		return a
	}
	next := m.next(c)
	out := &Answer{silent: a.silent, noted: a.noted, failures: a.failures, open: a.open}
	for code, nodes := range a.codes {
		for _, n := range nodes {
			if n.Pos() > next && n.Pos() < c.fn.body.End() {
				out.open = true
			} else {
				out.add(code, n)
			}
		}
	}
	return out
}
