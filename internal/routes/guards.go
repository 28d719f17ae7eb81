package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// guards lists the conditions under which a function reaches a node.
func (m *machine) guards(w where, n ast.Node) []anyOf {
	var list []anyOf
	path := w.fn.pathTo(n)
	if len(path) == 0 {
		return nil
	}
	for i, x := range path[:len(path)-1] {
		inner := path[i+1]
		switch x := x.(type) {
		case *ast.FuncLit:
			list = nil // conditions where a literal is made need not hold when it runs
		case *ast.BlockStmt:
			list = append(list, m.passed(w, x.List, inner)...)
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
			list = append(list, m.clause(w, path[:i], x)...)
			list = append(list, m.passed(w, x.Body, inner)...)
		}
	}
	return list
}

// passed lists the conditions that hold because the statements before n did not leave the function.
func (m *machine) passed(w where, before []ast.Stmt, n ast.Node) (list []anyOf) {
	for _, s := range before {
		if ast.Node(s) == n {
			break
		}
		list = append(list, m.after(w, s)...)
	}
	return list
}

// after lists the conditions that hold after a statement.
func (m *machine) after(w where, s ast.Stmt) (list []anyOf) {
	switch s := s.(type) {
	case *ast.IfStmt:
		if leaves(s.Body.List) {
			list = append(list, m.tests(w, s.Cond, s.Init, false)...)
			if s.Else != nil {
				list = append(list, m.after(w, s.Else)...)
			}
		} else if e, ok := s.Else.(*ast.BlockStmt); ok && leaves(e.List) {
			list = append(list, m.tests(w, s.Cond, s.Init, true)...)
		} else if s.Else == nil { // it has not run, or its end was reached
			for _, inner := range s.Body.List {
				for _, b := range m.after(w, inner) {
					for _, a := range m.tests(w, s.Cond, s.Init, false) {
						list = append(list, append(slices.Clip(a), b...))
					}
				}
			}
		}
	case *ast.BlockStmt:
		for _, inner := range s.List {
			list = append(list, m.after(w, inner)...)
		}
	case *ast.RangeStmt:
		list = m.unlike(w, s)
	case *ast.SwitchStmt:
		list = m.left(w, s, s.Body)
	case *ast.TypeSwitchStmt:
		list = m.left(w, s, s.Body)
	}
	return list
}

// left lists the conditions that hold after a switch, because the clauses that leave the function did not run.
func (m *machine) left(w where, s ast.Node, body *ast.BlockStmt) (list []anyOf) {
	for _, c := range body.List {
		if c, ok := c.(*ast.CaseClause); ok && len(c.List) > 0 && leaves(c.Body) {
			list = append(list, m.none(w, s, c)...)
		}
	}
	return list
}

// leaves reports whether a list of statements always leaves the function.
func leaves(list []ast.Stmt) bool { return endsInReturn(list) && !slices.ContainsFunc(list, hasJump) }

func endsInReturn(list []ast.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	switch s := list[len(list)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BlockStmt:
		return endsInReturn(s.List)
	case *ast.IfStmt:
		e, ok := s.Else.(*ast.BlockStmt)
		return ok && endsInReturn(s.Body.List) && endsInReturn(e.List)
	}
	return false
}

// hasJump reports whether a statement has a break, a continue, a goto or a fallthrough.
func hasJump(s ast.Stmt) bool {
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		_, jump := n.(*ast.BranchStmt)
		found = found || jump
		return !found
	})
	return found
}

