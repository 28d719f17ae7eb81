package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/calls"
)

// test is a condition on an error, or a boolean.
type test struct {
	x    ast.Expr   // the error
	w    where      // the function that x is in
	name string     // it is this variable or constant of a package, or wraps it
	typ  types.Type // or it is of this type, or wraps one that is

	other bool // or it is of another type than typ

	boolean, want bool // or x is a boolean
}

// anyOf are tests of which one has to hold.
type anyOf []test

// possible reports whether a node of a function can be reached, as far as the conditions around it ask which error there is.
func (m *machine) possible(w where, n ast.Node) bool {
	for _, g := range m.guards(w, n) {
		if !slices.ContainsFunc(g, m.mayHold) {
			return false
		}
	}
	return true
}

// guards lists what has to hold for a node of a function to be reached.
func (m *machine) guards(w where, n ast.Node) []anyOf {
	var list []anyOf
	var path []ast.Node // from the body to the node
	found := false
	ast.Inspect(w.fn.body, func(x ast.Node) bool {
		switch {
		case found:
			return false
		case x == nil:
			path = path[:len(path)-1]
		case x.Pos() <= n.Pos() && n.End() <= x.End():
			path = append(path, x)
			found = x == n
			return !found
		default:
			return false
		}
		return true
	})
	if !found {
		return nil
	}
	for i, x := range path[:len(path)-1] {
		inner := path[i+1]
		switch x := x.(type) {
		case *ast.FuncLit:
			list = nil // what is known where it is made need not hold when it runs
		case *ast.IfStmt:
			switch inner {
			case ast.Node(x.Body):
				list = append(list, m.tests(w, x.Cond, x.Init, true)...)
			case ast.Node(x.Else):
				list = append(list, m.tests(w, x.Cond, x.Init, false)...)
			}
		case *ast.CaseClause:
			if !slices.ContainsFunc(x.Body, func(s ast.Stmt) bool { return ast.Node(s) == inner }) {
				continue
			}
			if g := m.clause(w, path[:i], x); g != nil {
				list = append(list, g)
			}
		}
	}
	return list
}

// clause returns what has to hold for a clause of a switch to run; nil if that is not known.
func (m *machine) clause(w where, around []ast.Node, c *ast.CaseClause) anyOf {
	if len(around) < 2 {
		return nil
	}
	if len(c.List) == 0 {
		return m.otherwise(w, around[len(around)-2])
	}
	body, ok := around[len(around)-1].(*ast.BlockStmt)
	if !ok {
		return nil
	}
	for i, s := range body.List {
		if s != ast.Stmt(c) || i == 0 {
			continue
		}
		if before, ok := body.List[i-1].(*ast.CaseClause); ok && len(before.Body) > 0 {
			if b, ok := before.Body[len(before.Body)-1].(*ast.BranchStmt); ok && b.Tok == token.FALLTHROUGH {
				return nil
			}
		}
	}
	info := w.fn.pkg.Pass.TypesInfo
	var all anyOf
	for _, e := range c.List {
		var one anyOf
		switch s := around[len(around)-2].(type) {
		case *ast.SwitchStmt:
			if s.Tag == nil {
				if list := m.tests(w, e, s.Init, true); len(list) > 0 {
					one = list[0]
				}
			} else if name := faultName(info, e); name != nil && isFault(info.TypeOf(s.Tag)) {
				one = m.is(w, s.Tag, name)
			}
		case *ast.TypeSwitchStmt:
			if x := switched(s); x != nil && isFault(info.TypeOf(x)) && info.Types[e].IsType() {
				one = anyOf{{x: x, w: w, typ: info.TypeOf(e)}}
			}
		}
		if one == nil {
			return nil
		}
		all = append(all, one...)
	}
	return all
}

