package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// callInfo is what a call does to responses.
type callInfo struct {
	effects []effect
	givenUp bool // more may happen: the function that it reaches was given up
}

// effect is what a call does to one response: one of its outcomes.
type effect struct {
	root     root
	outcomes []outcome
}

// outcome is one of the things that a call may do to a response.
type outcome struct {
	pre     []argCondition  // what its arguments are then
	held    conditions      // what holds of variables that a closure shares with its surroundings
	left    conditions      // what holds of those that it assigns afterwards
	results []resultOutcome // what it returns then
	events  []*Event        // what happens, in order
	opaque  bool            // it may have done more than is known
	guarded bool            // it looks at the state of the response before it does anything
	failed  bool            // a write to the response has failed
	mixed   bool            // other outcomes of the call send content without a status
}

// argCondition is a condition on an argument.
type argCondition struct {
	arg    ast.Expr
	path   string // on one of its fields
	length bool   // on its length
	op     token.Token
	val    Val
}

// resultOutcome is a condition on a result.
type resultOutcome struct {
	index int
	op    token.Token
	val   Val
}

// target is the function that a call reaches.
type target struct {
	obj     types.Object // *types.Func, *types.Var or *types.Builtin
	recv    types.Type   // the static type that a method is called on
	closure *ast.FuncLit
}

func (p *pkg) callee(call *ast.CallExpr) target {
	fun := ast.Unparen(call.Fun)
	if lit, ok := fun.(*ast.FuncLit); ok {
		return target{closure: lit}
	}
	t := target{obj: typeutil.Callee(p.info, call)}
	if fn, ok := t.obj.(*types.Func); ok {
		t.obj = fn.Origin()
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		if s := p.info.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			t.recv = s.Recv()
		}
	}
	return t
}

// row returns the row of the API table for a call; nil if there is none. What the program implements itself is judged by
// its own code, so that a row for an interface does not count for a type whose methods can be seen.
func (p *pkg) row(t target) *api.Func {
	if t.obj == nil {
		return nil
	}
	row := p.bound.Func(t.obj, t.recv)
	if row == nil {
		return nil
	}
	if fn, ok := t.obj.(*types.Func); ok && p.bound.Func(fn, nil) == nil && row.Response.Effect != api.Derives {
		if p.decls[fn] != nil || p.importedFact(fn) != nil {
			return nil
		}
		if recv := fn.Signature().Recv(); recv != nil && !types.IsInterface(recv.Type()) && row.Response.Effect != api.Delegates {
			return nil // another package's own kind of writer
		}
	}
	if row.Response.Effect == api.NoEffect && row.Status.Use == api.Sent {
		return nil // it sends a status somehow; its own code may tell how
	}
	return row
}

// call returns what a call does. The result is the same for every path.
func (p *pkg) call(call *ast.CallExpr) *callInfo {
	if info, ok := p.calls[call]; ok {
		return info
	}
	info := &callInfo{}
	p.calls[call] = info // recursion through arguments finds no effect
	if tv := p.info.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return info
	}
	u := p.unitOf(call)
	if u == nil {
		return info
	}
	t := p.callee(call)
	row := p.row(t)
	switch {
	case row != nil:
		info.effects = p.rowEffects(u, call, row)
	case t.closure != nil:
		info.effects, info.givenUp = p.closureEffects(u, call, t.closure)
	default:
		if v, ok := t.obj.(*types.Var); ok {
			if lit := u.closure(v); lit != nil {
				info.effects, info.givenUp = p.closureEffects(u, call, lit)
				break
			}
		}
		if fn, ok := t.obj.(*types.Func); ok {
			effects, known, givenUp := p.ownEffects(u, call, fn)
			info.givenUp = givenUp
			if known {
				info.effects = effects
				break
			}
		}
		info.effects = p.unknownEffects(u, call, t)
	}
	return info
}

// unknownEffects is what a call may do of which nothing is known: a response that it is given may have been sent
// afterwards. A handler that is called dynamically replies.
func (p *pkg) unknownEffects(u *unit, call *ast.CallExpr, t target) []effect {
	var effects []effect
	seen := map[root]bool{}
	note := func(r *ref, o outcome) {
		if r != nil && !r.header && !seen[r.root] {
			seen[r.root] = true
			effects = append(effects, effect{r.root, []outcome{o}})
		}
	}
	if t.obj == nil || !isFunc(t.obj) {
		if api.IsHandler(p.info.TypeOf(call.Fun)) && len(call.Args) == 2 {
			ev := p.event(&Event{Kind: Delegate, Node: call})
			note(p.resolve(u, call.Args[0]), outcome{events: []*Event{ev}})
		}
	}
	opaque := outcome{opaque: true}
	if recv := argument(call, api.Receiver); recv != nil {
		if r := p.resolve(u, recv); r != nil {
			if tn := api.NamedOf(p.info.TypeOf(recv)); tn == nil || !p.responses[tn] {
				note(r, opaque) // for types of the table, every method that does something has a row
			} else {
				seen[r.root] = true
			}
		}
	}
	for _, a := range call.Args {
		note(p.resolve(u, a), opaque)
		if lit, ok := ast.Unparen(a).(*ast.FuncLit); ok {
			for _, r := range p.captured(u, lit) {
				note(&ref{root: r}, opaque)
			}
		}
	}
	return effects
}

func isFunc(obj types.Object) bool {
	_, ok := obj.(*types.Func)
	return ok
}

// captured lists the responses of the surrounding functions that a literal mentions.
func (p *pkg) captured(u *unit, lit *ast.FuncLit) []root {
	var roots []root
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		var r *ref
		switch n := n.(type) {
		case *ast.Ident:
			r = p.resolveVar(u, p.info.Uses[n])
		case *ast.SelectorExpr:
			r = p.resolve(u, n)
		}
		if r != nil && !within(r.obj.Pos(), lit) && !slices.Contains(roots, r.root) {
			roots = append(roots, r.root)
		}
		return true
	})
	return roots
}
