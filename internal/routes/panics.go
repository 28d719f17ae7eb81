package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// Panics that the program itself recovers from.
//
//	func catch(c *gin.Context) {
//		if err := recover(); err != nil {
//			c.AbortWithStatusJSON(400, err)
//		}
//	}
//
// What such a function answers is an answer of the handlers below that call panic themselves, directly or in functions of the program, where
// the conditions around the call may hold. What else may panic, such as an index out of range, does not count. If the function answers several
// statuses, what it got decides: then the list is not complete.
//
// What recovery middleware that comes with a router answers is not listed, since any code may panic, but a handler that does nothing else
// gets its 500.
//
// Only functions from which a call of panic can be reached are looked at, so this costs nothing in programs without panic or recover.

// spread marks the functions that call a marked one.
func (p *program) spread(marked func(f *function) *bool) {
	for changed := true; changed; {
		changed = false
		for _, f := range p.list {
			if mark := marked(f); !*mark {
				*mark = slices.ContainsFunc(f.calls, func(key string) bool { g := p.funcs[key]; return g != nil && *marked(g) }) ||
					slices.ContainsFunc(f.asks, func(name string) bool {
						return slices.ContainsFunc(p.methods[name], func(g *function) bool { return *marked(g) })
					})
				changed = changed || *mark
			}
		}
	}
}

// recovering adds to an answer what a function answers when it recovers from a panic, or else records that it may panic.
func (m *machine) recovering(c *closure, a *Answer) {
	if !m.recovers || c.fn.pkg.Foreign {
		return
	}
	w, set := m.whereIn(c), &faults{}
	if m.mayPanic(w, set) {
		a.panics = true
		if list, ok := m.objects(set, nil); ok {
			a.panicked = a.panicked.with(list)
		} else {
			a.panicked = a.panicked.with(vals{nil})
		}
	}
	if !a.panics {
		return
	}
	for _, call := range m.catchers(w) {
		a.panics, a.panicked = false, nil
		codes, at, known := m.caught(w, call)
		if !known || len(codes) != 1 {
			a.open = true
			continue
		}
		a.add(codes[0], at)
	}
}

// catchers lists the deferred calls of a function that recover.
func (m *machine) catchers(w where) (list []*ast.CallExpr) {
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			if body, in := m.bodyOf(w, n.Call); body != nil && callsBuiltin(in.fn.pkg.Pass.TypesInfo, body, "recover") {
				list = append(list, n.Call)
			}
		}
		return true
	})
	return list
}

// bodyOf returns the body of a literal or a function of the program that a call calls, and where it runs.
func (m *machine) bodyOf(w where, call *ast.CallExpr) (*ast.BlockStmt, where) {
	if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		return lit.Body, w
	}
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	if !ok || !isFunc || m.own(fn) == nil {
		return nil, w
	}
	g := m.own(fn)
	return g.body, m.into(w, call, c, g)
}

// callsBuiltin reports whether a body calls a built-in function itself.
func callsBuiltin(info *types.Info, body *ast.BlockStmt, name string) (found bool) {
	ast.Inspect(body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id.Name == name {
			_, isBuiltin := info.Uses[id].(*types.Builtin)
			found = found || isBuiltin
		}
		_, isLit := n.(*ast.FuncLit)
		return !found && !isLit
	})
	return found
}

