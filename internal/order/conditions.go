package order

import (
	"go/ast"
	"go/types"
	"slices"
)

// isParameter reports whether a variable is a parameter or receiver, of this function or of an enclosing one.
func isParameter(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && (v.Kind() == types.ParamVar || v.Kind() == types.RecvVar)
}

// maxConditions bounds the conditions of a path that are kept, and maxWays the paths that are compared for them.
const (
	maxConditions = 64
	maxWays       = 32
)

// conditions lists the conditions of a way in order.
func conditions(w *way) []Condition {
	var list []Condition
	for ; w != nil && len(list) < maxConditions; w = w.before {
		list = append(list, w.Condition)
	}
	slices.Reverse(list)
	return list
}

// agreed keeps the conditions that another way has, too. After maxWays ways it returns none, since later ways are not compared.
func agreed(list []Condition, w *way, ways *int) []Condition {
	if len(list) == 0 {
		return nil
	}
	if *ways++; *ways > maxWays {
		return nil
	}
	others := conditions(w)
	return slices.DeleteFunc(list, func(c Condition) bool { return !slices.Contains(others, c) })
}

// meet returns two events as seen by the innermost call in which both happen, and its function. An event in a closure that is
// called by a name becomes an event of the call. An event in a closure that is called where it is written is reported inside it.
// Two calls of one closure are two different calls, even if they are at one place in the source: in a loop, the closure is called
// again in each turn.
func (r *run) meet(a, b *Event) (*Event, *Event, ast.Node) {
	for a.context != a.active {
		a = r.lift(a)
	}
	for a.context != b.context {
		if r.depth(a.context) >= r.depth(b.context) {
			a = r.lift(a)
		} else {
			b = r.lift(b)
		}
	}
	fn := r.node
	if c, ok := r.exec.Chain(a.context); ok {
		fn = c.Lit
	}
	return a, b, fn
}

// left returns an event after a closure that was called in a context has returned. Events before that call do not change.
func (r *run) left(e *Event, context int32) *Event {
	if e == nil || e.active == context {
		return e
	}
	for c, ok := r.exec.Chain(e.active); ok; c, ok = r.exec.Chain(c.Outer) {
		if c.Outer == context {
			up := *e
			up.active = context
			return r.p.event(up)
		}
	}
	return e
}

// depth returns the number of closures in a chain.
func (r *run) depth(context int32) int {
	n := 0
	for c, ok := r.exec.Chain(context); ok; c, ok = r.exec.Chain(c.Outer) {
		n++
	}
	return n
}

// lift returns an event as seen by the function around its closure.
func (r *run) lift(e *Event) *Event {
	c, _ := r.exec.Chain(e.context)
	up := *e
	if e.active == e.context {
		up.active = c.Outer
	}
	up.context = c.Outer
	if _, isLit := ast.Unparen(c.Call.Fun).(*ast.FuncLit); isLit {
		up.Inside, up.late = true, up.late || c.Late
		return r.p.event(up)
	}
	up.Inner, up.Inside, up.Body = e, false, nil
	if e.HasContent {
		up.Body = e
	}
	up.Node, up.Helper, up.Content, up.late = c.Call, true, nil, c.Late
	up.Func = r.p.callee(c.Call).Obj
	up.Partial = up.Partial || r.partial[c.Call]
	return r.p.event(up)
}

// isLate reports whether an event happens while the function returns.
func (r *run) isLate(e *Event) bool {
	late := e.late
	for c, ok := r.exec.Chain(e.context); ok; c, ok = r.exec.Chain(c.Outer) {
		late = late || c.Late
	}
	return late
}
