package routes

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/syntax"
)

// localCodes is fieldCodes for a field of a struct in a local variable that only the function itself sees: what its literal and the
// assignments to the field give it, unless the errors that reach the function rule an assignment out. ok is false if the variable is a
// pointer, or if its address or all of it goes elsewhere.
func (m *machine) localCodes(w where, e *ast.SelectorExpr) (list []int, ok bool) {
	info := w.fn.pkg.Pass.TypesInfo
	v, isVar := info.Uses[identOf(e.X)].(*types.Var)
	sel := info.Selections[e]
	if !isVar || v.Kind() != types.LocalVar || !isStruct(v.Type()) || len(sel.Index()) != 1 || w.fn.body == nil || v.Pos() < w.fn.body.Pos() || w.fn.body.End() <= v.Pos() {
		return nil, false
	}
	ok = true
	give := func(at ast.Node, x ast.Expr, path fieldPath) {
		if !m.possible(w, at) {
			return
		}
		some, known := m.codes(w, x, path)
		list, ok = append(list, some...), ok && known
	}
	is := func(x ast.Expr) bool { id := identOf(x); return id != nil && info.ObjectOf(id) == v }
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			ast.Inspect(n.Body, func(n ast.Node) bool {
				x, isIdent := n.(*ast.Ident)
				ok = ok && !(isIdent && info.Uses[x] == v)
				return ok
			})
			return false
		case *ast.SelectorExpr: // a method may have a pointer receiver
			if s := info.Selections[n]; s != nil && s.Kind() != types.FieldVal && is(n.X) {
				ok = false
			}
		case *ast.AssignStmt:
			if len(n.Lhs) != len(n.Rhs) {
				break
			}
			for i, l := range n.Lhs {
				s, isSel := ast.Unparen(l).(*ast.SelectorExpr)
				lit, isLit := ast.Unparen(n.Rhs[i]).(*ast.CompositeLit)
				switch {
				case isSel && is(s.X) && info.Uses[s.Sel] == sel.Obj() && n.Tok == token.ASSIGN:
					give(n, n.Rhs[i], nil)
				case isSel && is(s.X) && info.Uses[s.Sel] != sel.Obj():
				case is(l) && isLit:
					if x := elementOf(info, lit, sel.Obj().Name()); x != nil {
						give(n, x, nil)
					}
				case is(syntax.Base(l)):
					ok = false
				}
			}
			return ok
		case *ast.ValueSpec:
			for _, name := range n.Names {
				ok = ok && (info.Defs[name] != v || len(n.Values) == 0)
			}
		}
		for _, x := range syntax.Exposed(n) {
			ok = ok && !is(syntax.Base(x))
		}
		return ok
	})
	return list, ok
}
