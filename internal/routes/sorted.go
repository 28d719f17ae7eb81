package routes

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// Some functions sort errors: they get an error, ask which one it is and return another, such as one with a status. Others encode a value
// that they get as an interface, and fail if it cannot be encoded, or read one that middleware has stored, and fail if there is none. What
// such a function returns depends on the caller, so it is computed for each call.

// maxSorted bounds the depth of such calls.
const maxSorted = 4

// sorts reports whether a function returns an error, and asks which error one of its parameters is, encodes one, or reads a value that a
// request holds.
func (m *machine) sorts(g *function) bool {
	if is, ok := m.sorting[g]; ok {
		return is
	}
	m.sorting[g] = false
	info := g.pkg.Pass.TypesInfo
	if g.body == nil || g.typ.Results == nil || !isFault(info.TypeOf(g.typ.Results.List[len(g.typ.Results.List)-1].Type)) {
		return false
	}
	params, values := map[types.Object]bool{}, map[types.Object]bool{}
	for _, field := range g.typ.Params.List {
		for _, id := range field.Names {
			if obj := info.Defs[id]; obj != nil && isFault(obj.Type()) {
				params[obj] = true
			} else if obj != nil && !m.encodable(where{fn: g}, obj.Type()) {
				values[obj] = true
			}
		}
	}
	isParam := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && params[info.Uses[id]]
	}
	found := m.recalls(g)
	ast.Inspect(g.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			c, ok := calls.Of(info, n.Fun)
			if !ok || c.Obj == nil || len(n.Args) == 0 {
				break
			}
			row := g.pkg.Bound.Func(c.Obj, c.Recv)
			found = found || row != nil && (row.Language.As || row.Language.Asks) && isParam(n.Args[0]) ||
				row != nil && row.Language.Encodes != 0 && len(n.Args) >= row.Language.Encodes && values[info.Uses[identOf(n.Args[row.Language.Encodes-1])]]
		case *ast.TypeAssertExpr:
			found = found || isParam(n.X)
		case *ast.BinaryExpr:
			found = found || isParam(n.X) && faultName(info, n.Y) != nil
		case *ast.SwitchStmt:
			found = found || n.Tag != nil && isParam(n.Tag)
		}
		return !found
	})
	m.sorting[g] = found
	return found
}

// recalls reports whether a function reads a value that a request holds, or returns the error of one that does.
func (m *machine) recalls(g *function) bool {
	if is, ok := m.recalling[g]; ok || g.body == nil {
		return is
	}
	m.recalling[g] = false
	found := false
	ast.Inspect(g.body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return !found
		}
		c, ok := calls.Of(g.pkg.Pass.TypesInfo, call.Fun)
		if fn, isFunc := c.Obj.(*types.Func); ok && isFunc {
			found = found || g.pkg.Bound.Route(c.Obj, c.Recv).Does == api.ReadsValue
			if h := m.own(fn); h != nil && !found {
				results := fn.Signature().Results()
				found = results.Len() > 0 && isFault(results.At(results.Len()-1).Type()) && m.recalls(h)
			}
		}
		return !found
	})
	m.recalling[g] = found
	return found
}

// sorted returns the errors that a function that sorts errors returns to one caller.
func (m *machine) sorted(w where) *faults {
	s := &faults{}
	m.asked++
	if m.counting[w.fn] || m.asked > maxAsked {
		return &faults{open: true}
	}
	m.counting[w.fn] = true
	defer delete(m.counting, w.fn)
	m.returnedTo(w, s)
	return s
}

// sortedFor returns the answer of a call in which only the errors count that the function returns to this caller, if it sorts errors.
func (m *machine) sortedFor(w where, call *ast.CallExpr, a *Answer) *Answer {
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	if !ok || !isFunc || len(a.failures) == 0 || m.own(fn) == nil || !m.sorts(m.own(fn)) {
		return a
	}
	list, ok := m.failuresOf(w, call)
	if !ok {
		return a
	}
	out := *a
	out.failures = list
	return &out
}
