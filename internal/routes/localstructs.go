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
	v := localOf(w, e.X)
	sel := info.Selections[e]
	if v == nil || !isStruct(v.Type()) || len(sel.Index()) != 1 {
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

// localOf returns the variable that an expression names, if the function itself declares it; else nil.
func localOf(w where, x ast.Expr) *types.Var {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[identOf(x)].(*types.Var)
	if !ok || v.Kind() != types.LocalVar || w.fn.body == nil || v.Pos() < w.fn.body.Pos() || w.fn.body.End() <= v.Pos() {
		return nil
	}
	return v
}

// assignedCodes returns the numbers that a function assigns to a field of one of its variables. ok is false if there may be others.
func (m *machine) assignedCodes(w where, e *ast.SelectorExpr) (list []int, ok bool) {
	info, v := w.fn.pkg.Pass.TypesInfo, localOf(w, e.X)
	if v == nil {
		return nil, true
	}
	is := func(x ast.Expr) bool {
		s, isSel := ast.Unparen(x).(*ast.SelectorExpr)
		return isSel && info.Uses[s.Sel] == info.Uses[e.Sel] && info.Uses[identOf(s.X)] == v
	}
	ok = true
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		a, plain := n.(*ast.AssignStmt)
		plain = plain && a.Tok == token.ASSIGN && len(a.Lhs) == len(a.Rhs)
		for i, x := range syntax.Exposed(n) {
			switch {
			case !is(x):
			case !plain:
				ok = false
			case m.possible(w, n):
				some, known := m.codes(w, a.Rhs[i], nil)
				list, ok = append(list, some...), ok && known
			}
		}
		return true
	})
	return list, ok
}