// otherwise returns what has to hold for the default clause of a type switch that asks for one type; nil for others.
func (m *machine) otherwise(w where, n ast.Node) anyOf {
	s, ok := n.(*ast.TypeSwitchStmt)
	if !ok || len(s.Body.List) != 2 {
		return nil
	}
	info := w.fn.pkg.Pass.TypesInfo
	x := switched(s)
	for _, c := range s.Body.List {
		if c, ok := c.(*ast.CaseClause); ok && len(c.List) == 1 && x != nil && isFault(info.TypeOf(x)) && info.Types[c.List[0]].IsType() {
			return anyOf{{x: x, w: w, typ: info.TypeOf(c.List[0]), other: true}}
		}
	}
	return nil
}

// switched returns what a type switch is about.
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
	var obj types.Object
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		obj = info.Uses[e]
	case *ast.SelectorExpr:
		obj = info.Uses[e.Sel]
	}
	switch obj := obj.(type) {
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

// is is the test whether an error is that of a name.
func (m *machine) is(w where, x ast.Expr, obj types.Object) anyOf {
	name := globalKey(obj)
	if v, ok := obj.(*types.Var); ok {
		name = m.named(v).list[0].name
	}
	return anyOf{{x: x, w: w, name: name}}
}

// tests lists what has to hold for a condition to be true, or false; all of it.
func (m *machine) tests(w where, cond ast.Expr, init ast.Stmt, want bool) []anyOf {
	info := w.fn.pkg.Pass.TypesInfo
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return m.tests(w, e.X, init, !want)
		}
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LAND && want || e.Op == token.LOR && !want:
			return append(m.tests(w, e.X, init, want), m.tests(w, e.Y, init, want)...)
		case e.Op == token.LOR && want:
			a, b := m.tests(w, e.X, init, want), m.tests(w, e.Y, init, want)
			if len(a) > 0 && len(b) > 0 {
				return []anyOf{append(slices.Clip(a[0]), b[0]...)}
			}
		case e.Op == token.EQL && want || e.Op == token.NEQ && !want:
			if name := faultName(info, e.Y); name != nil {
				return []anyOf{m.is(w, e.X, name)}
			} else if name := faultName(info, e.X); name != nil {
				return []anyOf{m.is(w, e.Y, name)}
			}
		}
	case *ast.Ident:
		v, ok := info.Uses[e].(*types.Var)
		if !ok {
			return nil
		}
		if a, ok := init.(*ast.AssignStmt); ok && want && len(a.Lhs) == 2 && len(a.Rhs) == 1 && info.ObjectOf(identOf(a.Lhs[1])) == v {
			switch r := ast.Unparen(a.Rhs[0]).(type) {
			case *ast.TypeAssertExpr:
				if isFault(info.TypeOf(r.X)) {
					return []anyOf{{{x: r.X, w: w, typ: info.TypeOf(r.Type)}}}
				}
			case *ast.CallExpr: // errors.AsType
				if x, ok := asked(w.fn.pkg, r); ok && isFault(info.TypeOf(a.Lhs[0])) {
					return []anyOf{{{x: x, w: w, typ: info.TypeOf(a.Lhs[0])}}}
				}
			}
			return nil
		}
		if defs, _ := m.reaching(w.fn, v, e.Pos()); len(defs) == 1 && defs[0].index == 1 {
			if r, ok := ast.Unparen(defs[0].rhs).(*ast.TypeAssertExpr); ok && isFault(info.TypeOf(r.X)) {
				return []anyOf{{{x: r.X, w: w, typ: info.TypeOf(r.Type), other: !want}}}
			}
		}
		return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
	case *ast.SelectorExpr:
		return []anyOf{{{x: e, w: w, boolean: true, want: want}}}
	case *ast.CallExpr:
		if want {
			return m.asks(w, e)
		}
	}
	return nil
}

func identOf(e ast.Expr) *ast.Ident {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return &ast.Ident{}
	}
	return id
}

