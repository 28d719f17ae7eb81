package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// The special errors of mayHold: no error, an unknown one, one that another module makes, and one that holds nothing but a text.
const (
	nothing  = "nil"
	anything = "?"
	alien    = "foreign"
	simple   = "plain"
)

// mayHold reports whether there is an error for which all tests may hold. The tests are about one variable.
func (m *machine) mayHold(tests []test) bool {
	first := tests[0]
	if first.boolean {
		return m.mayBe(first)
	}
	s := m.expr(first.w, first.x)
	if s.open {
		return true
	}
	holds := func(f fault, special string) bool {
		return !slices.ContainsFunc(tests, func(t test) bool { return !m.holds(t, f, special) })
	}
	if s.foreign && holds(fault{}, alien) || s.plain && holds(fault{}, simple) || s.partial && s.size() == 0 && holds(fault{}, anything) {
		return true
	}
	if holds(fault{}, nothing) && !m.certainParam(first) {
		return true
	}
	return slices.ContainsFunc(s.list, func(f fault) bool {
		if f.param != 0 && f.with == nil {
			return holds(f, anything)
		}
		return holds(f, "")
	})
}

// certainParam reports whether a test is about a parameter whose argument is never nil.
func (m *machine) certainParam(t test) bool {
	i := m.paramOf(t.w, t.x)
	return i != noParam && t.w.given != nil && t.w.given(i)
}

// holds reports whether a test may hold for an error.
func (m *machine) holds(t test, f fault, special string) bool {
	if special == nothing && t.field != "" {
		return false // it has no fields
	}
	yes, known := m.matches(t, f, special)
	return !known || yes != t.other
}

// matches reports whether an error is the one that a test asks for, or one of those that it wraps. known is false if it may be either.
func (m *machine) matches(t test, f fault, special string) (yes, known bool) {
	yes, known = m.matchesOne(t, f, special)
	if special != "" || t.null || f.with == nil && f.beside == nothingElse {
		return yes, known
	}
	if f.param != 0 {
		yes, known = false, false
	}
	if f.with != nil && !(yes && known) {
		more, sure := m.matches(t, *f.with, special)
		yes, known = yes || more, known && sure || more && sure
	}
	if yes && known {
		return true, true
	}
	switch f.beside {
	case alienErrors:
		more, sure := m.matchesOne(t, fault{}, alien)
		yes, known = yes || more, known && sure
	case anyErrors:
		known = false
	}
	return yes, known
}

// matchesOne is matches for an error alone.
func (m *machine) matchesOne(t test, f fault, special string) (yes, known bool) {
	switch {
	case t.null:
		return special == nothing, special != anything
	case special == nothing:
		return false, true
	case special == anything:
		return false, false
	case t.name != "":
		if special == alien {
			return false, m.declares(t.name)
		}
		return f.name == t.name && (!t.exact || f.wrapped != yesWrapped), f.name != t.name || !t.exact || f.wrapped != maybeWrapped
	}
	if i, ok := t.typ.Underlying().(*types.Interface); ok && (t.value == nil || special == simple) {
		return m.implemented(t, i, f, special)
	}
	name := m.typeName(t.typ)
	switch {
	case special == simple:
		return false, true
	case name == "":
		return false, false
	case special == alien || t.exact && f.wrapped == yesWrapped:
		return false, true
	case t.exact && f.wrapped == maybeWrapped:
		return false, f.typ != name
	case t.otherForm(f):
		return false, true
	case f.typ != name || t.value == nil:
		return f.typ == name, true
	}
	return m.valued(t, f)
}

// valued reports whether an error has the value that a test asks for. known is false if it may be either.
func (m *machine) valued(t test, f fault) (yes, known bool) {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	objects := m.objectsOf(f)
	if len(objects) == 0 {
		return false, false
	}
	found, all := false, true
	for _, o := range objects {
		var v vals
		if t.field != "" {
			var set bool
			if v, set = o.fields[t.field]; !set && o.typ != nil {
				v = zeroOf(t.value)
			}
		} else if c := m.dispatch(o, t.method.Name()); c != nil && c.fn != nil {
			if r := m.follow(c, nil, nil); len(r) > 0 {
				v = r[0]
			}
		}
		if len(v) == 0 {
			return false, false
		}
		for _, x := range v {
			var same bool
			switch x := x.(type) {
			case number:
				n, exact := constant.Int64Val(constant.ToInt(t.value))
				same = exact && n == int64(x)
			case text:
				same = t.value.Kind() == constant.String && constant.StringVal(t.value) == string(x)
			default:
				return false, false
			}
			found, all = found || same, all && same
		}
	}
	return found, found == all
}

