package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// gin's c.Error stores an error, and middleware answers it after c.Next by what is in c.Errors. Such middleware answers nothing to a
// request for which no handler has stored an error. If it replies whenever there is one, in whichever branch, the list is complete. Which
// errors it gets is known: see storing.go.

// answersErrors reports whether middleware reads the errors of the chain after the rest of it has run, and may answer then.
func (m *machine) answersErrors(c *closure) bool {
	if c.fn == nil || m.answers[c.fn.node] == nil {
		return false
	}
	next := m.next(c)
	reads := false
	ast.Inspect(c.fn.body, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && next.IsValid() && n.Pos() > next {
			reads = reads || m.storedErrors(c, e)
		}
		return !reads
	})
	return reads
}

// next returns where middleware lets the rest of the chain run.
func (m *machine) next(c *closure) (at token.Pos) {
	for _, call := range m.answers[c.fn.node].Hands {
		if len(call.Args) == 0 && !at.IsValid() {
			at = call.Pos()
		}
	}
	return at
}

// answersStored says what middleware does with stored errors: asks says that it sends nothing after the rest of the chain without one, and
// always that it then replies to each request.
func (m *machine) answersStored(c *closure) (asks, always bool) {
	next := m.next(c)
	some := false // there is an error from here on
	for _, s := range c.fn.body.List {
		if s.End() <= next || !next.IsValid() {
			continue
		}
		if s.Pos() <= next {
			if m.sendsIn(c, s) {
				return false, false
			}
			continue
		}
		var within []ast.Stmt
		switch s := s.(type) {
		case *ast.RangeStmt:
			if m.storedErrors(c, s.X) {
				within = s.Body.List
			}
		case *ast.IfStmt:
			switch is := m.asksStored(c, s.Cond); {
			case is > 0 && s.Else == nil:
				within = s.Body.List
			case is < 0 && s.Else == nil && leaves(s.Body.List) && !m.sendsIn(c, s):
				some = true
				continue
			}
		}
		switch {
		case within != nil:
			always = always || m.repliesIn(c, within)
		case some:
			always = always || m.repliesIn(c, []ast.Stmt{s})
		case m.sendsIn(c, s):
			return false, false
		}
	}
	return true, always
}

// asksStored reports what a condition says about stored errors: 1 if it holds only if there are any, and then always, -1 if only if there
// are none.
func (m *machine) asksStored(c *closure, cond ast.Expr) int {
	info := c.fn.pkg.Pass.TypesInfo
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return 0
	}
	if info.Types[e.Y].IsNil() && (e.Op == token.EQL || e.Op == token.NEQ) { // c.Errors.Last() == nil
		x := ast.Unparen(e.X)
		if id, ok := x.(*ast.Ident); ok {
			v, _ := info.Uses[id].(*types.Var)
			defs, begins := m.reaching(c.fn, v, id.Pos())
			if v == nil || len(defs) != 1 || begins || defs[0].rhs == nil {
				return 0
			}
			x = ast.Unparen(defs[0].rhs)
		}
		call, ok := x.(*ast.CallExpr)
		if !ok || len(call.Args) > 0 || !m.table.Stored(typeOf(info, call)) {
			return 0
		}
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && m.storedErrors(c, sel.X) {
			return truth(e.Op == token.NEQ)
		}
		return 0
	}
	length, ok := ast.Unparen(e.X).(*ast.CallExpr)
	value := info.Types[e.Y].Value
	if !ok || len(length.Args) != 1 || value == nil || !compares(e.Op) || !m.storedErrors(c, length.Args[0]) {
		return 0
	}
	if callee, ok := calls.Of(info, length.Fun); !ok || callee.Obj != types.Universe.Lookup("len") {
		return 0
	}
	none, one := constant.Compare(constant.MakeInt64(0), e.Op, value), constant.Compare(constant.MakeInt64(1), e.Op, value)
	if none == one {
		return 0
	}
	return truth(one)
}

// storedErrors reports whether an expression is the list of the errors that handlers have stored.
func (m *machine) storedErrors(c *closure, e ast.Expr) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	s := c.fn.pkg.Pass.TypesInfo.Selections[sel]
	if s == nil || s.Kind() != types.FieldVal {
		return false
	}
	list, ok := s.Type().Underlying().(*types.Slice)
	return ok && m.table.Stored(list.Elem()) && pathOf(api.NamedOf(list.Elem())) == pathOf(s.Obj())
}

// sendsIn reports whether middleware answers within a statement.
func (m *machine) sendsIn(c *closure, s ast.Stmt) bool {
	a := m.answers[c.fn.node]
	within := func(n ast.Node) bool { return s.Pos() <= n.Pos() && n.End() <= s.End() }
	next := m.next(c)
	for _, h := range a.Hands {
		if within(h) && h.Pos() != next {
			return true
		}
	}
	for _, sent := range a.Sends {
		if within(sent.Node) {
			return true
		}
	}
	return false
}

// repliesIn reports whether statements always reply before they end or leave the function.
func (m *machine) repliesIn(c *closure, list []ast.Stmt) bool {
	replies, leaves := m.ends(c, list)
	return replies && !leaves
}

// ends says how statements end: whether they have replied when they get to their end, and whether they may leave without a reply.
func (m *machine) ends(c *closure, list []ast.Stmt) (replies, leaves bool) {
	for _, s := range list {
		all := false
		each := func(parts ...[]ast.Stmt) {
			all = true
			for _, part := range parts {
				r, l := m.ends(c, part)
				all, leaves = all && r, leaves || l
			}
		}
		switch s := s.(type) {
		case *ast.ExprStmt:
			all = m.sendsIn(c, s)
		case *ast.BlockStmt:
			each(s.List)
		case *ast.IfStmt:
			var otherwise []ast.Stmt
			if s.Else != nil {
				otherwise = []ast.Stmt{s.Else}
			}
			each(s.Body.List, otherwise)
		case *ast.SwitchStmt, *ast.TypeSwitchStmt:
			var parts [][]ast.Stmt
			otherwise := false
			for _, n := range bodyOf(s).List {
				if clause, ok := n.(*ast.CaseClause); ok {
					parts, otherwise = append(parts, clause.Body), otherwise || len(clause.List) == 0
				}
			}
			each(parts...)
			all = all && otherwise
		default:
			leaves = leaves || mayLeave(s)
		}
		if all {
			return true, leaves
		}
	}
	return false, leaves
}

func bodyOf(s ast.Stmt) *ast.BlockStmt {
	switch s := s.(type) {
	case *ast.SwitchStmt:
		return s.Body
	case *ast.TypeSwitchStmt:
		return s.Body
	}
	return &ast.BlockStmt{}
}

// mayLeave reports whether a statement may end the list that it is in before its end.
func mayLeave(s ast.Stmt) bool {
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.ReturnStmt, *ast.BranchStmt:
			found = true
		case *ast.FuncLit:
			return false
		}
		return !found
	})
	return found
}
