package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

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
		if isFault(info.TypeOf(e.X)) && len(path) == 0 {
			lost := m.lost
			list, ok = m.ofFaults(w, e.X, func(o *object) vals {
				if v := o.fields[e.Sel.Name]; len(v) > 0 {
					return v
				}
				return o.status
			})
			if ok {
				return list, true
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
	s, ok := typeOf(w.fn.pkg.Pass.TypesInfo, e).Underlying().(*types.Struct)
	if !ok || len(path) == 0 {
		return nil, false
	}
	for i, elt := range e.Elts {
		if kv, isKeyed := elt.(*ast.KeyValueExpr); isKeyed {
			if identOf(kv.Key).Name == path[0].Name() {
				return m.codes(w, kv.Value, path[1:])
			}
		} else if i < s.NumFields() && s.Field(i).Name() == path[0].Name() {
			return m.codes(w, elt, path[1:])
		}
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
		} else if call, ok := ast.Unparen(d.rhs).(*ast.CallExpr); ok {
			some, known = m.calledCodes(w, call, d.index, m.outcome(w, d.at, use), path)
		}
		delete(m.defining, d.at)
		all = all && known
		list = append(list, some...)
	}
	return list, all
}

// changes reports whether the program assigns to a field (see memberKey) or to a variable of a package (see globalKey), or takes its
// address. Composite literals and declarations do not count.
func (m *machine) changes(key string) bool {
	if m.changing == nil {
		m.changing = map[string]bool{}
		for _, pkg := range m.packages {
			for _, file := range pkg.Pass.Files {
				m.findChanges(pkg.Pass.TypesInfo, file)
			}
		}
	}
	return m.changing[key]
}

// memberKey identifies a field of a struct type, in all packages that see the type, and for all instances of a generic type.
func memberKey(t types.Type, f *types.Var) string {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		t = named.Origin()
	}
	return types.TypeString(t, nil) + " " + f.Name()
}

func (m *machine) findChanges(info *types.Info, file *ast.File) {
	mark := func(t types.Type, i int) types.Type {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() {
			return t
		}
		m.changing[memberKey(t, s.Field(i))] = true
		return s.Field(i).Type()
	}
	change := func(e ast.Expr) {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.SelectorExpr:
				sel := info.Selections[x]
				if sel == nil {
					if v, ok := info.Uses[x.Sel].(*types.Var); ok {
						m.changing[globalKey(v)] = true
					}
					return
				}
				if sel.Kind() == types.FieldVal {
					t := sel.Recv()
					for _, i := range sel.Index() {
						t = mark(t, i)
					}
				}
				e = x.X
				continue
			case *ast.IndexExpr:
				e = x.X
				continue
			case *ast.StarExpr: // the whole struct
				t := typeOf(info, x)
				if s, ok := t.Underlying().(*types.Struct); ok {
					for i := range s.NumFields() {
						mark(t, i)
					}
				}
			case *ast.Ident:
				if v, ok := info.Uses[x].(*types.Var); ok && isGlobal(v) {
					m.changing[globalKey(v)] = true
				}
			}
			return
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				change(l)
			}
		case *ast.IncDecStmt:
			change(n.X)
		case *ast.RangeStmt:
			if n.Key != nil {
				change(n.Key)
			}
			if n.Value != nil {
				change(n.Value)
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				change(n.X)
			}
		}
		return true
	})
}

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