// zeroOf is the zero value of a constant's kind.
func zeroOf(c constant.Value) vals {
	if c.Kind() == constant.String {
		return vals{text("")}
	}
	return vals{number(0)}
}

// declares reports whether a name is one of a package of the program.
func (m *machine) declares(name string) bool {
	i := strings.LastIndexByte(name, '.')
	return i >= 0 && m.packages[name[:i]] != nil
}

// mayBe reports whether a boolean may have the value that a test wants. It may not if all its values in the program are the other one, or
// if the errors that reach the function that returns it rule it out.
func (m *machine) mayBe(t test) bool {
	if t.ofRequest() {
		return m.mayAsk(t)
	}
	q := isTrue
	if t.isNil {
		q = isNil
	}
	if yes, no := m.either(t.w, t.x, q); t.want && !yes || !t.want && !no {
		return false
	}
	if t.w.frame == nil || t.isNil {
		return true
	}
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	return t.w.frame().decided(t.x) != truth(!t.want)
}

// truth encodes a condition's value: 1 for true, -1 for false. An unknown one is 0.
func truth(b bool) int {
	if b {
		return 1
	}
	return -1
}

// sure is like decided, for conditions that certainly have the value: whether a variadic parameter got arguments, whether a field holds
// a function, or never did, and whether a parameter holds something.
func (fr *frame) sure(cond ast.Expr) int {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return 0
	}
	info := fr.info()
	switch e.Op {
	case token.LAND:
		return min(fr.sure(e.X), fr.sure(e.Y))
	case token.LOR:
		return max(fr.sure(e.X), fr.sure(e.Y))
	case token.EQL, token.NEQ:
		switch {
		case !info.Types[e.Y].IsNil():
		case fr.set(e.X), fr.handed(e.X):
			return truth(e.Op == token.NEQ)
		case fr.never(e.X):
			return truth(e.Op == token.EQL)
		}
	}
	n, known := fr.count(e.X)
	if v := info.Types[e.Y].Value; known && v != nil {
		return truth(constant.Compare(constant.MakeInt64(int64(n)), e.Op, v))
	}
	return 0
}

// count returns the length of a variadic parameter's arguments, from a call of len.
func (fr *frame) count(e ast.Expr) (n int, known bool) {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || fr.fn == nil {
		return 0, false
	}
	c, ok := calls.Of(fr.info(), call.Fun)
	if b, isBuiltin := c.Obj.(*types.Builtin); !ok || !isBuiltin || b.Name() != "len" {
		return 0, false
	}
	v, ok := fr.info().Uses[identOf(call.Args[0])].(*types.Var)
	if !ok || v.Kind() != types.ParamVar || len(fr.m.definitions(fr.fn)[v]) > 0 {
		return 0, false
	}
	list, ok := fr.given(v)
	if !ok {
		return 0, false
	}
	return len(list.entries), true
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

// set reports whether a field certainly holds a function.
func (fr *frame) set(e ast.Expr) bool {
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
		return !ok || len(o.fields[sel.Sel.Name]) == 0 || slices.Contains(o.fields[sel.Sel.Name], nil) || o.maybe[sel.Sel.Name]
	})
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
		return !ok || !o.whole || len(o.fields[sel.Sel.Name]) > 0
	})
}

// decided returns the value (see truth) of a condition on parameters and fields that hold constants. Other variables count as
// unknown, since other code may set them.
func (fr *frame) decided(cond ast.Expr) int {
	info := fr.info()
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return -fr.decided(e.X)
		}
		return 0
	case *ast.BinaryExpr:
		a, b := fr.decided(e.X), fr.decided(e.Y)
		switch {
		case e.Op == token.LAND:
			return min(a, b)
		case e.Op == token.LOR:
			return max(a, b)
		}
		return fr.sure(cond)
	case *ast.Ident:
		v, ok := info.Uses[e].(*types.Var)
		if !ok || v.Kind() != types.ParamVar || fr.fn == nil || len(fr.m.definitions(fr.fn)[v]) > 0 {
			return 0
		}
	case *ast.SelectorExpr:
		if sel := info.Selections[e]; sel == nil || sel.Kind() != types.FieldVal {
			return 0
		}
	default:
		return 0
	}
	if b, ok := typeOf(info, cond).Underlying().(*types.Basic); !ok || b.Info()&types.IsBoolean == 0 {
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
	switch e := ast.Unparen(x).(type) {
	case *ast.UnaryExpr, *ast.CompositeLit:
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
			if fn, ok := c.Obj.(*types.Func); ok && m.funcs[fn.FullName()] != nil && w.depth < maxChain {
				return m.makes(m.into(w, e, c, m.funcs[fn.FullName()]))
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
	if m.counting[w.fn] || w.fn.body == nil || w.fn.typ.Results == nil {
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
