package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// What a condition can be: whether a value is true, or nil.
//
// Results of a call belong together. A function may return a pointer or true only with a nil error, so if the error is known to be nil
// where the value is used, only the return statements count that may return no error.

// question is what a condition asks of a value.
type question uint8

const (
	isTrue question = iota
	isNil
)

// asking is a question about a result of a function.
type asking struct {
	fn    *function
	index int
	q     question
}

// either returns whether the answer to a question about an expression can be yes, and whether it can be no.
func (m *machine) either(w where, e ast.Expr, q question) (yes, no bool) {
	info := w.fn.pkg.Pass.TypesInfo
	switch {
	case q == isTrue && setFunc(info, e):
		return true, true // mayBe asks the frame
	case q == isTrue && (isConstant(info, e, true) || isConstant(info, e, false)):
		return isConstant(info, e, true), isConstant(info, e, false)
	case q == isNil && info.Types[e].IsNil():
		return true, false
	case w.depth > maxChain || m.asked > maxAsked:
		return true, true
	}
	if is, known := m.comparesKnown(w, e); known && q == isTrue {
		return is, !is
	}
	if q == isTrue && setOption(info, e) {
		return true, true // mayBe asks the frame
	}
	m.asked++
	w.depth++
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		return m.eitherVariable(w, id, q)
	}
	call, isCall := ast.Unparen(e).(*ast.CallExpr)
	if isCall && (q == isNil || len(m.tests(w, call, nil, true)) == 0) && !info.Types[call.Fun].IsType() {
		if callees, inner := m.callees(w, call); len(callees) > 0 && callees[0] != nil {
			return m.eitherReturned(inner, -1, mayFail, q)
		}
	}
	if q == isNil {
		return m.maybeNil(w, e)
	}
	may := func(want bool) bool {
		return !slices.ContainsFunc(m.tests(w, e, nil, want), func(g anyOf) bool {
			return !slices.ContainsFunc(g, func(t test) bool { return m.mayHold([]test{t}) })
		})
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			yes, no = m.either(w, e.X, q)
			return no, yes
		}
	case *ast.CallExpr, *ast.BinaryExpr, *ast.IndexExpr:
		return may(true), may(false)
	case *ast.SelectorExpr:
		return true, !m.holdsTrue(w, e)
	}
	return true, true
}

// maybeNil is either for an expression that is not a variable, nor a call of the program.
func (m *machine) maybeNil(w where, e ast.Expr) (yes, no bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit, *ast.FuncLit:
		return false, true
	case *ast.UnaryExpr:
		return e.Op != token.AND, true
	case *ast.SelectorExpr:
		return !m.neverNil(w.fn.pkg.Pass.TypesInfo, e), true
	case *ast.CallExpr:
		c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, e.Fun)
		if b, isBuiltin := c.Obj.(*types.Builtin); ok && isBuiltin && (b.Name() == "make" || b.Name() == "new") {
			return false, true
		}
		return m.readStored(w, e) == nil, true
	}
	return true, true
}

// eitherVariable is either for a variable: what the assignments that reach its use give it.
func (m *machine) eitherVariable(w where, e *ast.Ident, q question) (yes, no bool) {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[e].(*types.Var)
	if !ok || isGlobal(v) {
		return true, true
	}
	if i := m.paramOf(w, e); i != noParam && w.from != nil {
		if from, a := w.from(i); a != nil {
			return m.either(from, a, q)
		}
	}
	defs, begins := m.reaching(w.fn, v, e.Pos())
	if begins || len(defs) == 0 {
		return true, true
	}
	for _, d := range defs {
		y, n := true, true
		switch {
		case d.zero:
			y, n = q == isNil, q == isTrue
		case d.literal || d.rhs == nil || m.defining[d.at]:
		default:
			m.defining[d.at] = true
			if d.index < 0 {
				y, n = m.either(w, d.rhs, q)
			} else if a, is := ast.Unparen(d.rhs).(*ast.TypeAssertExpr); is && d.index == 1 && q == isTrue {
				n = !m.asserts(w, a)
			} else if call, isCall := ast.Unparen(d.rhs).(*ast.CallExpr); isCall && d.index == 1 && q == isTrue && w.fn.pkg.readsValue(call) {
				_, there := m.storedFor(w, call)
				n = !there
			} else if isCall {
				if callees, inner := m.callees(w, call); len(callees) > 0 && callees[0] != nil {
					y, n = m.eitherReturned(inner, d.index, m.outcome(w, d.at, e), q)
				}
			}
			delete(m.defining, d.at)
		}
		yes, no = yes || y, no || n
	}
	return yes, no
}

// eitherReturned is either for a result of functions, or for the last one if index is negative.
func (m *machine) eitherReturned(callees []where, index int, how outcome, q question) (yes, no bool) {
	for _, w := range callees {
		if w.fn.body == nil || m.alters(w.fn, index) {
			return true, true
		}
		key := asking{w.fn, index, q}
		switch m.asking[key] {
		case 1:
			w = where{fn: w.fn, depth: w.depth} // what it returns to any caller
		case 2:
			continue // what calls itself returns what the other return statements give
		}
		m.asking[key]++
		for _, n := range w.fn.returns() {
			if !m.possible(w, n) || m.contradicts(w, n, how) {
				continue
			}
			y, f := m.eitherResult(w, n, index, how, q)
			yes, no = yes || y, no || f
		}
		if m.asking[key]--; m.asking[key] == 0 {
			delete(m.asking, key)
		}
	}
	return yes, no
}

// eitherResult is either for a result in a return statement.
func (m *machine) eitherResult(w where, n *ast.ReturnStmt, index int, how outcome, q question) (yes, no bool) {
	switch {
	case len(n.Results) == 0:
		return true, true
	case isTuple(w.fn.pkg.Pass.TypesInfo, n.Results[0]): // return f()
		if call, ok := ast.Unparen(n.Results[0]).(*ast.CallExpr); ok {
			if callees, inner := m.callees(w, call); len(callees) > 0 && callees[0] != nil {
				return m.eitherReturned(inner, index, how, q)
			}
		}
		return true, true
	case index < 0:
		index = len(n.Results) - 1
	}
	return m.either(w, n.Results[index], q)
}

func isTuple(info *types.Info, e ast.Expr) bool {
	t, ok := info.TypeOf(e).(*types.Tuple)
	return ok && t.Len() > 1
}