// mayPanic reports whether a function may call panic, itself or in a function of the program, without recovering. It adds the errors with
// which it does.
func (m *machine) mayPanic(w where, set *faults) bool {
	return m.search(w, search{
		set: set, seen: map[*function]bool{}, leads: func(f *function) bool { return f.panics },
		found: func(w where, call *ast.CallExpr) (is, may bool) {
			info := w.fn.pkg.Pass.TypesInfo
			b, ok := info.Uses[identOf(call.Fun)].(*types.Builtin)
			if !ok || b.Name() != "panic" || len(call.Args) != 1 || !m.possible(w, call) {
				return ok, false
			}
			if t := info.TypeOf(call.Args[0]); t != nil && (isFault(t) || types.IsInterface(t)) {
				set.join(m.expr(w, call.Args[0]))
			} else {
				set.plain = true // a text: the router makes an error of it
			}
			return true, true
		},
		skips: func(in where, n ast.Node, around []ast.Node) bool {
			switch n := n.(type) {
			case *ast.BlockStmt:
				return len(around) == 0 && in.depth > w.depth && len(m.catchers(in)) > 0
			case *ast.GoStmt, *ast.DeferStmt:
				return true
			case *ast.FuncLit: // it runs when it is called
				call, ok := around[len(around)-1].(*ast.CallExpr)
				return !ok || !slices.Contains(call.Args, ast.Expr(n))
			}
			return false
		},
	})
}

// rescued returns an answer below recovery middleware, which passes what the handler panics with to the router's error handler.
func (a *Answer) rescued() *Answer {
	if !a.panics {
		return a
	}
	out := *a
	out.failures = a.failures.with(a.panicked)
	out.panics, out.panicked = false, nil
	return &out
}

// caught returns the statuses with which a deferred call answers, and one of the places. known is false if there may be others.
func (m *machine) caught(w where, call *ast.CallExpr) (codes []int, at ast.Node, known bool) {
	body, in := m.bodyOf(w, call)
	info := in.fn.pkg.Pass.TypesInfo
	known = true
	var set []int // recorded for the reply
	writes := false
	ast.Inspect(body, func(n ast.Node) bool {
		e, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		c, ok := calls.Of(info, e.Fun)
		if !ok || c.Obj == nil {
			return true
		}
		row := in.fn.pkg.Bound.Func(c.Obj, c.Recv)
		fn, _ := c.Obj.(*types.Func)
		switch {
		case row != nil && row.Response.Effect != api.NoEffect:
			var some []int
			ok := true
			switch status := row.Status; {
			case status.Use == api.Sent && c.Operand(e, status.Arg) != nil:
				some, ok = m.codes(in, c.Operand(e, status.Arg), nil)
			case status.Fixed != 0:
				some = []int{status.Fixed}
			default:
				writes = writes || row.Response.Effect == api.Writes || row.Response.Effect == api.Replies
			}
			known = known && ok
			if row.Response.Effect == api.Records {
				set = append(set, some...)
			} else {
				codes = append(codes, some...)
			}
			if len(some) > 0 {
				at = e
			}
		case fn != nil && m.own(fn) != nil && m.answers[m.own(fn).node] != nil:
			g := m.own(fn)
			for _, s := range m.answers[g.node].Sends {
				some, ok := m.sent(m.into(in, e, c, g), s)
				codes, at, known = append(codes, some...), e, known && ok
			}
			known = known && len(m.answers[g.node].Hands) == 0 && !m.answers[g.node].Open
		}
		return true
	})
	if codes = append(codes, set...); len(codes) == 0 && writes {
		return nil, nil, false
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	return codes, at, known && !slices.ContainsFunc(codes, odd)
}

// empty reports whether a handler certainly answers nothing.
func (a *Answer) empty() bool {
	return len(a.codes) == 0 && len(a.failures) == 0 && !a.silent && !a.noted && !a.open
}

// callsPanic reports whether a handler's function calls panic.
func (m *machine) callsPanic(handler vals) bool {
	f := m.functionOf(handler)
	return f != nil && f.body != nil && callsBuiltin(f.pkg.Pass.TypesInfo, f.body, "panic")
}

// catches reports whether a handler is middleware that answers 500 to a panic.
func (m *machine) catches(v value) bool {
	c, ok := v.(*closure)
	return ok && c.obj != nil && m.isRecovery(c.obj)
}

func (m *machine) isRecovery(obj types.Object) bool {
	fn, ok := obj.(*types.Func)
	return ok && m.table.Recovers(fn.FullName())
}
