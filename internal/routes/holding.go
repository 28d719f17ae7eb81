package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// What the interfaces in other modules' structs hold: see api.Holding.
//
//	token, err := jwt.Parse(text, key)
//	claims, ok := token.Claims.(jwt.MapClaims)
//
// ok is always true.

// content returns the type of the value that an expression, a field with a row, holds; nil if it is unknown.
func (m *machine) content(w where, x ast.Expr) types.Type {
	w, x = m.traced(w, x)
	sel, ok := ast.Unparen(orIdent(x)).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	s := w.fn.pkg.Pass.TypesInfo.Selections[sel]
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
	return m.put(w, sel.X, row)
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
