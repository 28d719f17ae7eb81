package order

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// Acts implements paths.Client: code acts if it may affect a response.
func (r *run) Acts(n ast.Expr) bool {
	switch n := n.(type) {
	case *ast.IndexExpr:
		return api.IsHeaderMap(orInvalid(r.p.info.TypeOf(n.X)))
	case *ast.CallExpr:
		c, ok := calls.Of(r.p.info, n.Fun)
		if !ok {
			return true
		}
		return r.p.acts(n, c)
	}
	return true
}

// acts is Acts for a call with a known callee.
func (p *pkg) acts(call *ast.CallExpr, c calls.Callee) bool {
	switch obj := c.Obj.(type) {
	case *types.Builtin:
		return p.anyActs(call.Args)
	case *types.Func:
		if row := p.row(obj, c.Recv); row != nil {
			return row.Response.Effect != api.NoEffect || row.Response.Chain != api.NoChain || row.Language.Claim.What != api.NoClaim ||
				row.Response.Noted || row.Response.Fluent || row.Response.Fresh || p.anyActs(call.Args)
		}
		recv := c.Operand(call, calls.Receiver)
		if p.described(obj, c.Recv) {
			recv = nil // methods without a row do nothing to a response
		} else if p.takesResponse(obj.Signature()) || len(p.sets(obj)) > 0 || p.mayEnd(obj.Origin()) {
			return true
		}
		return recv != nil && p.anyActs([]ast.Expr{recv}) || p.anyActs(call.Args)
	}
	return true // a function value may be a closure that uses a response
}

// anyActs reports whether a call may affect a response through one of its operands: a response, a value that may hold one, or a
// function.
func (p *pkg) anyActs(operands []ast.Expr) bool {
	for _, e := range operands {
		t := p.info.TypeOf(e)
		if t == nil {
			return true
		}
		if tuple, ok := t.(*types.Tuple); ok {
			for v := range tuple.Variables() {
				if p.mayAct(v.Type()) {
					return true
				}
			}
			continue
		}
		if p.mayAct(t) {
			return true
		}
	}
	return false
}

func (p *pkg) mayAct(t types.Type) bool {
	if p.mayHold(t) || api.IsHeaderMap(t) || api.IsSink(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() == 0 // any may hold a response
	}
	return false
}
