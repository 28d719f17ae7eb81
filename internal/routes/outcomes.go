package routes

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// outcome says whether a call failed.
type outcome uint8

const (
	mayFail   outcome = iota // unknown
	succeeded                // its error is nil, or its last result is true
	failed
)

// outcome returns whether the call in an assignment has failed when control reaches use. It is known if a condition around use asks
// for the call's error, or for its last result if that is a boolean.
func (m *machine) outcome(w where, at, use ast.Node) outcome {
	for _, g := range m.guards(w, use) {
		if len(g) != 1 {
			continue
		}
		t := g[0]
		if t.boolean {
			if t.isNil {
				continue
			}
			if v, ok := w.fn.pkg.Pass.TypesInfo.ObjectOf(identOf(t.x)).(*types.Var); ok && t.w.fn == w.fn && !isGlobal(v) {
				defs, begins := m.reaching(w.fn, v, t.x.Pos())
				if !begins && len(defs) == 1 && defs[0].at == at {
					return map[bool]outcome{true: succeeded, false: failed}[t.want]
				}
			}
			continue
		}
		if k := m.keyOf(t.w, t.x); k.fn != w.fn || k.at != at || k.n != 1 {
			continue
		}
		switch {
		case t.null && !t.other:
			return succeeded
		case t.null == t.other:
			return failed
		}
	}
	return mayFail
}

// calledCodes returns the numbers that a result of a call, or a field of it, can be.
func (m *machine) calledCodes(w where, e *ast.CallExpr, index int, how outcome, path fieldPath) (list []int, ok bool) {
	callees, inner := m.callees(w, e)
	for i, g := range callees {
		if g == nil {
			return nil, false
		}
		some, known := m.returnedCodes(inner[i], index, how, path)
		if !known {
			return nil, false
		}
		list = append(list, some...)
	}
	return list, len(callees) > 0
}

// callees lists the functions that a call may reach, with where they run. A nil element means that there may be others.
func (m *machine) callees(w where, e *ast.CallExpr) (list []*function, inner []where) {
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, e.Fun)
	if !ok || w.depth > maxChain {
		return nil, nil
	}
	fn, isFunc := c.Obj.(*types.Func)
	switch {
	case isFunc && fn.Signature().Recv() != nil && types.IsInterface(fn.Signature().Recv().Type()):
		of := fn.Signature().Recv().Type()
		if list = m.implementing(fn, of); len(list) == 0 || m.elsewhereToo(of) || fn.Pkg() == nil || m.packages[fn.Pkg().Path()] == nil {
			return nil, nil
		}
		// A method that calls itself through an interface returns what the other methods return.
		if others := slices.DeleteFunc(slices.Clone(list), func(g *function) bool { return g == w.fn }); len(others) > 0 {
			list = others
		}
	case isFunc:
		list = []*function{m.own(fn.Origin())}
	default:
		list = m.functionsOf(w, e.Fun)
	}
	for _, g := range list {
		if g == nil {
			return []*function{nil}, []where{{}}
		}
		inner = append(inner, m.into(w, e, c, g))
	}
	return list, inner
}

// returnedCodes returns the numbers that a function can return as one of its results, or in a field of it.
func (m *machine) returnedCodes(w where, index int, how outcome, path fieldPath) (list []int, ok bool) {
	ok = true
	if m.counting[w.fn] || w.fn.body == nil {
		return nil, false
	}
	m.counting[w.fn] = true
	defer delete(m.counting, w.fn)
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if !ok || !m.possible(w, n) {
				return false
			}
			var some []int
			if len(n.Results) == 0 {
				v := resultOf(w.fn, index)
				if ok = v != nil; ok {
					some, ok = m.variableCodes(w, v, n, path)
				}
				list = append(list, some...)
				return false
			}
			if m.contradicts(w, n, how) {
				return false
			}
			if call, isCall := ast.Unparen(n.Results[0]).(*ast.CallExpr); isCall && len(n.Results) <= index {
				some, ok = m.calledCodes(w, call, index, how, path)
			} else if index < len(n.Results) {
				some, ok = m.codes(w, n.Results[index], path)
			} else {
				ok = false
			}
			list = append(list, some...)
		}
		return true
	})
	later, rescued := m.altered(w.fn, index)
	for _, d := range later {
		if d.rhs == nil || d.index >= 0 {
			return list, false
		}
		some, known := m.codes(w, d.rhs, path)
		list, ok = append(list, some...), ok && known
	}
	return list, ok && !rescued
}

// contradicts reports whether a return statement cannot be the one with which a call succeeded or failed.
func (m *machine) contradicts(w where, n *ast.ReturnStmt, how outcome) bool {
	if len(n.Results) < 2 {
		return false
	}
	info, last := w.fn.pkg.Pass.TypesInfo, n.Results[len(n.Results)-1]
	switch how {
	case succeeded:
		return (m.certain(w, last, n) || isConstant(info, last, false)) && !m.mayLoseError(w.fn)
	case failed:
		return (info.Types[last].IsNil() || isConstant(info, last, true)) && !m.alters(w.fn, -1)
	}
	return false
}

// isConstant reports whether an expression is the given boolean constant.
func isConstant(info *types.Info, e ast.Expr, b bool) bool {
	v := info.Types[e].Value
	return v != nil && v.Kind() == constant.Bool && constant.BoolVal(v) == b
}

// resultOf returns a named result of a function; nil if it has no name.
func resultOf(f *function, index int) *types.Var {
	i := 0
	for _, field := range f.typ.Results.List {
		for _, id := range field.Names {
			if i == index {
				v, _ := f.pkg.Pass.TypesInfo.Defs[id].(*types.Var)
				return v
			}
			i++
		}
		i += max(0, 1-len(field.Names))
	}
	return nil
}

// isInteger reports whether values of a type are integers.
func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}
