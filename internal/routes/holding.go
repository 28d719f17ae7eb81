package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// What fields of other modules' structs hold: see api.Holding.
//
//	token, err := jwt.Parse(text, key)
//	if err != nil {
//		…
//	}
//	claims, ok := token.Claims.(jwt.MapClaims)
//	if !ok || !token.Valid {
//
// ok is always true, and so is token.Valid, since there was no error.

// content returns the type of the value that an expression, a field with a row, holds; nil if it is unknown.
func (m *machine) content(w where, x ast.Expr) types.Type {
	w, x = m.traced(w, x)
	sel, ok := ast.Unparen(orIdent(x)).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	row := m.holdingOf(w.fn.pkg.Pass.TypesInfo, sel)
	if row == nil {
		return nil
	}
	return m.put(w, sel.X, row)
}

// holdingOf returns the row for a field that the program never sets, or nil.
func (m *machine) holdingOf(info *types.Info, sel *ast.SelectorExpr) *api.Holding {
	s := info.Selections[sel]
	if s == nil || s.Kind() != types.FieldVal || len(s.Index()) != 1 {
		return nil
	}
	of := s.Recv()
	if p, ok := of.Underlying().(*types.Pointer); ok {
		of = p.Elem()
	}
	f, ok := s.Obj().(*types.Var)
	row := m.table.Holding(types.TypeString(types.Unalias(of), nil) + "." + sel.Sel.Name)
	if !ok || row == nil || m.changes(memberKey(of, f)) {
		return nil
	}
	return row
}

// holdsTrue reports whether a field is true where it is used, since the call that made its struct has returned no error.
func (m *machine) holdsTrue(w where, sel *ast.SelectorExpr) bool {
	row := m.holdingOf(w.fn.pkg.Pass.TypesInfo, sel)
	return row != nil && len(row.True) > 0 && m.setsTrue(w, sel.X, sel, row)
}

// setsTrue is holdsTrue for the struct in a variable.
func (m *machine) setsTrue(w where, x ast.Expr, use ast.Node, row *api.Holding) bool {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[identOf(x)].(*types.Var)
	if !ok || isGlobal(v) || w.depth > maxChain {
		return false
	}
	if i := m.paramOf(w, x); i != noParam && w.from != nil {
		from, a := w.from(i)
		return a != nil && m.setsTrue(from, a, a, row)
	}
	defs, begins := m.reaching(w.fn, v, x.Pos())
	if len(defs) != 1 || begins || defs[0].literal || defs[0].index != 0 || m.outcome(w, defs[0].at, use) != succeeded {
		return false
	}
	call, ok := ast.Unparen(orIdent(defs[0].rhs)).(*ast.CallExpr)
	return ok && m.returnsTrue(w, call, row)
}

// returnsTrue is holdsTrue for the first result of a call that returns no error.
func (m *machine) returnsTrue(w where, call *ast.CallExpr, row *api.Holding) bool {
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	if fn, isFunc := c.Obj.(*types.Func); ok && isFunc && slices.Contains(row.True, fn.FullName()) {
		return true
	}
	w.depth++
	return m.returnsAll(w, call, func(in where, n *ast.ReturnStmt) bool {
		if m.contradicts(in, n, succeeded) {
			return true
		}
		switch info := in.fn.pkg.Pass.TypesInfo; len(n.Results) {
		case 0:
			return false
		case 1: // return jwt.Parse(text, key)
			inner, ok := ast.Unparen(n.Results[0]).(*ast.CallExpr)
			return ok && isTuple(info, inner) && m.returnsTrue(in, inner, row)
		default:
			return info.Types[n.Results[0]].IsNil() || m.setsTrue(in, n.Results[0], n, row)
		}
	})
}

// put returns the type of the value that the call which makes a struct puts in it.
func (m *machine) put(w where, x ast.Expr, row *api.Holding) types.Type {
	w, x = m.traced(w, x)
	call, ok := ast.Unparen(orIdent(x)).(*ast.CallExpr)
	if !ok || w.depth > maxChain {
		return nil
	}
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	if !ok || !isFunc {
		return nil
	}
	switch n := row.Takes[fn.FullName()]; {
	case slices.Contains(row.Makes, fn.FullName()):
		if t, ok := fn.Pkg().Scope().Lookup(row.Type[len(fn.Pkg().Path())+1:]).(*types.TypeName); ok {
			return t.Type()
		}
		return nil
	case n > 0:
		a := c.Operand(call, n-1)
		if a == nil {
			return nil
		}
		if t := typeOf(w.fn.pkg.Pass.TypesInfo, a); !types.IsInterface(t) {
			return t
		}
		return nil
	}
	callees, inner := m.callees(w, call)
	var found types.Type
	for i, in := range inner {
		if callees[i] == nil || in.fn.body == nil || m.defining[call] {
			return nil
		}
		m.defining[call] = true
		known := true
		ast.Inspect(in.fn.body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ReturnStmt:
				if len(n.Results) > 0 && in.fn.pkg.Pass.TypesInfo.Types[n.Results[0]].IsNil() {
					return false
				}
				var t types.Type
				if len(n.Results) > 0 {
					t = m.put(in, n.Results[0], row)
				}
				known = known && t != nil && (found == nil || types.TypeString(found, nil) == types.TypeString(t, nil))
				found = t
				return false
			}
			return true
		})
		delete(m.defining, call)
		if !known {
			return nil
		}
	}
	return found
}

// traced follows a variable, or the first result of a call, to the expression that gives it its value.
func (m *machine) traced(w where, x ast.Expr) (where, ast.Expr) {
	for range maxChain {
		id, ok := ast.Unparen(orIdent(x)).(*ast.Ident)
		if !ok {
			break
		}
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 {
			break
		}
		w, x = from, rhs
	}
	return w, x
}
