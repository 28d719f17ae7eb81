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
// the conditions around the call may hold. What else may panic, such as an index out of range, does not count, nor does the recovery that
// comes with a router. If the function answers several statuses, what it got decides: then the list is not complete.
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
	var inner *frame
	w := where{fn: c.fn, frame: func() *frame {
		if inner == nil {
			inner = m.inside(c)
		}
		return inner
	}}
	set := &faults{}
	if m.mayPanic(w, map[*function]bool{}, set) {
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
	if !ok || !isFunc || m.funcs[fn.FullName()] == nil {
		return nil, w
	}
	g := m.funcs[fn.FullName()]
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
func (m *machine) mayPanic(w where, seen map[*function]bool, set *faults) (may bool) {
	if w.fn.body == nil || seen[w.fn] || w.depth > maxChain || w.fn.obj != nil && !w.fn.panics {
		return false
	}
	m.asked++
	if m.asked > maxAsked {
		set.open = true
		return true
	}
	seen[w.fn] = true
	defer delete(seen, w.fn)
	info := w.fn.pkg.Pass.TypesInfo
	if w.depth > 0 && len(m.catchers(w)) > 0 {
		return false
	}
	var stack []ast.Node
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		switch n := n.(type) {
		case *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.FuncLit:
			if call, ok := stack[len(stack)-1].(*ast.CallExpr); !ok || !slices.Contains(call.Args, ast.Expr(n)) {
				return false // it runs when it is called
			}
		case *ast.CallExpr:
			may = m.callMayPanic(w, info, n, seen, set) || may
		}
		stack = append(stack, n)
		return true
	})
	return may
}

func (m *machine) callMayPanic(w where, info *types.Info, call *ast.CallExpr, seen map[*function]bool, set *faults) (may bool) {
	if b, ok := info.Uses[identOf(call.Fun)].(*types.Builtin); ok {
		if b.Name() != "panic" || len(call.Args) != 1 || !m.possible(w, call) {
			return false
		}
		if t := info.TypeOf(call.Args[0]); t != nil && (isFault(t) || types.IsInterface(t)) {
			set.join(m.expr(w, call.Args[0]))
		} else {
			set.plain = true // a text: the router makes an error of it
		}
		return true
	}
	list, inner := m.callees(w, call)
	if !slices.ContainsFunc(list, func(g *function) bool { return g != nil && (g.panics || g.obj == nil) }) || !m.possible(w, call) {
		return false
	}
	for _, in := range inner {
		may = in.fn != nil && m.mayPanic(in, seen, set) || may
	}
	return may
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
		case fn != nil && m.funcs[fn.FullName()] != nil && m.answers[m.funcs[fn.FullName()].node] != nil:
			g := m.funcs[fn.FullName()]
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
