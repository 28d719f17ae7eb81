package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/stdlib"
	"github.com/statuslint/statuslint/internal/syntax"
)

// test is a condition on an error, or a boolean.
type test struct {
	x    ast.Expr   // the error
	w    where      // the function that x is in
	name string     // it is this variable or constant of a package, or wraps it
	typ  types.Type // or it is of this type, or wraps one that is

	field  string         // or, of that type, a field of it
	method *types.Func    // or a method without parameters
	value  constant.Value // holds or returns this constant

	text textTest // or its text passes a test

	null  bool // or it is nil
	other bool // the test is negated
	exact bool // wrapped errors do not count, as with == and a type assertion

	boolean, want bool // or x is a boolean that must be equal to want
	isNil         bool // or x, not an error, must be nil, or must not if want is false

	// Or the request has this method, or this part of the path is empty, or, with present, a part of the path, or its path passes a
	// test: that must be equal to want.
	method0 string
	part    string
	present bool
	path    *pathTest
}

// anyOf is a disjunction: at least one of the tests holds.
type anyOf []test

// possible reports whether a function can reach a node, judged by the conditions around it that ask which error a variable holds.
// For each variable, one error must satisfy all conditions, and for each call, one return statement.
func (m *machine) possible(w where, n ast.Node, more ...anyOf) bool {
	if len(more) > 0 {
		return m.mayReach(w, n, more)
	}
	return remember(m, w, n, func() bool { return m.mayReach(w, n, nil) })
}

func (m *machine) mayReach(w where, n ast.Node, more []anyOf) bool {
	var keys []key
	groups := map[key][]test{}
	guards := append(m.guards(w, n), more...)
	if !m.admit(guards) {
		return false
	}
	for _, g := range guards {
		if len(g) == 1 && !g[0].boolean {
			k := m.keyOf(g[0].w, g[0].x)
			if groups[k] == nil {
				keys = append(keys, k)
			}
			groups[k] = append(groups[k], g[0])
			continue
		}
		if !slices.ContainsFunc(g, func(t test) bool { return m.mayHold([]test{t}) }) {
			return false
		}
	}
	for _, k := range keys {
		if !m.mayHold(groups[k]) {
			return false
		}
	}
	return m.together(guards)
}

// narrowed returns the errors of a set that a variable can still hold at a use, after the conditions around that use have asked which
// error it is.
func (m *machine) narrowed(w where, use *ast.Ident, s *faults) *faults {
	if s.open || len(s.list) == 0 && !s.foreign || w.fn.body == nil {
		return s
	}
	var groups []anyOf
	k := m.keyOf(w, use)
	for _, g := range m.guards(w, use) {
		if !slices.ContainsFunc(g, func(t test) bool { return t.boolean || t.null || m.keyOf(t.w, t.x) != k }) {
			groups = append(groups, g)
		}
	}
	if len(groups) == 0 {
		return s
	}
	may := func(f fault, special string) bool {
		return !slices.ContainsFunc(groups, func(g anyOf) bool {
			return !slices.ContainsFunc(g, func(t test) bool { return m.holds(t, f, special) })
		})
	}
	out := &faults{plain: s.plain && may(fault{}, simple), partial: s.partial}
	if s.foreign && may(fault{lacks: s.lacks}, alien) {
		out.alien(s.lacks.and(excluded(groups)))
	}
	for _, f := range s.list {
		if f.param != 0 || may(f, "") {
			out.add(f)
		}
	}
	return out
}

// kept lists the conditions under which a variable still has the value of one assignment at a use, although other assignments
// may come in between.
func (m *machine) kept(w where, one definition, all []definition, use ast.Node) (list []anyOf) {
	uses := m.guards(w, use)
	around := append(slices.Clip(uses), m.guards(w, one.at)...)
	for _, d := range all {
		if d.at == one.at || d.at.Pos() < one.end || d.end > use.Pos() || d.literal {
			continue
		}
		var own []anyOf
		for _, g := range m.guards(w, d.at) {
			known := func(a anyOf) bool { return len(a) == 1 && a[0].same(g[0]) }
			if len(g) != 1 || !slices.ContainsFunc(around, known) && !slices.ContainsFunc(list, known) {
				own = append(own, g)
			}
		}
		if len(own) == 1 && len(own[0]) == 1 && m.runsIf(w, d.at, use) {
			list = append(list, anyOf{own[0][0].negated()})
		}
	}
	if len(list) > 0 {
		list = append(list, uses...)
	}
	return list
}

