package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
)

// A function that returns what it is given returns another number in each call: get("status", 503) says nothing of
// get("width", 300), and ptr(404) nothing of ptr(8). So each call of such a function has a slot for its result, into which
// its own arguments flow. There are three kinds:
//
//   - A generic function whose result has a type parameter without constraints on its values. It cannot make such a value: it
//     has been given all that it returns, but for the zero value, and the types tell in which arguments (Wadler, "Theorems for
//     free!", 1989). So no body has to be seen, and cmp.Or needs no row.
//   - A function of the package with integers among its parameters and results, if the constraints of its body lead from one
//     to the other. What it returns itself, a default, is a status only if the results of all calls are.
//   - A function of another package that looks a number up by a text, and of which no fact is known. What its argument for a
//     default has to do with its result is not seen.

// passing is a call of a function of the package that may return what it is given.
type passing struct {
	call   *ast.CallExpr
	callee callee
	result slot
	within function
	test   bool
}

// resultOfCall returns the slot of result i of one call; ok is false if all calls share the function's.
func (c *collector) resultOfCall(call *ast.CallExpr, f callee, i int) (s slot, ok bool) {
	fn, isFunc := f.Obj.(*types.Func)
	if !isFunc || f.row != nil && f.row.Status != (api.Status{}) {
		return none, false
	}
	t := f.Sig.Results().At(i).Type()
	if tp := elementParam(t); tp != nil && !c.carries(t) {
		return c.passGeneric(call, f, i, tp)
	}
	if i > 0 || !c.isScalar(t) {
		return none, false
	}
	integer := false
	for p := range f.Sig.Params().Variables() {
		integer = integer || c.isScalar(p.Type())
	}
	switch own := fn.Pkg() == c.pass.Pkg; {
	case own && integer:
		return c.temp(call, 0, func(s slot) {
			c.testCalls[s] = c.test
			c.flow(c.varSlot(f.Sig.Results().At(0)), s, c.test)
			c.passing = append(c.passing, passing{call, f, s, c.enclosing(), c.test})
		}), true
	case !own && takesText(f.Sig) && !c.hasFact(fn):
		return c.temp(call, 0, func(s slot) { c.mark(s, murky, c.test) }), true
	}
	return none, false
}

// passCalls hands the arguments of calls to the results of these calls, where the function may return them.
func (c *collector) passCalls() {
	if len(c.passing) == 0 {
		return
	}
	out := newAdjacency(c.slots, func(yield func(from, to slot)) {
		for _, e := range c.edges {
			yield(e.from, e.to)
		}
	})
	known := map[types.Object][]int{} // the parameters that a function may return
	for _, p := range c.passing {
		sig := p.callee.Sig
		params, seen := known[p.callee.Obj]
		if !seen {
			params = c.returned(sig, out)
			known[p.callee.Obj] = params
		}
		if !p.test || c.inTest(p.callee.Obj) { // calls in tests say nothing of production code
			for _, i := range params {
				c.trust[c.varSlot(sig.Params().At(i))] = never
			}
			if len(params) > 0 || takesText(sig) {
				c.chosen[c.varSlot(sig.Results().At(0))] = true
			}
		}
		c.test, c.funcs = p.test, []function{p.within}
		for i, arg := range p.callee.Args(p.call) {
			for _, returned := range params {
				if p.callee.Param(i) == sig.Params().At(returned) {
					c.assign(p.result, arg, uncertain)
				}
			}
		}
	}
	c.funcs = nil
}

// returned lists the integer parameters that a function of the package may return. The way from one to the other is short:
// what takes more steps than any function has local variables is not followed.
func (c *collector) returned(sig *types.Signature, out adjacency) []int {
	const maxSteps = 200
	result := c.varSlot(sig.Results().At(0))
	var list []int
	for i := range sig.Params().Len() {
		p := sig.Params().At(i)
		if !c.isScalar(p.Type()) {
			continue
		}
		from := c.varSlot(p)
		seen := map[slot]bool{from: true}
		work := []slot{from}
		for len(work) > 0 && !seen[result] && len(seen) < maxSteps {
			s := work[len(work)-1]
			work = work[:len(work)-1]
			for _, next := range out.of(s) {
				if !seen[next] {
					seen[next] = true
					work = append(work, next)
				}
			}
		}
		if seen[result] {
			list = append(list, i)
		}
	}
	return list
}

