package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// bindFunc connects a function value with the function type it is assigned to: arguments of calls through the type flow to
// the function's parameters, and the function's results flow to those calls.
func (c *collector) bindFunc(to *types.Signature, e ast.Expr) {
	e = ast.Unparen(e)
	if lit, ok := e.(*ast.FuncLit); ok {
		c.bindSignatures(to, signature(c.info.TypeOf(lit)), 0)
		return
	}
	if call, ok := e.(*ast.CallExpr); ok {
		if tv := c.info.Types[call.Fun]; tv.IsType() {
			if len(call.Args) == 1 {
				c.bindFunc(to, call.Args[0])
			}
			return
		}
		if f, ok := c.calleeOf(call.Fun); ok && f.Sig.Results().Len() == 1 {
			c.bindSignatures(to, signature(f.Sig.Results().At(0).Type()), 0)
		}
		return
	}
	f, ok := c.calleeOf(e)
	if !ok {
		return
	}
	c.assignMethodValue(f, e)
	if f.row != nil && f.row.Status.Use != api.NoUse && f.row.Status.Use != api.Neutral {
		if p := calls.Param(to, f.row.Status.Arg+f.Shift()); p != nil {
			c.flow(c.varSlot(p), c.sinkSlot(f.row), c.test)
		}
		return
	}
	if f.row != nil && f.row.Status.Result == api.Received && to.Results().Len() > 0 {
		c.flow(c.resultSlot(f.row), c.varSlot(to.Results().At(0)), c.test)
		return
	}
	c.bindSignatures(to, f.Sig, f.Shift())
}

func (c *collector) bindSignatures(outer, inner *types.Signature, shift int) {
	if outer == nil || inner == nil || outer == inner {
		return
	}
	for i := range inner.Params().Len() {
		if i+shift < outer.Params().Len() {
			c.flow(c.varSlot(outer.Params().At(i+shift)), c.varSlot(inner.Params().At(i)), c.test)
		}
	}
	for i := range min(inner.Results().Len(), outer.Results().Len()) {
		c.flow(c.varSlot(inner.Results().At(i)), c.varSlot(outer.Results().At(i)), c.test)
	}
}

// bindMethods connects the methods of a concrete type with those of an interface that a value of it is converted to.
// Without that conversion nothing is connected: many types have a method Code() int.
func (c *collector) bindMethods(iface *types.Interface, e ast.Expr) {
	concrete := c.info.TypeOf(e)
	if concrete == nil || iface.NumMethods() == 0 || types.IsInterface(concrete) {
		return
	}
	if types.Implements(iface, errorInterface()) {
		c.becomesError(concrete)
	}
	for m := range iface.Methods() {
		if !c.touchesStatus(m.Signature()) && !c.carries(concrete) {
			continue
		}
		obj, _, _ := types.LookupFieldOrMethod(concrete, true, m.Pkg(), m.Name())
		if impl, ok := obj.(*types.Func); ok {
			c.importFacts(impl.Origin())
			c.bindSignatures(m.Origin().Signature(), impl.Origin().Signature(), 0)
			c.assignReceiver(impl.Origin(), e)
		}
	}
}

// assignMethodValue assigns the receiver of a method value to the method's receiver.
func (c *collector) assignMethodValue(f callee, e ast.Expr) {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if fn, isFunc := f.Obj.(*types.Func); ok && isFunc && f.Recv != nil && !f.IsExpression() {
		c.assignReceiver(fn, sel.X)
	}
}

// assignReceiver assigns the value that a method is called on to the method's receiver.
func (c *collector) assignReceiver(fn *types.Func, e ast.Expr) {
	recv := fn.Signature().Recv()
	if recv == nil || e == nil || !c.carries(c.info.TypeOf(e)) {
		return
	}
	to := c.varSlot(recv)
	if _, byAddress := types.Unalias(recv.Type()).(*types.Pointer); byAddress {
		c.mark(c.slotOf(e), murky|checked, c.test) // it can be set
	}
	c.assign(to, e, asSlot)
}

// touchesStatus reports whether a signature has a receiver, parameter or result that can be a status code.
func (c *collector) touchesStatus(sig *types.Signature) bool {
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			if c.carries(v.Type()) {
				return true
			}
		}
	}
	return sig.Recv() != nil && c.carries(sig.Recv().Type())
}
