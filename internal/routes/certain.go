package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// certainParam reports whether a test is about a parameter whose argument is never nil.
func (m *machine) certainParam(t test) bool {
	i := m.paramOf(t.w, t.x)
	return i != noParam && t.w.given != nil && t.w.given(i)
}

// given returns the arguments that a call passes to a variadic parameter one by one.
func (fr *frame) given(v *types.Var) (*list, bool) {
	held, _ := fr.env.lookup(v)
	if len(held) != 1 {
		return nil, false
	}
	l, ok := held[0].(*list)
	return l, ok && l.exact
}

// handed reports whether a parameter certainly holds a function or a handler that the caller has passed.
func (fr *frame) handed(e ast.Expr) bool {
	v, ok := fr.info().Uses[identOf(e)].(*types.Var)
	if !ok || v.Kind() != types.ParamVar || fr.fn == nil || !mayServe(v.Type()) {
		return false
	}
	if defs, begins := fr.m.reaching(fr.fn, v, e.Pos()); !begins || len(defs) > 0 {
		return false
	}
	list := fr.eval(e)
	return len(list) > 0 && !slices.ContainsFunc(list, func(v value) bool {
		switch v.(type) {
		case *closure, *router, *typed, *wrapped, *fixed, *ready, *object:
			return false
		}
		return true
	})
}

// never reports whether a field certainly holds no function.
func (fr *frame) never(e ast.Expr) bool {
	return fr.ofField(e, func(o *object, name string) bool { return o.whole && len(o.fields[name]) == 0 })
}

// ofField reports whether an expression is a field of function type and something is so for the field of each object that it may belong
// to.
func (fr *frame) ofField(e ast.Expr, is func(o *object, name string) bool) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok || !isFuncType(typeOf(fr.info(), e)) {
		return false
	}
	s := fr.info().Selections[sel]
	if s == nil || s.Kind() != types.FieldVal || len(s.Index()) != 1 {
		return false
	}
	list := fr.eval(sel.X)
	return len(list) > 0 && !slices.ContainsFunc(list, func(v value) bool {
		o, ok := v.(*object)
		return !ok || !is(o, sel.Sel.Name)
	})
}

// decided returns the value (see truth) of a condition on parameters and fields that hold constants, and of what sure knows. Other
// boolean variables count as unknown, since other code may set them.
func (fr *frame) decided(cond ast.Expr) int {
	if !fr.m.mayDecide(fr.fn, cond) {
		return 0
	}
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		return -fr.decided(e.X)
	case *ast.BinaryExpr:
		a, b := fr.decided(e.X), fr.decided(e.Y)
		switch {
		case e.Op == token.LAND:
			return min(a, b)
		case e.Op == token.LOR:
			return max(a, b)
		}
		return fr.sure(cond)
	}
	if b, ok := typeOf(fr.info(), cond).Underlying().(*types.Basic); !ok || b.Info()&types.IsBoolean == 0 {
		return 0
	}
	list := fr.eval(cond)
	for _, v := range list {
		b, ok := v.(flag)
		if !ok || b != list[0] {
			return 0
		}
	}
	if len(list) == 0 {
		return 0
	}
	return truth(bool(list[0].(flag)))
}

// mayDecide reports whether a condition of a function has a form of which decided may know the value.
func (m *machine) mayDecide(f *function, cond ast.Expr) bool {
	if f == nil {
		return false
	}
	info := f.pkg.Pass.TypesInfo
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && m.mayDecide(f, e.X)
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			return m.mayDecide(f, e.X) || m.mayDecide(f, e.Y)
		}
		return info.Types[e.Y].IsNil() || info.Types[e.Y].Value != nil
	case *ast.Ident:
		v, ok := info.Uses[e].(*types.Var)
		return ok && v.Kind() == types.ParamVar && len(m.definitions(f)[v]) == 0
	case *ast.SelectorExpr:
		sel := info.Selections[e]
		return sel != nil && sel.Kind() == types.FieldVal
	}
	return false
}