// clause lists the conditions under which a clause of a switch runs.
func (m *machine) clause(w where, around []ast.Node, c *ast.CaseClause) (list []anyOf) {
	if len(around) < 2 {
		return nil
	}
	body, ok := around[len(around)-1].(*ast.BlockStmt)
	if !ok {
		return nil
	}
	s := around[len(around)-2]
	through := false // the clause before falls through to it
	for _, other := range body.List {
		other, ok := other.(*ast.CaseClause)
		if !ok {
			continue
		}
		if other == c {
			if through {
				return nil
			}
			if len(c.List) > 0 {
				break
			}
			continue
		}
		through = false
		if n := len(other.Body); n > 0 {
			b, ok := other.Body[n-1].(*ast.BranchStmt)
			through = ok && b.Tok == token.FALLTHROUGH
		}
		list = append(list, m.none(w, s, other)...) // each before it; for the default clause, all others
	}
	if len(c.List) == 0 {
		return list
	}
	var all anyOf
	for _, e := range c.List {
		one := m.chosenBy(w, s, e)
		if len(one) == 0 {
			return list
		}
		if len(c.List) == 1 {
			return append(list, one...)
		}
		all = append(all, one[0]...)
	}
	return append(list, all)
}

// none lists the conditions under which none of a clause's expressions matches.
func (m *machine) none(w where, s ast.Node, c *ast.CaseClause) (list []anyOf) {
	for _, e := range c.List {
		if sw, ok := s.(*ast.SwitchStmt); ok && sw.Tag == nil {
			list = append(list, m.tests(w, e, sw.Init, false)...)
			continue
		}
		if one := m.chosenBy(w, s, e); len(one) == 1 && len(one[0]) == 1 {
			switch t := one[0][0]; {
			case t.ofRequest():
				t.want = !t.want
				list = append(list, anyOf{t})
			case !t.boolean:
				t.other = !t.other
				list = append(list, anyOf{t})
			}
		}
	}
	return list
}

// chosenBy lists the conditions under which an expression of a clause matches.
func (m *machine) chosenBy(w where, s ast.Node, e ast.Expr) []anyOf {
	info := w.fn.pkg.Pass.TypesInfo
	switch s := s.(type) {
	case *ast.SwitchStmt:
		if s.Tag == nil {
			return m.tests(w, e, s.Init, true)
		}
		return m.equal(w, s.Tag, e, true)
	case *ast.TypeSwitchStmt:
		if x := switched(s); x != nil && isFault(info.TypeOf(x)) {
			if info.Types[e].IsNil() {
				return []anyOf{{{x: x, w: w, null: true}}}
			}
			if info.Types[e].IsType() {
				return []anyOf{{{x: x, w: w, typ: info.TypeOf(e), exact: true}}}
			}
		}
	}
	return nil
}

// equal lists the conditions under which two expressions are equal, or differ if want is false.
func (m *machine) equal(w where, x, y ast.Expr, want bool) []anyOf {
	info := w.fn.pkg.Pass.TypesInfo
	if name := faultName(info, x); name != nil || info.Types[x].IsNil() || info.Types[x].Value != nil {
		x, y = y, x
	}
	if isFault(info.TypeOf(x)) {
		if info.Types[y].IsNil() {
			return []anyOf{{{x: x, w: w, null: true, other: !want}}}
		}
		if name := faultName(info, y); name != nil {
			t := m.is(w, x, name)
			t[0].other, t[0].exact = !want, true
			return []anyOf{t}
		}
	}
	if info.Types[y].IsNil() && (mayBeNilPointer(info.TypeOf(x)) || isDependency(info, x) || m.inContext(w, x)) {
		return []anyOf{{{x: x, w: w, boolean: true, want: want, isNil: true}}}
	}
	value := info.Types[y].Value
	if value == nil {
		if list := m.asksElement(w, x, y, equals, want); list != nil {
			return list
		}
		return m.asksElement(w, y, x, equals, want)
	}
	if t := m.asksRequest(w, x, value, want); t != nil {
		return t
	}
	if t := m.asksErrorText(w, x, value, want); t != nil {
		return t
	}
	t := test{w: w, value: value, other: !want}
	switch x := ast.Unparen(x).(type) {
	case *ast.SelectorExpr: // err.Kind
		if sel := info.Selections[x]; sel != nil && sel.Kind() == types.FieldVal && isFault(info.TypeOf(x.X)) {
			t.x, t.field, t.typ = x.X, x.Sel.Name, info.TypeOf(x.X)
			return []anyOf{{t}}
		}
	case *ast.CallExpr: // err.Kind()
		c, ok := calls.Of(info, x.Fun)
		fn, isFunc := c.Obj.(*types.Func)
		if sel, isSel := ast.Unparen(x.Fun).(*ast.SelectorExpr); ok && isFunc && isSel && len(x.Args) == 0 && c.Recv != nil && isFault(c.Recv) {
			t.x, t.method, t.typ = sel.X, fn, info.TypeOf(sel.X)
			return []anyOf{{t}}
		}
	case *ast.Ident: // kind := err.Kind
		v, ok := info.Uses[x].(*types.Var)
		if !ok || isGlobal(v) {
			return nil
		}
		if defs, begins := m.reaching(w.fn, v, x.Pos()); len(defs) == 1 && !begins && defs[0].rhs != nil && defs[0].index < 0 {
			if _, again := ast.Unparen(defs[0].rhs).(*ast.Ident); !again {
				return m.equal(w, defs[0].rhs, y, want)
			}
		}
	}
	return nil
}

