package routes

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/stdlib"
)

// mayBeNil reports whether an expression that a handler returns can be no error, if that is known. A function of another module that is
// not a method may make errors, as status.Error does: whether it can return nil is not known. Other operations can succeed.
func (m *machine) mayBeNil(w where, x ast.Expr) (may, known bool) {
	info := w.fn.pkg.Pass.TypesInfo
	x = nilOf(w.fn.pkg, x)
	switch {
	case info.Types[x].IsNil():
		return true, true
	case !isFault(info.TypeOf(x)) && !returnsFault(info, x):
		return false, true
	case m.certain(w, x, x):
		return false, true
	}
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		return m.variableNil(w, id)
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok {
		return true, true
	}
	c, ok := calls.Of(info, call.Fun)
	if !ok || w.depth > maxChain {
		return false, false
	}
	fn, isFunc := c.Obj.(*types.Func)
	var callees []*function
	switch {
	case !isFunc:
		callees = m.functionsOf(w, call.Fun)
	case fn.Signature().Recv() != nil && types.IsInterface(fn.Signature().Recv().Type()):
		callees = m.implementing(fn, fn.Signature().Recv().Type())
		if len(callees) == 0 {
			return true, true
		}
	case m.own(fn) != nil:
		callees = []*function{m.own(fn)}
	default:
		for _, a := range call.Args {
			if isFault(info.TypeOf(a)) && m.certain(w, a, call) {
				return false, true // it wraps an error
			}
		}
		plain := fn.Signature().Recv() == nil && !stdlib.Holds(pathOf(fn))
		return !plain, !plain
	}
	known = true
	for _, g := range callees {
		if g == nil {
			known = false
			continue
		}
		inner := m.into(w, call, c, g)
		one, sure := m.returnsNil(inner)
		may, known = may || one, known && sure
	}
	return may, known || may
}

// variableNil reports whether a variable can hold no error, if that is known.
func (m *machine) variableNil(w where, id *ast.Ident) (may, known bool) {
	v, ok := w.fn.pkg.Pass.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || isGlobal(v) || w.depth > maxChain {
		return false, false
	}
	if i := m.paramOf(w, id); i != noParam && w.from != nil {
		if from, a := w.from(i); a != nil {
			return m.mayBeNil(from, a)
		}
	}
	defs, begins := m.reaching(w.fn, v, id.Pos())
	known = !begins
	w.depth++
	for _, d := range defs {
		one, sure := d.zero, d.zero
		if d.rhs != nil && !m.defining[d.at] {
			m.defining[d.at] = true
			one, sure = m.mayBeNil(w, d.rhs)
			delete(m.defining, d.at)
		}
		may, known = may || one, known && sure
	}
	return may, known || may
}

// returnsFault reports whether the last of several results of a call is an error.
func returnsFault(info *types.Info, x ast.Expr) bool {
	t, ok := info.TypeOf(x).(*types.Tuple)
	return ok && t.Len() > 0 && isFault(t.At(t.Len()-1).Type())
}

// returnsNil reports whether a function can return no error, if that is known.
func (m *machine) returnsNil(w where) (may, known bool) {
	if m.counting[w.fn] || w.fn.body == nil {
		return false, w.fn.body != nil // what calls itself returns what the other calls do
	}
	m.counting[w.fn] = true
	defer delete(m.counting, w.fn)
	known = true
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			one, sure := true, true // a bare return
			if len(n.Results) > 0 {
				one, sure = m.mayBeNil(w, n.Results[len(n.Results)-1])
			}
			may, known = may || one, known && sure
		}
		return true
	})
	return may, known || may
}
