package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
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
		return nil, nil
	case isFunc:
		list = []*function{m.funcs[fn.Origin().FullName()]}
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
	info := w.fn.pkg.Pass.TypesInfo
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
			last := n.Results[len(n.Results)-1]
			if len(n.Results) > 1 && (how == succeeded && (m.certain(w, last, n) || isConstant(info, last, false)) ||
				how == failed && (info.Types[last].IsNil() || isConstant(info, last, true))) {
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
	return list, ok
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

// booleans returns whether an expression can be true, and whether it can be false.
func (m *machine) booleans(w where, e ast.Expr) (yes, no bool) {
	info := w.fn.pkg.Pass.TypesInfo
	if setFunc(info, e) {
		return true, true // mayBe asks the frame
	}
	if isConstant(info, e, true) || isConstant(info, e, false) {
		return isConstant(info, e, true), isConstant(info, e, false)
	}
	if w.depth > maxChain || m.asked > maxAsked {
		return true, true
	}
	m.asked++
	w.depth++
	may := func(want bool) bool {
		return !slices.ContainsFunc(m.tests(w, e, nil, want), func(g anyOf) bool {
			return !slices.ContainsFunc(g, func(t test) bool { return m.mayHold([]test{t}) })
		})
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			yes, no = m.booleans(w, e.X)
			return no, yes
		}
	case *ast.CallExpr:
		if callees, inner := m.callees(w, e); len(callees) > 0 && callees[0] != nil && len(m.tests(w, e, nil, true)) == 0 {
			for _, in := range inner {
				y, n := m.returnedBooleans(in)
				yes, no = yes || y, no || n
			}
			return yes, no
		}
		return may(true), may(false)
	case *ast.BinaryExpr:
		return may(true), may(false)
	case *ast.Ident:
		v, ok := info.Uses[e].(*types.Var)
		if !ok || isGlobal(v) {
			return true, true
		}
		defs, begins := m.reaching(w.fn, v, e.Pos())
		if begins || len(defs) == 0 {
			return true, true
		}
		for _, d := range defs {
			y, n := true, true
			switch {
			case d.zero:
				y = false
			case d.literal || d.rhs == nil || m.defining[d.at]:
			default:
				m.defining[d.at] = true
				if d.index < 0 {
					y, n = m.booleans(w, d.rhs)
				} else if call, isCall := ast.Unparen(d.rhs).(*ast.CallExpr); isCall && m.isLast(w, call, d.index) {
					y, n = m.booleans(w, call)
				}
				delete(m.defining, d.at)
			}
			yes, no = yes || y, no || n
		}
		return yes, no
	}
	return true, true
}

// isLast reports whether an index is that of the last result of a call.
func (m *machine) isLast(w where, call *ast.CallExpr, index int) bool {
	t, ok := typeOf(w.fn.pkg.Pass.TypesInfo, call).(*types.Tuple)
	return ok && index == t.Len()-1
}

// returnedBooleans returns whether a function can return true, and whether it can return false, as its last result.
func (m *machine) returnedBooleans(w where) (yes, no bool) {
	if m.counting[w.fn] || w.fn.body == nil {
		return true, true
	}
	m.counting[w.fn] = true
	defer delete(m.counting, w.fn)
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			switch {
			case !m.possible(w, n):
			case len(n.Results) == 0:
				yes, no = true, true
			default:
				y, f := m.booleans(w, n.Results[len(n.Results)-1])
				yes, no = yes || y, no || f
			}
			return false
		}
		return true
	})
	return yes, no
}
