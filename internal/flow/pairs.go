package flow

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// pair says that a function compares two of its arguments; of a collection each element is.
type pair struct {
	a, b    int
	element bool
}

// pairCall is a call of a function that may turn out to compare two of its parameters, as a project's own assertEqual
// does.
type pairCall struct {
	call   *ast.CallExpr
	callee callee
	within function
	test   bool
}

// comparedParams notes that the function being walked compares two of its own parameters.
func (c *collector) comparedParams(x, y ast.Expr) {
	f := c.enclosing()
	if f.obj == nil {
		return
	}
	a, b := c.paramIndex(f.sig, x), c.paramIndex(f.sig, y)
	if a >= 0 && b >= 0 && a != b {
		c.addPair(f.obj, pair{a: a, b: b})
	}
}

// mayCompare reports whether a function can be one that compares two of its parameters, of any type.
func mayCompare(sig *types.Signature) bool {
	n := 0
	for v := range sig.Params().Variables() {
		switch t := types.Unalias(v.Type()).(type) {
		case *types.TypeParam:
			n++
		default:
			if i, ok := t.Underlying().(*types.Interface); ok && i.Empty() {
				n++
			}
		}
	}
	return n >= 2
}

func (c *collector) addPair(fn types.Object, p pair) {
	if !slices.Contains(c.pairs[fn], p) {
		c.pairs[fn] = append(c.pairs[fn], p)
	}
}

// paramIndex returns the index of the parameter that an expression is, or -1.
func (c *collector) paramIndex(sig *types.Signature, e ast.Expr) int {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok || sig == nil {
		return -1
	}
	v, ok := c.info.Uses[id].(*types.Var)
	if !ok {
		return -1
	}
	for i := range sig.Params().Len() {
		if sig.Params().At(i) == v {
			return i
		}
	}
	return -1
}

// passPair compares two arguments of a call.
func (c *collector) passPair(call *ast.CallExpr, callee callee, p pair) {
	args := callee.Args(call)
	if max(p.a, p.b) >= len(args) {
		return
	}
	x, y := args[p.a], args[p.b]
	if f := c.enclosing(); f.obj != nil && !p.element {
		if a, b := c.paramIndex(f.sig, x), c.paramIndex(f.sig, y); a >= 0 && b >= 0 && a != b {
			c.addPair(f.obj, pair{a: a, b: b})
		}
	}
	if p.element {
		c.compare(c.slotOf(x), c.slotOf(y), c.test)
		if value, ok := c.intConst(y); ok {
			c.comparedConst(y, value, c.slotOf(x))
		}
		return
	}
	c.compareExprs(x, y)
}

// pairCalls compares the arguments of calls to the package's own comparing functions, and of functions that hand their
// parameters on to those.
func (c *collector) pairCalls() {
	done := make([]int, len(c.calls)) // pairs of the callee already handled, by call
	for changed := true; changed; {
		changed = false
		for i, call := range c.calls {
			found := c.pairs[call.callee.Obj]
			for _, p := range found[done[i]:] {
				changed = true
				c.test, c.funcs = call.test, []function{call.within}
				c.passPair(call.call, call.callee, p)
			}
			done[i] = len(found)
		}
	}
	c.funcs = nil
}

// passMatcher compares what a fluent assertion is about with what its matcher expects: Expect(x).To(Equal(y)).
func (c *collector) passMatcher(call *ast.CallExpr) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	subject, ok := ast.Unparen(sel.X).(*ast.CallExpr)
	if !ok || len(subject.Args) == 0 {
		return
	}
	f, ok := c.calleeOf(subject.Fun)
	if !ok || f.Obj == nil {
		return
	}
	if rows := c.bound.Actual(f.Obj); len(rows) > 0 {
		for _, arg := range call.Args {
			c.passMatcherArg(subject.Args, arg, rows, 4)
		}
	}
}

// passMatcherArg looks for the matcher in an argument and within matchers such as Not and Or.
func (c *collector) passMatcherArg(subject []ast.Expr, arg ast.Expr, rows []*api.Matcher, depth int) {
	call, ok := ast.Unparen(arg).(*ast.CallExpr)
	if !ok || depth == 0 {
		return
	}
	if f, ok := c.calleeOf(call.Fun); ok && f.Obj != nil {
		for _, row := range c.bound.Matcher(f.Obj) {
			if !slices.Contains(rows, row) || row.ActualArg >= len(subject) || row.MatcherArg >= len(call.Args) {
				continue
			}
			if row.Operator != "" && !c.isText(call.Args[0], row.Operator) {
				return
			}
			expected := call.Args[row.MatcherArg:]
			if !row.Element {
				expected = expected[:1]
			}
			for _, e := range expected {
				c.compareExprs(subject[row.ActualArg], e)
			}
			return
		}
	}
	for _, inner := range call.Args {
		c.passMatcherArg(subject, inner, rows, depth-1)
	}
}

func (c *collector) isText(e ast.Expr, text string) bool {
	v := c.info.Types[e].Value
	return v != nil && v.Kind() == constant.String && constant.StringVal(v) == text
}

// checks reports whether an argument is one of the named checkers or a call of one, alone or within a negation.
func (c *collector) checks(arg ast.Expr, checkers []string) bool {
	switch arg := ast.Unparen(arg).(type) {
	case *ast.Ident:
		obj := c.info.Uses[arg]
		return obj != nil && obj.Pkg() != nil && slices.Contains(checkers, obj.Pkg().Path()+"."+obj.Name())
	case *ast.SelectorExpr:
		return c.checks(arg.Sel, checkers)
	case *ast.CallExpr:
		return c.checks(arg.Fun, checkers) || len(arg.Args) == 1 && c.checks(arg.Args[0], checkers)
	}
	return false
}