// same reports whether two tests are equal.
func (t test) same(o test) bool {
	return t.x == o.x && t.name == o.name && t.typ == o.typ && t.field == o.field && t.method == o.method && t.value == o.value && t.null == o.null && t.text == o.text &&
		t.other == o.other && t.path == o.path && t.method0 == o.method0 && t.part == o.part && t.present == o.present && t.boolean == o.boolean && t.isNil == o.isNil && t.want == o.want
}

// key identifies the value that a test is about: a variable and the last assignment that may have set it, or else an expression.
type key struct {
	fn *function
	v  *types.Var
	at ast.Node // the last assignment
	n  int      // how many assignments may have set it
}

func (m *machine) keyOf(w where, x ast.Expr) key {
	for range maxChain {
		id, ok := ast.Unparen(x).(*ast.Ident)
		if !ok {
			break
		}
		v, ok := w.fn.pkg.Pass.TypesInfo.ObjectOf(id).(*types.Var)
		if !ok || isGlobal(v) {
			break
		}
		defs, begins := m.reaching(w.fn, v, id.Pos())
		switch {
		case len(defs) == 0 && begins:
			if i := m.paramOf(w, id); i != noParam && w.from != nil {
				if from, a := w.from(i); a != nil {
					w, x = from, a
					continue
				}
			}
			return key{fn: w.fn, v: v}
		case len(defs) != 1 || begins:
			return key{w.fn, v, defs[len(defs)-1].at, len(defs)}
		}
		d := defs[0]
		next := d.rhs
		if t, ok := ast.Unparen(orIdent(next)).(*ast.TypeAssertExpr); ok {
			next = t.X
		}
		if inner, ok := ast.Unparen(orIdent(next)).(*ast.Ident); ok && d.index <= 0 && isFault(w.fn.pkg.Pass.TypesInfo.TypeOf(inner)) {
			x = inner // errors.As, a type assertion or a copy
			continue
		}
		return key{w.fn, v, d.at, 1}
	}
	return key{fn: w.fn, at: x}
}

// switched returns the expression that a type switch switches on.
func switched(s *ast.TypeSwitchStmt) ast.Expr {
	e := ast.Expr(nil)
	switch a := s.Assign.(type) {
	case *ast.AssignStmt:
		if len(a.Rhs) == 1 {
			e = a.Rhs[0]
		}
	case *ast.ExprStmt:
		e = a.X
	}
	if t, ok := ast.Unparen(orIdent(e)).(*ast.TypeAssertExpr); ok {
		return t.X
	}
	return nil
}

// faultName returns the variable or constant of a package that an expression names, if it is an error.
func faultName(info *types.Info, e ast.Expr) types.Object {
	switch obj := syntax.Named(info, e).(type) {
	case *types.Var:
		if isGlobal(obj) && isFault(obj.Type()) {
			return obj
		}
	case *types.Const:
		if isFault(obj.Type()) {
			return obj
		}
	}
	return nil
}

// is returns the test whether an error is the variable or constant obj.
func (m *machine) is(w where, x ast.Expr, obj types.Object) anyOf {
	name := globalKey(obj)
	if v, ok := obj.(*types.Var); ok {
		name = m.named(v).list[0].name
	}
	return anyOf{{x: x, w: w, name: name}}
}