// asked returns the error that a call asks for a type: errors.As.
func asked(pkg *Package, call *ast.CallExpr) (ast.Expr, bool) {
	c, ok := calls.Of(pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil || len(call.Args) == 0 {
		return nil, false
	}
	row := pkg.Bound.Func(c.Obj, c.Recv)
	return call.Args[0], row != nil && row.Language.As
}

// asks lists what has to hold for a call to be true: errors.Is, errors.As, and functions of the program that return one condition.
func (m *machine) asks(w where, e *ast.CallExpr) []anyOf {
	info := w.fn.pkg.Pass.TypesInfo
	c, ok := calls.Of(info, e.Fun)
	if !ok || c.Obj == nil {
		return nil
	}
	if row := w.fn.pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Language.Asks && len(e.Args) == 2 {
		if row.Language.As {
			if p, ok := typeOf(info, e.Args[1]).Underlying().(*types.Pointer); ok {
				return []anyOf{{{x: e.Args[0], w: w, typ: p.Elem()}}}
			}
		} else if name := faultName(info, e.Args[1]); name != nil {
			return []anyOf{m.is(w, e.Args[0], name)}
		}
		return nil
	}
	fn, ok := c.Obj.(*types.Func)
	if !ok || w.depth > maxChain {
		return nil
	}
	g := m.funcs[fn.FullName()]
	if g == nil || len(g.body.List) == 0 || len(g.body.List) > 2 {
		return nil
	}
	ret, ok := g.body.List[len(g.body.List)-1].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return nil
	}
	if len(g.body.List) == 2 {
		if _, ok := g.body.List[0].(*ast.DeclStmt); !ok { // var target *T
			return nil
		}
	}
	return m.tests(m.into(w, e, c, g), ret.Results[0], nil, true)
}

// into is where a function is that a call calls.
func (m *machine) into(w where, e *ast.CallExpr, c calls.Callee, g *function) where {
	return where{fn: g, depth: w.depth + 1, args: func(i int) *faults {
		if a := c.Operand(e, i); a != nil && (i == calls.Receiver || len(c.Args(e)) == g.typ.Params.NumFields()) {
			return m.expr(w, a)
		}
		return &faults{open: true}
	}}
}

// mayHold reports whether a test may hold.
func (m *machine) mayHold(t test) bool {
	if t.boolean {
		return m.mayBe(t)
	}
	s := m.expr(t.w, t.x)
	if s.open || slices.ContainsFunc(s.list, func(f fault) bool { return f.param != 0 }) {
		return true
	}
	if t.typ == nil {
		return s.foreign && !m.declares(t.name) || slices.ContainsFunc(s.list, func(f fault) bool { return f.name == t.name })
	}
	if i, ok := t.typ.Underlying().(*types.Interface); ok {
		return t.other || s.foreign || slices.ContainsFunc(s.list, func(f fault) bool {
			of := m.types[f.typ]
			return of != nil && (types.Implements(of, i) || types.Implements(types.NewPointer(of), i))
		})
	}
	name := m.typeName(t.typ)
	if name == "" {
		return true
	}
	if t.other {
		return s.foreign || len(s.list) == 0 || slices.ContainsFunc(s.list, func(f fault) bool { return f.typ != name })
	}
	return slices.ContainsFunc(s.list, func(f fault) bool { return f.typ == name })
}

// declares reports whether a package of the program declares a name.
func (m *machine) declares(name string) bool {
	i := strings.LastIndexByte(name, '.')
	return i >= 0 && m.packages[name[:i]] != nil
}

// mayBe reports whether a boolean may be what a test wants: it is not, if each value that it has in the program is another.
func (m *machine) mayBe(t test) bool {
	if t.w.frame == nil {
		return true
	}
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	return t.w.frame().decided(t.x) != truth(!t.want)
}

// truth is what a condition is: 1 if it is true, -1 if it is false, 0 if that is not known.
func truth(b bool) int {
	if b {
		return 1
	}
	return -1
}

// decided returns what a condition is on parameters and fields that hold constants. A variable is left out: other code may set it.
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
		return 0
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
