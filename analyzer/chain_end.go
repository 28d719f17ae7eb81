package analyzer

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/api"
	callees "github.com/statuslint/statuslint/internal/calls"
)

// endsChain reports whether the last function that a call adds to a router as middleware ends the chain: the router
// has no routes, so nothing follows the middleware that was added last. That router is in a variable that is never
// passed to code that could add routes.
func (p *pkg) endsChain(c inspector.Cursor) bool {
	call := c.Node().(*ast.CallExpr)
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return false
	}
	router, _ := p.pass.TypesInfo.Uses[id].(*types.Var)
	if router == nil || router.IsField() || router.Parent() == p.pass.Pkg.Scope() {
		return false
	}
	made := false
	for at := range p.inspector.Root().Preorder((*ast.Ident)(nil)) {
		if p.pass.TypesInfo.ObjectOf(at.Node().(*ast.Ident)) != router {
			continue
		}
		switch {
		case p.makesRouter(at):
			made = true
		case p.addsMiddleware(at):
			if at.Node().Pos() > id.Pos() {
				return false // what is added here runs before that
			}
		case !p.addsNoRoutes(at):
			return false
		}
	}
	return made
}

// makesRouter reports whether a variable is defined here as a new router.
func (p *pkg) makesRouter(id inspector.Cursor) bool {
	a, ok := id.Parent().Node().(*ast.AssignStmt)
	if !ok || len(a.Lhs) != 1 || a.Lhs[0] != id.Node() {
		return false
	}
	call, ok := ast.Unparen(a.Rhs[0]).(*ast.CallExpr)
	return ok && p.routeOf(call).Does == api.MakesRouter
}

// addsMiddleware reports whether a variable is a router to which middleware is added here.
func (p *pkg) addsMiddleware(id inspector.Cursor) bool {
	call, ok := calledOn(id)
	return ok && p.routeOf(call).Does == api.Uses
}

// addsNoRoutes reports whether a use of a router adds no routes: it calls a method that has nothing to do with routes, or the
// router is kept or passed as an interface that has no such methods, which http.Handler is. Methods that add routes return a
// router, so that calls can be chained.
func (p *pkg) addsNoRoutes(id inspector.Cursor) bool {
	if call, ok := calledOn(id); ok {
		if p.routeOf(call).Does != api.NoRouting {
			return false
		}
		callee, _ := callees.Of(p.pass.TypesInfo, call.Fun)
		if callee.Sig == nil {
			return false
		}
		for r := range callee.Sig.Results().Variables() {
			if !types.Identical(r.Type(), types.Universe.Lookup("error").Type()) {
				return false
			}
		}
		return true
	}
	switch parent := id.Parent().Node().(type) {
	case *ast.KeyValueExpr:
		key, ok := parent.Key.(*ast.Ident)
		return ok && parent.Value == id.Node() && servesOnly(p.pass.TypesInfo.Uses[key])
	case *ast.CallExpr:
		callee, _ := callees.Of(p.pass.TypesInfo, parent.Fun)
		for i, arg := range parent.Args {
			if arg == id.Node() && callee.Sig != nil && i < callee.Sig.Params().Len() {
				return servesOnly(callee.Sig.Params().At(i))
			}
		}
	}
	return false
}

// servesOnly reports whether a field or parameter is an interface whose methods serve requests and do nothing else.
func servesOnly(obj types.Object) bool {
	if obj == nil {
		return false
	}
	t, ok := obj.Type().Underlying().(*types.Interface)
	return ok && t.NumMethods() == 1 && t.Method(0).Name() == "ServeHTTP"
}

// calledOn returns the call of a method of a variable where the variable is used; ok is false for other uses.
func calledOn(id inspector.Cursor) (*ast.CallExpr, bool) {
	sel, ok := id.Parent().Node().(*ast.SelectorExpr)
	if !ok || sel.X != id.Node() {
		return nil, false
	}
	call, ok := id.Parent().Parent().Node().(*ast.CallExpr)
	return call, ok && call.Fun == sel
}

// routeOf says what a call does to routes.
func (p *pkg) routeOf(call *ast.CallExpr) api.Route {
	callee, _ := callees.Of(p.pass.TypesInfo, call.Fun)
	if callee.Obj == nil {
		return api.Route{}
	}
	return p.bound.Route(callee.Obj, callee.Recv)
}
