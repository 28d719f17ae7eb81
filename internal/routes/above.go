package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// Numbers that other modules put in their structs if there is no error: see api.Holding.
//
//	result := db.First(&user, id)
//	if result.Error != nil {
//		…
//	}
//	if result.RowsAffected == 0 {
//
// The second condition never holds.

// comparesKnown decides a comparison with a constant of the length of a variadic parameter, or of a field that is above zero.
func (m *machine) comparesKnown(w where, e ast.Expr) (is, known bool) {
	if is, known = m.counts(w, e); known {
		return is, true
	}
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok || !compares(b.Op) {
		return false, false
	}
	sel, ok := ast.Unparen(b.X).(*ast.SelectorExpr)
	v := w.fn.pkg.Pass.TypesInfo.Types[b.Y].Value
	if !ok || v == nil || v.Kind() != constant.Int {
		return false, false
	}
	n, exact := constant.Int64Val(v)
	if is, known = aboveZero(b.Op, n); !exact || !known || !m.isAbove(w, sel) {
		return false, false
	}
	return is, true
}

// aboveZero decides a comparison of a number above zero with n.
func aboveZero(op token.Token, n int64) (is, known bool) {
	switch op {
	case token.EQL, token.LEQ:
		return false, n < 1
	case token.NEQ, token.GTR:
		return true, n < 1
	case token.LSS:
		return false, n <= 1
	case token.GEQ:
		return true, n <= 1
	}
	return false, false
}

// isAbove reports whether a field is above zero, since the call that made its struct has left no error there. Nothing else happens to the
// struct: other methods may change it.
func (m *machine) isAbove(w where, sel *ast.SelectorExpr) bool {
	info := w.fn.pkg.Pass.TypesInfo
	row := m.holdingOf(info, sel)
	v, ok := info.Uses[identOf(sel.X)].(*types.Var)
	if row == nil || len(row.Above) == 0 || !ok || isGlobal(v) || !m.onlyRead(w, v) {
		return false
	}
	defs, begins := m.reaching(w.fn, v, sel.Pos())
	if len(defs) != 1 || begins || defs[0].literal || defs[0].index >= 0 {
		return false
	}
	call, ok := ast.Unparen(orIdent(defs[0].rhs)).(*ast.CallExpr)
	if !ok {
		return false
	}
	c, ok := calls.Of(info, call.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	if !ok || !isFunc || !slices.Contains(row.Above, fn.FullName()) {
		return false
	}
	return slices.ContainsFunc(m.guards(w, sel), func(g anyOf) bool {
		return len(g) == 1 && g[0].null && !g[0].other && m.isErrorOf(g[0], v, defs[0], row)
	})
}

// isErrorOf reports whether a test is about the error in the struct that an assignment gives a variable.
func (m *machine) isErrorOf(t test, v *types.Var, d definition, row *api.Holding) bool {
	w, x := m.traced(t.w, t.x)
	sel, ok := ast.Unparen(orIdent(x)).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != row.NoError || w.fn.pkg.Pass.TypesInfo.Uses[identOf(sel.X)] != v {
		return false
	}
	defs, begins := m.reaching(w.fn, v, sel.Pos())
	return len(defs) == 1 && !begins && defs[0].at == d.at
}

// onlyRead reports whether a function uses a variable only to read fields of it.
func (m *machine) onlyRead(w where, v *types.Var) bool {
	info := w.fn.pkg.Pass.TypesInfo
	reads, uses := 0, 0
	ast.Inspect(m.declarationOf(w.fn), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if s := info.Selections[n]; s != nil && s.Kind() == types.FieldVal && info.Uses[identOf(n.X)] == v {
				reads++
			}
		case *ast.AssignStmt: // what it is assigned is looked up by its place
			for _, l := range n.Lhs {
				if info.Uses[identOf(l)] == v {
					reads++
				}
			}
		case *ast.Ident:
			if info.Uses[n] == v {
				uses++
			}
		}
		return true
	})
	return uses == reads
}
