package routes

import (
	"go/ast"
	"go/types"
)

// Recovery that comes with a router. What such middleware answers to a panic is not listed, since any code may panic; but a handler that does nothing else gets the 500 of
// the middleware that recovers.

// empty reports whether a handler certainly answers nothing.
func (a *Answer) empty() bool {
	return len(a.codes) == 0 && len(a.failures) == 0 && !a.silent && !a.noted && !a.open
}

// onlyPanics reports whether a handler's function calls panic.
func (m *machine) onlyPanics(handler vals) bool {
	f := m.functionOf(handler)
	if f == nil || f.body == nil {
		return false
	}
	found := false
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.Ident:
			found = found || f.pkg.Pass.TypesInfo.Uses[n] == types.Universe.Lookup("panic")
		}
		return !found
	})
	return found
}

// catches reports whether a handler is middleware that answers 500 to a panic.
func (m *machine) catches(v value) bool {
	c, ok := v.(*closure)
	return ok && c.obj != nil && m.catching(c.obj)
}

func (m *machine) catching(obj types.Object) bool {
	fn, ok := obj.(*types.Func)
	return ok && m.table.Recovers(fn.FullName())
}