// tests lists the tests that all hold if a condition is true, or false if want is false.
func (m *machine) tests(w where, cond ast.Expr, init ast.Stmt, want bool) []anyOf {
	info := w.fn.pkg.Pass.TypesInfo
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return m.tests(w, e.X, init, !want)
		}
	case *ast.BinaryExpr:
		if list := m.asksParts(w, e, want); list != nil {
			return list
		}
		if _, known := m.comparesKnown(w, e); known {
			return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
		}
		switch {
		case e.Op == token.GTR: // len(id) > 0
			if v := info.Types[e.Y].Value; v != nil {
				return m.asksRequest(w, e.X, v, !want)
			}
		case e.Op == token.LAND && want || e.Op == token.LOR && !want:
			return append(m.tests(w, e.X, init, want), m.tests(w, e.Y, init, want)...)
		case e.Op == token.LOR && want:
			a, b := m.tests(w, e.X, init, want), m.tests(w, e.Y, init, want)
			if len(a) > 0 && len(b) > 0 {
				return []anyOf{append(slices.Clip(a[0]), b[0]...)}
			}
		case e.Op == token.LAND: // not both
			a, b := m.tests(w, e.X, init, want), m.tests(w, e.Y, init, want)
			if len(a) == 1 && len(b) == 1 {
				return []anyOf{append(slices.Clip(a[0]), b[0]...)}
			}
		case setFunc(info, e):
			return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
		case e.Op == token.EQL || e.Op == token.NEQ:
			if v := info.Types[e.Y].Value; v != nil && v.Kind() == constant.Bool { // ok == false
				return m.tests(w, e.X, init, want == (e.Op == token.EQL) == constant.BoolVal(v))
			}
			if list := m.equal(w, e.X, e.Y, want == (e.Op == token.EQL)); list != nil || !setOption(info, e) {
				return list
			}
			return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
		}
	case *ast.Ident:
		v, ok := info.Uses[e].(*types.Var)
		if !ok {
			return nil
		}
		if a, ok := init.(*ast.AssignStmt); ok && len(a.Lhs) == 2 && len(a.Rhs) == 1 && info.ObjectOf(identOf(a.Lhs[1])) == v {
			switch r := ast.Unparen(a.Rhs[0]).(type) {
			case *ast.TypeAssertExpr:
				if isFault(info.TypeOf(r.X)) {
					return []anyOf{{{x: r.X, w: w, typ: info.TypeOf(r.Type), other: !want, exact: true}}}
				}
				return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
			case *ast.CallExpr: // errors.AsType
				if x, ok := asked(w.fn.pkg, r); ok && isFault(info.TypeOf(a.Lhs[0])) {
					return []anyOf{{{x: x, w: w, typ: info.TypeOf(a.Lhs[0]), other: !want}}}
				}
				return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
			}
		}
		if from, rhs, index := m.origin(w, e); index == 1 {
			if look, ok := ast.Unparen(rhs).(*ast.IndexExpr); ok && m.reads(from, look.X, api.ReadsParams) {
				if name, ok := stringOf(from.fn.pkg.Pass.TypesInfo, look.Index); ok {
					return []anyOf{{{x: e, w: w, boolean: true, want: want, part: name, present: true}}}
				}
			} else if ok {
				if list := m.asksLookup(from, look, want); list != nil {
					return list
				}
			}
		} else if rhs != nil && index < 0 {
			switch rhs := ast.Unparen(rhs).(type) {
			case *ast.CallExpr, *ast.BinaryExpr:
				if list := m.tests(from, rhs, nil, want); len(list) > 0 && !slices.ContainsFunc(list, func(g anyOf) bool {
					return slices.ContainsFunc(g, func(t test) bool { return t.path == nil })
				}) {
					return list
				}
			}
		}
		if defs, _ := m.reaching(w.fn, v, e.Pos()); len(defs) == 1 && defs[0].index == 1 {
			switch r := ast.Unparen(defs[0].rhs).(type) {
			case *ast.TypeAssertExpr:
				if isFault(info.TypeOf(r.X)) {
					return []anyOf{{{x: r.X, w: w, typ: info.TypeOf(r.Type), other: !want, exact: true}}}
				}
			case *ast.CallExpr: // errors.AsType
				t, isPair := typeOf(info, r).(*types.Tuple)
				if x, ok := asked(w.fn.pkg, r); ok && isPair && t.Len() == 2 && isFault(t.At(0).Type()) {
					return []anyOf{{{x: x, w: w, typ: t.At(0).Type(), other: !want}}}
				}
			}
		}
		return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
	case *ast.SelectorExpr:
		return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
	case *ast.IndexExpr:
		return m.asksLookup(w, e, want)
	case *ast.CallExpr:
		return m.asks(w, e, want)
	}
	return nil
}

