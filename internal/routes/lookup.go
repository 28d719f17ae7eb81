package routes

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/syntax"
)

// Maps from errors to statuses:
//
//	var statuses = map[error]int{ErrMissing: 404, ErrTaken: 409}
//
//	if code, ok := statuses[err]; ok {
//		http.Error(w, err.Error(), code)
//	}

// byError returns the elements of a package's map, if its keys are errors with a name and the program does not change it; nil for other
// expressions.
func (m *machine) byError(w where, e *ast.IndexExpr) (lit *ast.CompositeLit, in *Package) {
	info := w.fn.pkg.Pass.TypesInfo
	of, ok := typeOf(info, e.X).Underlying().(*types.Map)
	v, isVar := syntax.Named(info, e.X).(*types.Var)
	if !ok || !isVar || !isGlobal(v) || !isFault(of.Key()) || m.changes(globalKey(v)) {
		return nil, nil
	}
	g := m.program.globals[globalKey(v)]
	lit, ok = g.value.(*ast.CompositeLit)
	if !ok || g.index >= 0 {
		return nil, nil
	}
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok || faultName(g.pkg.Pass.TypesInfo, kv.Key) == nil {
			return nil, nil
		}
	}
	return lit, g.pkg
}

// lookedUp returns the numbers that a map has for the errors that its index can be, or those to which a path leads.
func (m *machine) lookedUp(w where, e *ast.IndexExpr, path fieldPath) (list []int, ok bool) {
	lit, in := m.byError(w, e)
	if lit == nil {
		return nil, false
	}
	from := where{fn: &function{pkg: in, body: &ast.BlockStmt{}}}
	ok = true
	for _, elt := range lit.Elts {
		kv, _ := elt.(*ast.KeyValueExpr)
		t := m.is(w, e.Index, faultName(in.Pass.TypesInfo, kv.Key))
		t[0].exact = true
		if !m.mayHold(t) {
			continue
		}
		some, known := m.codes(from, kv.Value, path)
		list, ok = append(list, some...), ok && known
	}
	return list, ok
}

// asksErrors lists the tests that hold if such a map has an element for an error, or none.
func (m *machine) asksErrors(w where, e *ast.IndexExpr, want bool) (list []anyOf) {
	lit, in := m.byError(w, e)
	if lit == nil {
		return nil
	}
	var some anyOf
	for _, elt := range lit.Elts {
		kv, _ := elt.(*ast.KeyValueExpr)
		t := m.is(w, e.Index, faultName(in.Pass.TypesInfo, kv.Key))
		t[0].exact, t[0].other = true, !want
		if want {
			some = append(some, t...)
		} else {
			list = append(list, t)
		}
	}
	if want {
		return []anyOf{some}
	}
	return list
}
