package routes

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/internal/calls"
)

// Helpers often take an optional status as a variadic parameter:
//
//	code := http.StatusBadRequest
//	if len(status) > 0 {
//		code = status[0]
//	}
//
// The caller says how many there are, and which.

// isVariadic reports whether a function's last parameter is variadic.
func isVariadic(f *function) bool {
	list := f.typ.Params.List
	if len(list) == 0 {
		return false
	}
	_, ok := list[len(list)-1].Type.(*ast.Ellipsis)
	return ok
}

// variadic returns the arguments that a variadic parameter gets one by one, and the caller. known is false if x is no such parameter, or if
// they are unknown.
func (m *machine) variadic(w where, x ast.Expr) (from where, list []ast.Expr, known bool) {
	for range maxChain {
		i := m.paramOf(w, x)
		if i < 0 || !isVariadic(w.fn) || i != w.fn.typ.Params.NumFields()-1 || w.from == nil {
			break
		}
		caller, a := w.from(i)
		switch {
		case w.rest != nil:
			return caller, w.rest, true
		case a == nil:
			return w, nil, false
		}
		w, x = caller, a // status...
	}
	return w, nil, false
}

// oneOf returns the argument that is an element of a variadic parameter, and the caller; nil if it is unknown.
func (m *machine) oneOf(w where, e *ast.IndexExpr) (where, ast.Expr) {
	v := w.fn.pkg.Pass.TypesInfo.Types[e.Index].Value
	if v == nil || v.Kind() != constant.Int {
		return w, nil
	}
	from, list, known := m.variadic(w, e.X)
	if i, exact := constant.Int64Val(v); known && exact && 0 <= i && i < int64(len(list)) {
		return from, list[i]
	}
	return w, nil
}

// counts decides a comparison of the length of a variadic parameter with a constant.
func (m *machine) counts(w where, e ast.Expr) (is, known bool) {
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok || !compares(b.Op) {
		return false, false
	}
	info := w.fn.pkg.Pass.TypesInfo
	call, ok := ast.Unparen(b.X).(*ast.CallExpr)
	v := info.Types[b.Y].Value
	if !ok || v == nil || len(call.Args) != 1 {
		return false, false
	}
	if c, ok := calls.Of(info, call.Fun); !ok || c.Obj != types.Universe.Lookup("len") {
		return false, false
	}
	_, list, known := m.variadic(w, call.Args[0])
	return known && constant.Compare(constant.MakeInt64(int64(len(list))), b.Op, v), known
}