// setOption reports whether an expression compares a field with a constant string or integer, other than a field of an error or a request.
func setOption(info *types.Info, x ast.Expr) bool {
	e, ok := ast.Unparen(x).(*ast.BinaryExpr)
	if !ok || e.Op != token.EQL && e.Op != token.NEQ || info.Types[e.Y].Value == nil || !isPlain(typeOf(info, e.X)) {
		return false
	}
	sel, ok := ast.Unparen(e.X).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	s := info.Selections[sel]
	return s != nil && s.Kind() == types.FieldVal && !stdlib.Holds(pathOf(s.Obj())) && !isFault(typeOf(info, sel.X))
}

// setFunc reports whether an expression asks whether a field holds a function.
func setFunc(info *types.Info, e ast.Expr) bool {
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok || b.Op != token.EQL && b.Op != token.NEQ || !info.Types[b.Y].IsNil() {
		return false
	}
	_, ok = ast.Unparen(b.X).(*ast.SelectorExpr)
	return ok && isFuncType(typeOf(info, b.X))
}

func identOf(e ast.Expr) *ast.Ident {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return &ast.Ident{}
	}
	return id
}

// asked returns the error whose type a call such as errors.As tests.
func asked(pkg *Package, call *ast.CallExpr) (ast.Expr, bool) {
	c, ok := calls.Of(pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil || len(call.Args) == 0 {
		return nil, false
	}
	row := pkg.Bound.Func(c.Obj, c.Recv)
	return call.Args[0], row != nil && row.Language.As
}

// into returns the where of a called function: the arguments of this call are its parameters.
func (m *machine) into(w where, e *ast.CallExpr, c calls.Callee, g *function) where {
	params, args := g.typ.Params.NumFields(), c.Args(e)
	var rest []ast.Expr
	several := isVariadic(g) && !e.Ellipsis.IsValid() && len(args) >= params-1 && !(len(args) == 1 && isTuple(w.fn.pkg.Pass.TypesInfo, args[0]))
	if several {
		rest = append([]ast.Expr{}, args[params-1:]...)
	}
	operand := func(i int) ast.Expr {
		if a := c.Operand(e, i); a != nil && (i == calls.Receiver || several && i < params-1 || !several && len(args) == params) {
			return a
		}
		return nil
	}
	inner := where{fn: g, depth: w.depth + 1, rest: rest, args: func(i int) *faults {
		if a := operand(i); a != nil {
			return m.expr(w, a)
		}
		return &faults{open: true}
	}, given: func(i int) bool {
		a := operand(i)
		return a != nil && m.certain(w, a, e)
	}, from: func(i int) (where, ast.Expr) { return w, operand(i) }}
	if x := operand(calls.Receiver); x != nil && w.frame != nil && g.recv != nil {
		inner.frame = m.running(w, x, e, g)
	}
	if s := m.stackOf(w); s != nil {
		inner.stack = m.stacked(stack{g, e, s, inner.frame != nil})
	}
	return inner
}

// maxAside bounds the steps of a body that is only run for the fields of its receiver. They do not count towards maxSteps.
const maxAside = 2000

// running is the frame of a method while a call runs it. The body is run if something asks for its variables and the receiver is a struct of
// which all fields are known: it may be configured.
func (m *machine) running(w where, recv ast.Expr, e *ast.CallExpr, g *function) func() *frame {
	var body *frame
	return func() *frame {
		if body == nil {
			outer := w.frame()
			c := &closure{fn: g, obj: g.obj, recv: outer.eval(recv)}
			if o, ok := oneOf(c.recv).(*object); ok && o.whole && m.aside < maxTaken {
				before, limit := m.steps, m.limit
				m.limit = min(limit, before+maxAside)
				c.args, c.rest = outer.arguments(e)
				body = m.inside(c)
				if m.steps >= m.limit { // what the rest of the body does is unknown
					body = &frame{m: m, pkg: g.pkg, fn: g, env: newEnv(nil)}
				}
				m.aside += m.steps - before
				m.steps, m.limit = before, limit
			} else {
				body = &frame{m: m, pkg: g.pkg, fn: g, env: newEnv(nil)}
			}
		}
		return body
	}
}

// oneOf returns the only value of a set; nil if there are several or none.
func oneOf(v vals) value {
	if len(v) != 1 {
		return nil
	}
	return v[0]
}
