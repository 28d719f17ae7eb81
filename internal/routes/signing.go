package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// Signatures that never fail: see api.Signer.
//
//	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": id})
//	text, err := token.SignedString([]byte(secret))
//
// The error is always nil if the claims can be encoded (see encoding.go).

// signs reports whether a call of a method with a row never fails.
func (m *machine) signs(w where, e *ast.CallExpr, c calls.Callee, row *api.Signer) bool {
	key, token := c.Operand(e, 0), c.Operand(e, calls.Receiver)
	info := w.fn.pkg.Pass.TypesInfo
	if key == nil || token == nil || types.TypeString(typeOf(info, key), nil) != row.Key {
		return false
	}
	if id, ok := ast.Unparen(token).(*ast.Ident); ok {
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 || from.fn != w.fn || !m.changesEncode(w, id, row) {
			return false
		}
		token = rhs
	}
	call, ok := ast.Unparen(token).(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return false
	}
	made, ok := calls.Of(info, call.Fun)
	fn, isFunc := made.Obj.(*types.Func)
	if !ok || !isFunc || !m.takesAnyKey(w, call.Args[0], row) {
		return false
	}
	switch fn.FullName() {
	case row.New:
		return true
	case row.With:
		return len(call.Args) > 1 && m.encodes(w, call.Args[1])
	}
	return false
}

// takesAnyKey reports whether an expression is an algorithm that takes any key.
func (m *machine) takesAnyKey(w where, x ast.Expr, row *api.Signer) bool {
	info := w.fn.pkg.Pass.TypesInfo
	switch x := ast.Unparen(x).(type) {
	case *ast.SelectorExpr:
		v, ok := info.Uses[x.Sel].(*types.Var)
		return ok && slices.Contains(row.Algorithms, globalKey(v))
	case *ast.CallExpr:
		c, ok := calls.Of(info, x.Fun)
		fn, isFunc := c.Obj.(*types.Func)
		if !ok || !isFunc || fn.FullName() != row.ByName || len(x.Args) != 1 {
			return false
		}
		name, known := stringOf(info, x.Args[0])
		return known && slices.Contains(row.Names, name)
	}
	return false
}

// changesEncode reports whether all that a function stores in a variable before use can be encoded, and nothing else gets the variable.
func (m *machine) changesEncode(w where, use *ast.Ident, row *api.Signer) bool {
	info := w.fn.pkg.Pass.TypesInfo
	v, all := info.Uses[use], true
	var stack []ast.Node
	ast.Inspect(m.declarationOf(w.fn), func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if id, ok := n.(*ast.Ident); ok && info.Uses[id] == v && id.Pos() < use.Pos() {
			all = all && m.useEncodes(w, stack, use, row)
		}
		stack = append(stack, n)
		return true
	})
	return all
}

// useEncodes is changesEncode for one use of the variable, within the nodes of a stack.
func (m *machine) useEncodes(w where, stack []ast.Node, use *ast.Ident, row *api.Signer) bool {
	info := w.fn.pkg.Pass.TypesInfo
	up := func(i int) ast.Node {
		if i > len(stack) {
			return nil
		}
		return stack[len(stack)-i]
	}
	if a, ok := up(1).(*ast.AssignStmt); ok { // a new token in the variable: origin has chosen the one that is used
		return !slices.ContainsFunc(a.Rhs, func(rhs ast.Expr) bool { return info.Uses[identOf(rhs)] == info.Uses[use] })
	}
	sel, ok := up(1).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	if fn, ok := info.Uses[sel.Sel].(*types.Func); ok {
		return fn.FullName() == row.Func
	}
	if sel.Sel.Name != row.Part && sel.Sel.Name != row.Header {
		return !slices.Contains(syntax.Exposed(up(2)), ast.Expr(sel)) // token.Method = … needs another key
	}
	at, x := 2, ast.Expr(sel)
	if t, ok := up(at).(*ast.TypeAssertExpr); ok { // token.Claims.(jwt.MapClaims)
		at, x = at+1, t
	}
	if i, ok := up(at).(*ast.IndexExpr); ok && i.X == x {
		at, x = at+1, i
	}
	a, ok := up(at).(*ast.AssignStmt)
	if !ok {
		return false
	}
	if i := slices.Index(a.Lhs, x); i >= 0 { // token.Claims = …, token.Header["kid"] = …
		return len(a.Lhs) == len(a.Rhs) && m.encodes(w, a.Rhs[i])
	}
	claims, ok := info.ObjectOf(identOf(a.Lhs[0])).(*types.Var) // claims := token.Claims.(jwt.MapClaims)
	return ok && len(a.Rhs) == 1 && a.Rhs[0] == x && m.partsEncode(w, claims, use)
}
