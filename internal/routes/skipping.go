package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// Middleware may be configured with a function that says which requests it leaves alone: echo's Skipper. If that function asks for the
// method or the path, it separates routes rather than requests of one route. If its answer for the route is known, what the middleware
// sends after it has asked counts or does not. Otherwise that is not listed, and the list is incomplete.

// withoutSkipped returns what middleware answers without the statuses that depend on such a function.
func (m *machine) withoutSkipped(c *closure, a *Answer) *Answer {
	if c.fn == nil || m.answers[c.fn.node] == nil {
		return a
	}
	spans, sure := m.skipped(c)
	if len(spans) == 0 {
		return a
	}
	within := func(n ast.Node) bool {
		return slices.ContainsFunc(spans, func(s ast.Node) bool { return s.Pos() <= n.Pos() && n.End() <= s.End() })
	}
	out := *a
	out.codes, out.failures, out.open = nil, nil, a.open || !sure
	for code, nodes := range a.codes {
		for _, n := range nodes {
			if !within(n) {
				out.add(code, n)
			}
		}
	}
	for _, f := range a.failures {
		if o, ok := f.(*object); !sure || !ok || o.call == nil || !within(o.call) {
			out.failures = out.failures.with(vals{f})
		}
	}
	return &out
}

// skipped lists the blocks of a function in which what runs depends on a configured function that asks which route it is: of the
// blocks around the call, the innermost that always leaves the function. sure says that the function always tells the middleware to do
// nothing.
func (m *machine) skipped(c *closure) (spans []ast.Node, sure bool) {
	var w where
	sure = true
	ast.Inspect(c.fn.body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || !m.configured(c, call) {
			return true
		}
		if w.fn == nil {
			w = m.whereIn(c)
		}
		if unset(w.frame(), call.Fun) {
			return true
		}
		for _, g := range m.functionsOf(w, call.Fun) {
			if g == nil || !m.asksRoute(g, 0) {
				continue
			}
			yes, no := m.eitherReturned([]where{{fn: g}}, -1, mayFail, isTrue)
			if !yes {
				continue
			}
			sure = sure && !no
			span := ast.Node(c.fn.body)
			for _, around := range c.fn.pathTo(call) {
				if b, ok := around.(*ast.BlockStmt); ok && leaves(b.List) && b != c.fn.body {
					if _, ok := b.List[len(b.List)-1].(*ast.ReturnStmt); ok {
						span = b
					}
				}
			}
			spans = append(spans, span)
		}
		return true
	})
	return spans, sure
}

// unset reports whether a function is a field to which the program gave nothing in the struct that it is in.
func unset(fr *frame, fun ast.Expr) bool {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok || fr.info().Selections[sel] == nil {
		return false
	}
	list := fr.eval(sel.X)
	return len(list) > 0 && !slices.ContainsFunc(list, func(v value) bool {
		o, ok := v.(*object)
		return !ok || len(o.fields[sel.Sel.Name]) > 0
	})
}

// configured reports whether a call is of a function value that answers yes or no.
func (m *machine) configured(c *closure, call *ast.CallExpr) bool {
	info := c.fn.pkg.Pass.TypesInfo
	b, ok := typeOf(info, call).Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsBoolean == 0 || info.Types[call.Fun].IsType() || len(call.Args) == 0 {
		return false
	}
	callee, ok := calls.Of(info, call.Fun)
	if !ok {
		return false
	}
	_, isVar := callee.Obj.(*types.Var)
	return isVar
}

// asksRoute reports whether a function reads the method or the path of a request, itself or through functions of the program.
func (m *machine) asksRoute(f *function, depth int) bool {
	if f.body == nil || depth > 3 {
		return false
	}
	info, found := f.pkg.Pass.TypesInfo, false
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			s := info.Selections[n]
			if s == nil {
				return true
			}
			switch in := pathOf(s.Obj()); s.Kind() {
			case types.FieldVal:
				found = found || in == "net/http" && (n.Sel.Name == "Method" || n.Sel.Name == "Pattern" || n.Sel.Name == "RequestURI") ||
					in == "net/url" && n.Sel.Name == "Path"
			default:
				fn, ok := s.Obj().(*types.Func)
				found = found || ok && m.harmless(fn) && fn.Signature().Params().Len() == 0 && slices.Contains([]string{"Path", "FullPath", "Method", "Route"}, fn.Name())
			}
		case *ast.CallExpr:
			if c, ok := calls.Of(info, n.Fun); ok {
				if fn, ok := c.Obj.(*types.Func); ok && m.own(fn) != nil {
					found = found || m.asksRoute(m.own(fn), depth+1)
				}
			}
		}
		return !found
	})
	return found
}
