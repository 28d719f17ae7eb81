package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/calls"
)

// Which statuses an expression can be.
//
// A helper often chooses a status first, by asking which error it got, and sends it later: the number may be in a variable, in a field of
// a struct that a constructor made, or among the results of other helpers. The status is followed backwards, from the place that sends
// it: a variable gives what the assignments that reach it assign, unless the errors that reach the function rule that assignment out; a
// parameter gives the caller's argument; a call gives what the callee's return statements return; a field gives what the composite
// literals that make the struct give it. So that a field never changes after that, only fields that the program never assigns are
// followed, and none whose address it takes.
//
// A status that is not found is unknown. A zero, such as that of a field that a literal does not mention, is not a status.

// fieldPath is the way from a struct to a status in it: the fields to select, the outermost first. It is empty for a status itself.
type fieldPath []*types.Var

// codes returns the numbers that an expression, or the field of it to which a path leads, can be. ok is false if there may be others.
func (m *machine) codes(w where, e ast.Expr, path fieldPath) (list []int, ok bool) {
	info := w.fn.pkg.Pass.TypesInfo
	if tv := info.Types[e]; tv.Value != nil && len(path) == 0 {
		if n, exact := constant.Int64Val(constant.ToInt(tv.Value)); exact {
			return []int{int(n)}, true
		}
		return nil, false
	}
	if len(path) > 0 && info.Types[e].IsNil() {
		return nil, true // reading a field of it would panic
	}
	if w.depth > maxChain || m.asked > maxAsked {
		return nil, false
	}
	m.asked++
	w.depth++
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, isVar := info.Uses[e].(*types.Var)
		switch {
		case !isVar:
			return nil, false
		case isGlobal(v):
			return m.globalCodes(v, path)
		}
		if i := m.paramOf(w, e); i != noParam && w.from != nil {
			if from, a := w.from(i); a != nil {
				return m.codes(from, a, path)
			}
		}
		return m.variableCodes(w, v, e, path)
	case *ast.SelectorExpr:
		sel := info.Selections[e]
		if sel == nil {
			v, isVar := info.Uses[e.Sel].(*types.Var)
			if !isVar {
				return nil, false
			}
			return m.globalCodes(v, path)
		}
		if sel.Kind() != types.FieldVal {
			return nil, false
		}
		if len(path) == 0 {
			if list, ok := m.localCodes(w, e); ok && len(list) > 0 {
				return list, true
			}
		}
		if isFault(info.TypeOf(e.X)) && len(path) == 0 {
			lost := m.lost
			list, ok = m.ofFaults(w, e.X, func(o *object) vals {
				if v := o.field(sel.Obj()); len(v) > 0 {
					return v
				}
				return o.status
			})
			more, only := m.assignedCodes(w, e)
			if ok && (len(list)+len(more) > 0 || !isStruct(typeOf(info, e.X))) {
				m.lost = m.lost || !only
				return append(list, more...), only
			}
			if some, known := m.fieldCodes(w, e, sel, path); known {
				m.lost = lost
				return some, true
			}
			return list, false
		}
		return m.fieldCodes(w, e, sel, path)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return m.codes(w, e.X, path)
		}
	case *ast.StarExpr:
		return m.codes(w, e.X, path)
	case *ast.IndexExpr:
		if from, x := m.oneOf(w, e); x != nil {
			return m.codes(from, x, path)
		}
	case *ast.TypeAssertExpr:
		if len(path) > 0 {
			return m.codes(w, e.X, path)
		}
	case *ast.CompositeLit:
		return m.literalCodes(w, e, path)
	case *ast.CallExpr:
		if tv := info.Types[e.Fun]; tv.IsType() && len(e.Args) == 1 {
			return m.codes(w, e.Args[0], path)
		}
		c, isFunc := calls.Of(info, e.Fun)
		fn, _ := c.Obj.(*types.Func)
		if !isFunc || fn == nil {
			return nil, false
		}
		if sel, isSel := ast.Unparen(e.Fun).(*ast.SelectorExpr); isSel && c.Recv != nil && len(e.Args) == 0 && isFault(c.Recv) && len(path) == 0 {
			return m.ofFaults(w, sel.X, func(o *object) vals {
				if method := m.dispatch(o, fn.Name()); method != nil && method.fn != nil {
					if r := m.follow(method, nil, nil); len(r) > 0 {
						return r[0]
					}
				}
				return o.status
			})
		}
		return m.calledCodes(w, e, 0, mayFail, path)
	}
	return nil, false
}

// fieldCodes returns the numbers that a selected field, or a field of it, can be.
func (m *machine) fieldCodes(w where, e *ast.SelectorExpr, sel *types.Selection, path fieldPath) (list []int, ok bool) {
	var way fieldPath
	t := sel.Recv()
	for _, i := range sel.Index() {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() || m.changes(memberKey(t, s.Field(i))) {
			return nil, false
		}
		way, t = append(way, s.Field(i)), s.Field(i).Type()
	}
	return m.codes(w, e.X, append(way, path...))
}

// literalCodes returns the numbers that a composite literal gives a field.
func (m *machine) literalCodes(w where, e *ast.CompositeLit, path fieldPath) (list []int, ok bool) {
	_, isStruct := typeOf(w.fn.pkg.Pass.TypesInfo, e).Underlying().(*types.Struct)
	if !isStruct || len(path) == 0 {
		return nil, false
	}
	if x := elementOf(w.fn.pkg.Pass.TypesInfo, e, path[0].Name()); x != nil {
		return m.codes(w, x, path[1:])
	}
	return []int{0}, true
}

// globalCodes returns the numbers that a variable of a package, or a field of it, holds from the start.
func (m *machine) globalCodes(v *types.Var, path fieldPath) (list []int, ok bool) {
	g, ok := m.program.globals[globalKey(v)]
	if !ok || g.index >= 0 || len(path) == 0 || m.changes(globalKey(v)) {
		return nil, false
	}
	return m.codes(where{fn: &function{pkg: g.pkg, body: &ast.BlockStmt{}}}, g.value, path)
}

// variableCodes returns the numbers that a variable, or a field of it, can be at a use.
func (m *machine) variableCodes(w where, v *types.Var, use ast.Node, path fieldPath) (list []int, ok bool) {
	defs, begins := m.reaching(w.fn, v, use.Pos())
	if begins && v.Kind() != types.ResultVar || len(defs) == 0 {
		return nil, false
	}
	all := true
	for _, d := range defs {
		switch {
		case d.zero && len(defs) > 1:
			continue // not a status: the number selects something else
		case d.literal || d.rhs == nil || m.defining[d.at]:
			return nil, false
		case !m.possible(w, d.at, m.kept(w, d, defs, use)...):
			continue
		}
		m.defining[d.at] = true
		var some []int
		known := false
		if d.index < 0 {
			some, known = m.codes(w, d.rhs, path)
		} else if look, ok := ast.Unparen(d.rhs).(*ast.IndexExpr); ok && d.index == 0 {
			some, known = m.lookedUp(w, look, path)
		} else if call, ok := ast.Unparen(d.rhs).(*ast.CallExpr); ok {
			some, known = m.calledCodes(w, call, d.index, m.outcome(w, d.at, use), path)
		}
		delete(m.defining, d.at)
		all = all && known
		list = append(list, some...)
	}
	return list, all
}
