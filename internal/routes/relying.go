package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
)

// A handler may leave the reply to code that is only known at run time. If that code may send nothing, so may the handler, where it
// returns without a reply of its own. Where the code has returned an error, it has replied, unless it returns errors without a reply:
//
//	if err := s.decoder.Decode(w, r, &v); err != nil {
//		return
//	}

// handed is a call that passes on the response, and what the callee answers.
type handed struct {
	call *ast.CallExpr
	*Answer
}

// unanswered reports whether a function may return without any answer, because callees sent nothing.
func (m *machine) unanswered(w where, a *order.Answer, hands []handed) bool {
	if !slices.ContainsFunc(hands, func(h handed) bool { return h.silent }) {
		return false
	}
	return slices.ContainsFunc(a.Relies, func(ret *ast.ReturnStmt) bool {
		if slices.ContainsFunc(hands, func(h handed) bool {
			return !h.silent && !h.passive && !h.noted && comesBefore(w.fn, h.call, ret) && (len(h.failures) == 0 || m.passesOn(w, h.call, ret, a))
		}) {
			return false
		}
		return (ret == nil || !m.answeredBy(w, ret, hands) && m.possible(w, ret)) && slices.ContainsFunc(hands, func(h handed) bool {
			return h.silent && (handles(w.fn.pkg.Pass.TypesInfo, h.call) || ignored(w.fn, h.call)) && !comesLater(w.fn, h.call, ret)
		})
	})
}

// passesOn reports whether a return, or a call such as echo's c.Error before it, always passes on the error of a callee:
//
//	err := next(c)
//	if err != nil {
//		c.Error(err)
//	}
func (m *machine) passesOn(w where, callee *ast.CallExpr, ret *ast.ReturnStmt, a *order.Answer) bool {
	from := map[*ast.CallExpr]bool{callee: true}
	if ret != nil && len(ret.Results) > 0 && m.returnedBy(w, ret.Results[len(ret.Results)-1], from) {
		return true
	}
	return slices.ContainsFunc(a.Sends, func(s order.Sends) bool {
		e := m.reported(w, s)
		if e == nil || !m.returnedBy(w, e, from) {
			return false
		}
		path := w.fn.pathTo(s.Node) // the body, the if statement, its block, the statement, the call
		if len(path) != 5 {
			return false
		}
		branch, ok := path[1].(*ast.IfStmt)
		if !ok || path[2] != ast.Node(branch.Body) {
			return false
		}
		cond, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
		return ok && cond.Op == token.NEQ && w.fn.pkg.Pass.TypesInfo.Types[cond.Y].IsNil() && m.returnedBy(w, cond.X, from)
	})
}

// reliedFailures returns the errors with which a function may return after callees that did not answer. exact says that it followed all
// of them, so that errors of callees which the function keeps in variables are among them.
func (m *machine) reliedFailures(w where, a *order.Answer, hands []handed, known map[*ast.CallExpr]bool) (list vals, exact bool) {
	info := w.fn.pkg.Pass.TypesInfo
	exact = true
	for _, ret := range a.Relies {
		if ret == nil || len(ret.Results) == 0 {
			exact = exact && ret != nil && !fails(w.fn)
			continue
		}
		e := ast.Unparen(ret.Results[len(ret.Results)-1])
		if call, ok := e.(*ast.CallExpr); ok && (known[call] || replies(w.fn.pkg, a, call)) || !isFault(info.TypeOf(e)) || info.Types[e].IsNil() {
			continue
		}
		if !m.possible(w, ret) || m.answeredBy(w, ret, hands) {
			continue
		}
		quiet := func(h handed) bool {
			return (h.silent || h.passive || len(h.failures) > 0) && !comesLater(w.fn, h.call, ret)
		}
		if !slices.ContainsFunc(hands, quiet) || slices.ContainsFunc(a.Errors, func(f order.Failed) bool { return f.Expr == e }) {
			continue
		}
		some, ok := m.failuresOf(w, e)
		exact = exact && ok
		if !ok && !m.returnedBy(w, e, known) {
			some = m.failure(w, order.Failed{Expr: e, At: ret})
		}
		list = list.with(some)
	}
	return list, exact
}

// returnedBy reports whether an error is one that some of the callees have returned.
func (m *machine) returnedBy(w where, e ast.Expr, callees map[*ast.CallExpr]bool) bool {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[identOf(e)].(*types.Var)
	if !ok || isGlobal(v) {
		return false
	}
	defs, begins := m.reaching(w.fn, v, e.Pos())
	return len(defs) > 0 && !begins && !slices.ContainsFunc(defs, func(d definition) bool {
		call, ok := ast.Unparen(orIdent(d.rhs)).(*ast.CallExpr)
		_, called := callees[call]
		return !d.zero && !(ok && called)
	})
}

// assigned reports whether the results of a call are assigned to variables.
func assigned(f *function, call *ast.CallExpr) bool {
	path := f.pathTo(call)
	if len(path) < 2 {
		return false
	}
	_, ok := path[len(path)-2].(*ast.AssignStmt)
	return ok
}

// replies reports whether a call replies, in a function with an answer.
func replies(pkg *Package, a *order.Answer, call *ast.CallExpr) bool {
	c, ok := calls.Of(pkg.Pass.TypesInfo, call.Fun)
	if ok && c.Obj != nil {
		if row := pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Response.Effect == api.Replies {
			return true
		}
	}
	return slices.ContainsFunc(a.Sends, func(s order.Sends) bool { return s.Node == ast.Node(call) })
}

