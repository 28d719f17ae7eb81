package routes

import (
	"go/ast"
	"slices"
)

// Results of one return statement belong together:
//
//	rows, err := s.List()
//	if rows == nil {
//		…
//	}
//	if err != nil {
//
// If List returns nil rows with each error, the second condition never holds after the first one did not. So the conditions on the results of
// one call must all hold for one of the return statements that the call may reach. So must a single condition if that statement depends on
// what the request holds: see contexts.go.

// resultTest is a test on one of the results of a call.
type resultTest struct {
	test
	index int
}

// together reports whether conditions on the results of the same call may all hold.
func (m *machine) together(guards []anyOf) bool {
	type made struct {
		call *ast.CallExpr
		fn   *function
	}
	var list []made
	callers := map[made]where{}
	tests := map[made][]resultTest{}
	for _, g := range guards {
		if len(g) != 1 || g[0].ofRequest() {
			continue
		}
		call, w, index := m.resultOf(g[0])
		if call == nil {
			continue
		}
		key := made{call, w.fn}
		if tests[key] == nil {
			list = append(list, key)
		}
		callers[key], tests[key] = w, append(tests[key], resultTest{g[0], index})
	}
	return !slices.ContainsFunc(list, func(key made) bool {
		first := tests[key][0].index
		several := slices.ContainsFunc(tests[key], func(t resultTest) bool { return t.index != first })
		return (several || m.readsStoredIn(callers[key], key.call)) && !m.mayReturn(callers[key], key.call, tests[key])
	})
}

// resultOf returns the call with several results that gives what a test is about its value, where it is, and which result that is.
func (m *machine) resultOf(t test) (*ast.CallExpr, where, int) {
	w, x := t.w, t.x
	for range maxChain {
		id, ok := ast.Unparen(orIdent(x)).(*ast.Ident)
		if !ok {
			break
		}
		from, rhs, index := m.origin(w, id)
		if call, ok := ast.Unparen(orIdent(rhs)).(*ast.CallExpr); ok && index >= 0 && isTuple(from.fn.pkg.Pass.TypesInfo, call) {
			return call, from, index
		}
		w, x = from, rhs
	}
	return nil, w, 0
}

// mayReturn reports whether a call may reach a return statement for which all tests on its results may hold.
func (m *machine) mayReturn(w where, call *ast.CallExpr, tests []resultTest) bool {
	m.asked++
	return m.asked > maxAsked || !m.eachReturn(w, call, func(w where, n *ast.ReturnStmt) bool { return !m.mayReturnAt(w, n, tests) })
}

// mayReturnAt is mayReturn for one return statement.
func (m *machine) mayReturnAt(w where, n *ast.ReturnStmt, tests []resultTest) bool {
	info := w.fn.pkg.Pass.TypesInfo
	tests, rescued := m.unaltered(w.fn, tests)
	switch {
	case len(n.Results) == 0 || rescued || len(tests) == 0:
		return true
	case isTuple(info, n.Results[0]): // return f()
		call, ok := ast.Unparen(n.Results[0]).(*ast.CallExpr)
		return !ok || m.possible(w, n) && m.mayReturn(w, call, tests)
	}
	var more []anyOf
	for _, t := range tests {
		if t.index >= len(n.Results) {
			return true
		}
		x := n.Results[t.index]
		if t.null {
			x = nilOf(w.fn.pkg, x)
		}
		if t.null && !t.other && m.certain(w, x, n) {
			return false
		}
		t.x, t.w = x, w
		more = append(more, anyOf{t.test})
	}
	return m.possible(w, n, more...)
}

// returnsAll reports whether something is so for each return statement of the functions that a call may reach, and deferred functions do not
// change what they return. It is not if the functions are unknown, or call themselves.
func (m *machine) returnsAll(w where, call *ast.CallExpr, is func(w where, n *ast.ReturnStmt) bool) bool {
	return m.eachReturn(w, call, func(w where, n *ast.ReturnStmt) bool { return !m.altersAny(w.fn) && is(w, n) })
}

// eachReturn is returnsAll without what deferred functions do.
func (m *machine) eachReturn(w where, call *ast.CallExpr, is func(w where, n *ast.ReturnStmt) bool) bool {
	callees, inner := m.callees(w, call)
	for i, g := range callees {
		if g == nil || g.body == nil || m.counting[g] {
			return false
		}
		m.counting[g] = true
		all := true
		for _, n := range g.returns() {
			all = all && is(inner[i], n)
		}
		delete(m.counting, g)
		if !all {
			return false
		}
	}
	return len(callees) > 0
}