func takesText(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if isText(p.Type()) {
			return true
		}
	}
	return false
}

// passGeneric returns the slot of a generic function's result, into which all arguments flow that have values of its type
// parameter. ok is false if the instance has no integers there, or if the parameter's values can be computed.
func (c *collector) passGeneric(call *ast.CallExpr, f callee, i int, tp *types.TypeParam) (s slot, ok bool) {
	t := c.info.TypeOf(call)
	if tuple, isTuple := t.(*types.Tuple); isTuple {
		if i >= tuple.Len() {
			return none, false
		}
		t = tuple.At(i).Type()
	}
	if says(tp.Constraint()) || !c.carries(t) {
		return none, false
	}
	return c.temp(call, i, func(s slot) {
		choices := c.choices(call, f)
		for j, arg := range f.Args(call) {
			p := f.ParamType(call, j)
			_, spread := f.Spread(call, j)
			switch {
			case p == nil, spread && choices > 1 && c.isConst(arg): // which of them is returned is not known
			case elementParam(p) == tp:
				c.assign(s, arg, uncertain)
			case signature(p) != nil:
				c.passFunc(s, arg, signature(p), tp)
			case mentions(p, tp):
				c.mark(s, murky, c.test) // it is within something else
			}
		}
		if recv := f.Sig.Recv(); recv != nil && mentions(recv.Type(), tp) {
			c.mark(s, murky, c.test)
		}
	}), true
}

// choices is the number of constants among the arguments of a variadic parameter.
func (c *collector) choices(call *ast.CallExpr, f callee) int {
	n := 0
	for j, arg := range f.Args(call) {
		if _, spread := f.Spread(call, j); spread && c.isConst(arg) {
			n++
		}
	}
	return n
}

// passFunc hands what a function returns that is given to a generic one to the latter's result.
func (c *collector) passFunc(to slot, arg ast.Expr, param *types.Signature, tp *types.TypeParam) {
	given := signature(c.info.TypeOf(arg))
	if f, ok := c.calleeOf(arg); ok {
		given = f.Sig
	}
	for k := range param.Results().Len() {
		if elementParam(param.Results().At(k).Type()) != tp {
			continue
		}
		from := none
		if given != nil && k < given.Results().Len() {
			from = c.varSlot(given.Results().At(k))
		}
		if from == none {
			c.mark(to, murky, c.test)
		}
		c.flow(from, to, c.test)
	}
}

// elementParam is the type parameter that a type is, or that its elements are; nil if it is of another kind.
func elementParam(t types.Type) *types.TypeParam {
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return t
	case *types.Pointer:
		return elementParam(t.Elem())
	case *types.Slice:
		return elementParam(t.Elem())
	case *types.Array:
		return elementParam(t.Elem())
	case *types.Map:
		return elementParam(t.Elem())
	case *types.Chan:
		return elementParam(t.Elem())
	case *types.Named:
		if v := yields(signature(t)); v != nil {
			return elementParam(v.Type())
		}
	}
	return nil
}

// mentions reports whether a type has a type parameter among its arguments or elements.
func mentions(t types.Type, tp *types.TypeParam) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		for arg := range named.TypeArgs().Types() {
			if mentions(arg, tp) {
				return true
			}
		}
	}
	return elementParam(t) == tp
}

// says reports whether a constraint says what its types are, and with that how to compute their values.
func says(constraint types.Type) bool {
	i, ok := constraint.Underlying().(*types.Interface)
	if !ok {
		return true
	}
	for e := range i.EmbeddedTypes() {
		if says(e) {
			return true
		}
	}
	return false
}
