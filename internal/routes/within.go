package routes

import (
	"go/ast"
	"slices"
)

// search looks for calls of one kind that a function may make, itself or in functions of the program, where the conditions around the calls
// may hold.
type search struct {
	leads func(f *function) bool                            // whether a declared function makes such a call, itself or by a call
	found func(w where, call *ast.CallExpr) (is, may bool)  // whether a call is of the kind, and whether it may run
	skips func(w where, n ast.Node, around []ast.Node) bool // whether a node does not run, or not now; nil for none
	set   *faults                                           // what found collects
	seen  map[*function]bool                                // those that are being searched
}

// search reports whether there may be such a call in a function.
func (m *machine) search(w where, k search) (may bool) {
	if w.fn.body == nil || k.seen[w.fn] || w.depth > maxChain || w.fn.obj != nil && !k.leads(w.fn) {
		return false
	}
	m.asked++
	if m.asked > maxAsked {
		k.set.open = true
		return true
	}
	k.seen[w.fn] = true
	defer delete(k.seen, w.fn)
	var stack []ast.Node
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if k.skips != nil && k.skips(w, n, stack) {
			return false
		}
		if call, ok := n.(*ast.CallExpr); ok {
			is, runs := k.found(w, call)
			may = may || runs
			if !is {
				may = m.searchCalled(w, call, k) || may
			}
		}
		stack = append(stack, n)
		return true
	})
	return may
}

// searchCalled is search for the functions that a call may reach.
func (m *machine) searchCalled(w where, call *ast.CallExpr, k search) (may bool) {
	list, inner := m.callees(w, call)
	if !slices.ContainsFunc(list, func(g *function) bool { return g != nil && (g.obj == nil || k.leads(g)) }) || !m.possible(w, call) {
		return false
	}
	for _, in := range inner {
		may = in.fn != nil && m.search(in, k) || may
	}
	return may
}
