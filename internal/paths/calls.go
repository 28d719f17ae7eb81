package paths

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/terms"
)

// callKey is what a call's value depends on besides its arguments and its version.
type callKey struct{ maker }

// evalCall evaluates a call and pushes as many values as wanted says. In f(g()), the results of g are the arguments of f.
func (f *frame) evalCall(call *ast.CallExpr, states []*State, wanted int) []*State {
	x := f.x
	if tv := x.Info.Types[call.Fun]; tv.IsType() {
		if len(call.Args) != 1 {
			return f.unknowns(call, states, wanted)
		}
		states = f.eval(call.Args[0], states)
		for _, st := range states {
			st.Push(f.convert(st, call, st.pop(), x.typeOf(call.Args[0]), tv.Type))
		}
		return states
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := x.Info.Uses[id].(*types.Builtin); ok {
			return f.builtin(call, b.Name(), states, wanted)
		}
	}
	site := f.site(call)
	site.Used = wanted > 0
	states, nargs := f.operands(call, site, states)
	var before []*State // to perform the call again if its outcomes are too many
	if len(states) > 1 && f.block != nil && x.client.Coarse(site) {
		for _, st := range states {
			before = append(before, st.clone())
		}
	}
	kept, dropped := f.bounded(f.performed(call, site, states, nargs, wanted))
	if dropped && before != nil {
		site.Coarse = true
		kept, dropped = f.bounded(f.performed(call, site, before, nargs, wanted))
	}
	x.Incomplete = x.Incomplete || dropped
	return kept
}

// performed returns the states after a call, with the results that are wanted.
func (f *frame) performed(call *ast.CallExpr, site *Site, states []*State, nargs, wanted int) (out []*State) {
	for _, st := range states {
		args := st.popN(nargs)
		recv := st.pop()
		for _, after := range f.perform(st, site, recv, args) {
			results := after.popN(site.Results)
			for i := range wanted {
				if i < len(results) {
					after.Push(results[i])
				} else {
					after.Push(f.fresh(after, call, i))
				}
			}
			out = append(out, after)
		}
	}
	return out
}

// operands evaluates the receiver, or the function value, and the arguments of a call, and leaves them on the stack.
func (f *frame) operands(call *ast.CallExpr, site *Site, states []*State) ([]*State, int) {
	x := f.x
	fun := ast.Unparen(call.Fun)
	sel, isSelector := fun.(*ast.SelectorExpr)
	args := site.Args(call)
	switch {
	case site.IsExpression():
		if len(call.Args) == len(args) {
			return f.push(states, 0), 0 // the call does not type-check
		}
		if tuple, ok := x.typeOf(call.Args[0]).(*types.Tuple); ok { // the receiver is the first of several results
			return f.evalCall(ast.Unparen(call.Args[0]).(*ast.CallExpr), states, tuple.Len()), tuple.Len() - 1
		}
		states = f.eval(call.Args[0], states)
		if selection := x.Info.Selections[sel]; len(selection.Index()) > 1 {
			for _, st := range states {
				st.Push(x.through(st, st.pop(), selection, true))
			}
		}
	case isSelector && x.Info.Selections[sel] != nil && x.Info.Selections[sel].Kind() == types.MethodVal:
		if pointerReceiver(x.Info.Selections[sel]) {
			states = f.receiver(sel.X, states)
		} else {
			states = f.eval(sel.X, states)
		}
		// The method may belong to an embedded field.
		selection := x.Info.Selections[sel]
		if len(selection.Index()) > 1 {
			for _, st := range states {
				st.Push(x.through(st, st.pop(), selection, true))
			}
		}
	case site.Obj != nil && site.Recv == nil && !isVar(site.Obj):
		states = f.push(states, 0)
	default:
		states = f.eval(fun, states)
	}
	if len(args) == 1 {
		if inner, ok := ast.Unparen(args[0]).(*ast.CallExpr); ok {
			if tuple, ok := x.typeOf(inner).(*types.Tuple); ok {
				return f.evalCall(inner, states, tuple.Len()), tuple.Len()
			}
		}
	}
	for i, a := range args {
		states = f.eval(a, states)
		if p := f.param(site, i); p != nil {
			states = f.boxTop(a, p.Type(), states)
		}
	}
	return states, len(args)
}