// answeredBy reports whether a node is only reached if one of the callees has returned an error, and that callee returns none without an
// answer.
func (m *machine) answeredBy(w where, n ast.Node, hands []handed) bool {
	for _, g := range m.guards(w, n) {
		if len(g) != 1 || g[0].boolean || !g[0].null || !g[0].other {
			continue
		}
		from := m.keyOf(g[0].w, g[0].x)
		for _, h := range hands {
			if !h.open && !h.passive && len(h.failures) == 0 && from.n <= 1 && assigns(from.at, h.call) {
				return true
			}
		}
	}
	return false
}

// answeredBefore reports whether a node is only reached if a function of the program has returned an error, and that function returns none
// to this caller without an answer:
//
//	if err := writeJSON(w, 200, "ok"); err != nil {
//		http.Error(w, err.Error(), 500)
//	}
//
// If the value can be encoded, only writing it fails: the header has gone out before.
func (m *machine) answeredBefore(w where, n ast.Node) bool {
	for _, g := range m.guards(w, n) {
		if len(g) != 1 || g[0].boolean || !g[0].null || !g[0].other || g[0].w.fn != w.fn {
			continue
		}
		k := m.keyOf(g[0].w, g[0].x)
		a, ok := k.at.(*ast.AssignStmt)
		if !ok || k.fn != w.fn || k.n > 1 || len(a.Rhs) != 1 {
			continue
		}
		call, ok := ast.Unparen(a.Rhs[0]).(*ast.CallExpr)
		if !ok {
			continue
		}
		callees, inner := m.callees(w, call)
		if len(callees) > 0 && !slices.ContainsFunc(callees, func(g *function) bool { return g == nil }) && sameResponse(w.fn.pkg.Pass, call, n) &&
			!slices.ContainsFunc(inner, func(in where) bool { return m.failsSilently(in) }) {
			return true
		}
	}
	return false
}

// failsSilently reports whether a function may return an error without an answer.
func (m *machine) failsSilently(w where) bool {
	a := m.answers[w.fn.node]
	return a == nil || a.Open && !a.Covered || len(a.Hands) > 0 || len(a.Sends) == 0 || slices.ContainsFunc(a.Errors, func(f order.Failed) bool {
		if f.At == nil || f.Expr == nil {
			return f.At == nil || m.leavesSilently(w, f.At)
		}
		call, isCall := ast.Unparen(f.Expr).(*ast.CallExpr)
		return m.leavesSilently(w, f.At) && !m.expr(w, f.Expr).none() && !(isCall && m.alwaysReplies(w, call))
	})
}

// leavesSilently reports whether a function, whose summary knows of no reply at a return statement, or at its end if ret is nil, may get
// there without one. A helper that does not reply if a value cannot be encoded has replied where this value can be.
func (m *machine) leavesSilently(w where, ret *ast.ReturnStmt) bool {
	if ret != nil && !m.possible(w, ret) {
		return false
	}
	replied := false
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			replied = replied || comesBefore(w.fn, n, ret) && m.alwaysReplies(w, n)
		}
		return !replied
	})
	return !replied
}

// alwaysReplies reports whether the functions of the program that a call may reach reply in any case.
func (m *machine) alwaysReplies(w where, call *ast.CallExpr) bool {
	callees, inner := m.callees(w, call)
	return len(callees) > 0 && !slices.ContainsFunc(inner, func(in where) bool {
		if in.fn == nil || m.replying[in.fn] {
			return true
		}
		m.replying[in.fn] = true
		defer delete(m.replying, in.fn)
		return m.failsSilently(in) || slices.ContainsFunc(m.answers[in.fn.node].Silents, func(ret *ast.ReturnStmt) bool { return m.leavesSilently(in, ret) })
	})
}

// assigns reports whether a node is a call, or assigns its results.
func assigns(n ast.Node, call *ast.CallExpr) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return len(n.Rhs) == 1 && ast.Unparen(n.Rhs[0]) == ast.Expr(call)
	case ast.Expr:
		return ast.Unparen(n) == ast.Expr(call)
	}
	return false
}

// comesBefore reports whether a call has always run when a function reaches a return statement, or the end of its body if ret is nil.
func comesBefore(f *function, call *ast.CallExpr, ret *ast.ReturnStmt) bool {
	if ret != nil && len(f.pathTo(ret)) == 0 {
		ret = nil // the end of the body
	}
	for _, n := range f.pathTo(call) {
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			if ret == nil && n != ast.Node(f.body) || ret != nil && (ret.Pos() < n.Pos() || ret.End() > n.End()) {
				return false
			}
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt, *ast.BinaryExpr:
			return false
		}
	}
	return ret == nil || call.End() <= ret.Pos()
}

// comesLater reports whether a call cannot run before a return statement.
func comesLater(f *function, call *ast.CallExpr, ret *ast.ReturnStmt) bool {
	if ret == nil || call.Pos() < ret.End() {
		return false
	}
	return !slices.ContainsFunc(f.pathTo(ret), func(n ast.Node) bool {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.LabeledStmt:
			return true
		}
		return false
	})
}

// ignored reports whether a function does not look at the results of a call.
func ignored(f *function, call *ast.CallExpr) bool {
	path := f.pathTo(call)
	if len(path) < 2 {
		return false
	}
	_, ok := path[len(path)-2].(*ast.ExprStmt)
	return ok
}

// handles reports whether a call lets other code handle the request: it returns nothing, an error or a handler. A function that
// returns a boolean or a string only inspects the request.
func handles(info *types.Info, call *ast.CallExpr) bool {
	t := info.TypeOf(call)
	if tuple, ok := t.(*types.Tuple); ok {
		return tuple.Len() == 0
	}
	return t == nil || isFault(t) || mayServe(t)
}