// paramOf returns the index of the parameter that an expression names; noParam if it is not a parameter or has been assigned.
func (m *machine) paramOf(w where, x ast.Expr) int {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return noParam
	}
	v, ok := w.fn.pkg.Pass.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok || isGlobal(v) {
		return noParam
	}
	if defs, begins := m.reaching(w.fn, v, id.Pos()); !begins || len(defs) > 0 {
		return noParam
	}
	if r := w.fn.recv; r != nil && len(r.List) == 1 && len(r.List[0].Names) == 1 && w.fn.pkg.Pass.TypesInfo.Defs[r.List[0].Names[0]] == v {
		return calls.Receiver
	}
	return paramIndex(w.fn, v)
}

// certain reports whether an error is not nil at a node.
func (m *machine) certain(w where, x ast.Expr, at ast.Node) bool {
	info := w.fn.pkg.Pass.TypesInfo
	x = nilOf(w.fn.pkg, x)
	switch e := ast.Unparen(x).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.AND
	case *ast.CompositeLit:
		return true
	case *ast.CallExpr:
		if c, ok := calls.Of(info, e.Fun); ok && c.Obj != nil {
			row := w.fn.pkg.Bound.Func(c.Obj, c.Recv)
			if row != nil && (row.Language.NonNil || row.Response.Effect == api.NoEffect && (row.Status.Use == api.Sent || row.Status.Fixed != 0)) {
				return true // it makes an error
			}
			if row != nil && row.Language.Joins {
				return slices.ContainsFunc(e.Args, func(a ast.Expr) bool { return m.certain(w, a, at) })
			}
			if fn, ok := c.Obj.(*types.Func); ok && m.own(fn) != nil && w.depth < maxChain {
				return m.makes(m.into(w, e, c, m.own(fn)))
			}
		}
		return false
	}
	if obj := faultName(info, x); obj != nil {
		_, set := m.program.globals[globalKey(obj)]
		_, isVar := obj.(*types.Var)
		return set || !isVar || m.packages[pathOf(obj)] == nil // else nothing makes sure that it is ever set
	}
	if w.depth > maxChain {
		return false
	}
	if i := m.paramOf(w, x); i != noParam && w.given != nil && w.given(i) {
		return true
	}
	k := m.keyOf(w, x)
	if k.v == nil {
		return false
	}
	for _, g := range m.guards(w, at) {
		if len(g) == 1 && !g[0].boolean && (g[0].null == g[0].other) && m.keyOf(g[0].w, g[0].x) == k {
			return true // a guard asks that it is not nil, or that it has a type or name
		}
	}
	return m.assignedCertain(w, x)
}

// nilOf returns the expression that is nil if and only if x is: the argument of errors.Wrap of pkg/errors, or x itself.
func nilOf(pkg *Package, x ast.Expr) ast.Expr {
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok {
		return x
	}
	c, ok := calls.Of(pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return x
	}
	if row := pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Language.NilOf > 0 && row.Language.NilOf <= len(call.Args) {
		return nilOf(pkg, call.Args[row.Language.NilOf-1])
	}
	return x
}

// assignedCertain reports whether a variable only gets errors that are not nil.
func (m *machine) assignedCertain(w where, x ast.Expr) bool {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[identOf(x)].(*types.Var)
	if !ok || isGlobal(v) {
		return false
	}
	defs, begins := m.reaching(w.fn, v, x.Pos())
	if begins || len(defs) == 0 {
		return false
	}
	w.depth++
	return !slices.ContainsFunc(defs, func(d definition) bool {
		call, isCall := ast.Unparen(orIdent(d.rhs)).(*ast.CallExpr)
		if d.rhs == nil || d.literal || m.defining[d.at] || d.index >= 0 && !(isCall && m.isLast(w, call, d.index)) {
			return true
		}
		m.defining[d.at] = true
		defer delete(m.defining, d.at)
		return !m.certain(w, d.rhs, d.at)
	})
}

// isLast reports whether an index is that of the last result of a call.
func (m *machine) isLast(w where, call *ast.CallExpr, index int) bool {
	t, ok := typeOf(w.fn.pkg.Pass.TypesInfo, call).(*types.Tuple)
	return ok && index == t.Len()-1
}

// makes reports whether a function always returns an error.
func (m *machine) makes(w where) bool {
	if m.counting[w.fn] || w.fn.body == nil || w.fn.typ.Results == nil || m.mayLoseError(w.fn) {
		return false
	}
	m.counting[w.fn] = true
	defer delete(m.counting, w.fn)
	all := true
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			all = all && len(n.Results) > 0 && m.certain(w, n.Results[len(n.Results)-1], n)
		}
		return all
	})
	return all
}