// param returns the parameter that takes argument i alone; nil if it is unknown.
func (f *frame) param(site *Site, i int) *types.Var {
	sig := site.Sig
	if sig == nil || site.IsExpression() || i >= sig.Params().Len() || sig.Variadic() && i == sig.Params().Len()-1 {
		return nil
	}
	return sig.Params().At(i)
}

// receiver evaluates the receiver of a method with a pointer receiver: the address of a variable, or a pointer.
func (f *frame) receiver(e ast.Expr, states []*State) []*State {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := f.x.Info.ObjectOf(id).(*types.Var); ok {
			return f.push(states, f.x.T.Address(v))
		}
	}
	return f.base(e, states)
}

func isVar(obj types.Object) bool {
	_, ok := obj.(*types.Var)
	return ok
}

// site describes a call.
func (f *frame) site(call *ast.CallExpr) *Site {
	x := f.x
	s := &Site{Call: call, Context: f.id}
	s.Callee, _ = calls.Of(x.Info, call.Fun)
	switch t := x.typeOf(call).(type) {
	case *types.Tuple:
		s.Results = t.Len()
	case nil:
	default:
		s.Results = 1
	}
	return s
}

func (f *frame) unknowns(at ast.Node, states []*State, n int) []*State {
	for _, st := range states {
		for i := range n {
			st.Push(f.fresh(st, at, i))
		}
	}
	return states
}

// value pushes the results of a call of unseen code.
func (f *frame) value(st *State, site *Site, recv terms.ID, args []terms.ID) {
	x := f.x
	all := append([]terms.ID{recv}, args...)
	if x.changesByItself(site) {
		x.Varies = x.Varies || site.Results > 0
		r := f.fresh(st, site.Call, 0)
		if recv != 0 && x.T.Unsure(recv) {
			r = x.T.UnsureOf(freshName{site.Call, 0, f.id, f.version(st)}) // it may be a closure of this function
		}
		f.pushResults(st, site, r)
		return
	}
	var versions []terms.ID
	for _, a := range all {
		if a == 0 {
			continue
		}
		for _, field := range []int32{dirty, revised} {
			if v := st.get(place{a, field}); v != 0 {
				versions = append(versions, v)
			}
		}
	}
	r := f.callTerm(st, site, all, versions)
	if recv != 0 && st.get(place{recv, dirty}) != 0 && x.computes(site.Obj) && readsMap(site.Obj) {
		r = x.T.UnsureOf(r) // it is computed from the elements that were written
	}
	f.pushResults(st, site, r)
}

// callTerm returns the term of a call's results: the same for the same operands and versions, within one turn of the loops around
// the call, or in all turns if the callee only computes (see Client.Computes).
func (f *frame) callTerm(st *State, site *Site, operands, versions []terms.ID) terms.ID {
	x := f.x
	if v := f.version(st); v != 0 && !x.computes(site.Obj) {
		versions = append([]terms.ID{v}, versions...)
	}
	key := callKey{maker{calleeOf(x.Info, site.Call), constantsOf(x.Info, site.Call)}}
	return x.T.Call(key, operands, x.T.ListOf(versions))
}

// computes reports whether a callee only computes: see Client.Computes.
func (x *Exec) computes(callee any) bool {
	fn, ok := callee.(*types.Func)
	return ok && x.client.Computes(fn)
}

// pushResults pushes the results of a call, which r represents together.
func (f *frame) pushResults(st *State, site *Site, r terms.ID) {
	if site.Results == 1 {
		st.Push(r)
		return
	}
	for i := range site.Results {
		st.Push(f.x.T.Result(r, i))
	}
}

// readsMap reports whether a method reads a map, such as http.Header.
func readsMap(method any) bool {
	fn, ok := method.(*types.Func)
	return ok && fn.Signature().Recv() != nil && isMap(fn.Signature().Recv().Type())
}