// mayBeNilPointer reports whether a value of a type that is not an error may be nil, and holds no other type.
func mayBeNilPointer(t types.Type) bool {
	if t == nil || isFault(t) {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map:
		return true
	}
	return false
}

// pathTo returns the nodes on the way from the function's body to n; none if the body does not contain n.
func (f *function) pathTo(n ast.Node) []ast.Node {
	if path, known := f.paths[n]; known {
		return path
	}
	var path []ast.Node
	found := false
	ast.Inspect(f.body, func(x ast.Node) bool {
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
		path = nil
	}
	if f.paths == nil {
		f.paths = map[ast.Node][]ast.Node{}
	}
	f.paths[n] = path
	return path
}

// returns lists the function's return statements.
func (f *function) returns() []*ast.ReturnStmt {
	if f.body == nil || f.returned != nil {
		return f.returned
	}
	f.returned = []*ast.ReturnStmt{}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			f.returned = append(f.returned, n)
			return false
		}
		return true
	})
	return f.returned
}

// runsIf reports whether a node within a function always runs before a use of what it assigns if the conditions around it hold: it is in no
// loop that the use is not in, and all these conditions are tests.
func (m *machine) runsIf(w where, n, use ast.Node) bool {
	path := w.fn.pathTo(n)
	for i, x := range path {
		if encloses(x, use) || i == len(path)-1 {
			continue
		}
		switch x := x.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.SwitchStmt, *ast.TypeSwitchStmt:
		case *ast.IfStmt:
			if path[i+1] != ast.Node(x.Init) && !m.isTest(w, x.Cond, x.Init, path[i+1] == ast.Node(x.Body)) {
				return false
			}
		default:
			if _, isStmt := x.(ast.Stmt); isStmt {
				return false
			}
		}
	}
	return len(path) > 0
}

// isTest reports whether tests say all that a condition asks for.
func (m *machine) isTest(w where, cond ast.Expr, init ast.Stmt, want bool) bool {
	if e, ok := ast.Unparen(cond).(*ast.BinaryExpr); ok && (e.Op == token.LAND && want || e.Op == token.LOR && !want) {
		return m.isTest(w, e.X, init, want) && m.isTest(w, e.Y, init, want)
	}
	return len(m.tests(w, cond, init, want)) > 0
}

// negated returns the test that holds where t does not.
func (t test) negated() test {
	if t.boolean {
		t.want = !t.want
	} else {
		t.other = !t.other
	}
	return t
}

// isDependency reports whether an expression is a field with an interface that errors do not have.
func isDependency(info *types.Info, x ast.Expr) bool {
	sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
	return ok && info.Selections[sel] != nil && types.IsInterface(typeOf(info, x)) && !isFault(typeOf(info, x))
}
