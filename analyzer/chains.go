package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/syntax"
)

// befores are the functions and literals of the package that calls of the API table put before other handlers of a chain.
func (p *pkg) befores() map[ast.Node]bool {
	if p.handlers != nil {
		return p.handlers
	}
	p.handlers = map[ast.Node]bool{}
	use := p.handlersOf(func(fn ast.Node) { p.handlers[fn] = true })
	for c := range p.inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := c.Node().(*ast.CallExpr)
		route := p.routeOf(call)
		if !route.Chain {
			continue
		}
		wrappers := call.Args
		if route.Does == api.Uses && p.endsChain(c) {
			wrappers = wrappers[:max(0, len(wrappers)-1)]
		}
		for i := route.Wrappers - 1; route.Wrappers > 0 && i < len(wrappers); i++ {
			use(wrappers[i])
		}
		for i := route.Handler - 1; route.Handler > 0 && i < len(call.Args)-1; i++ {
			use(call.Args[i])
		}
	}
	return p.handlers
}

// handlersOf returns a function that calls f for the functions and literals of the package that a handler's expression is.
// A function that returns a literal is followed into it.
func (p *pkg) handlersOf(f func(fn ast.Node)) func(handler ast.Expr) {
	decls := syntax.Bodies(p.pass.TypesInfo, p.pass.Files)
	declared := func(obj types.Object) *ast.FuncDecl {
		fn, _ := obj.(*types.Func)
		return decls[fn]
	}
	var use func(e ast.Expr)
	use = func(e ast.Expr) {
		switch e := ast.Unparen(e).(type) {
		case *ast.FuncLit:
			f(e)
		case *ast.Ident:
			if fn := declared(p.pass.TypesInfo.Uses[e]); fn != nil {
				f(fn)
			}
		case *ast.SelectorExpr:
			if fn := declared(p.pass.TypesInfo.Uses[e.Sel]); fn != nil {
				f(fn)
			}
		case *ast.CallExpr:
			if p.pass.TypesInfo.Types[e.Fun].IsType() && len(e.Args) == 1 {
				use(e.Args[0])
			}
			if fn := declared(p.calledFunc(e)); fn != nil {
				eachReturn(fn.Body, func(s *ast.ReturnStmt) {
					if len(s.Results) == 1 {
						if lit, ok := ast.Unparen(s.Results[0]).(*ast.FuncLit); ok {
							f(lit)
						}
					}
				})
			}
		}
	}
	return use
}

// eachReturn calls f for the return statements of a body, not for those of literals in it.
func eachReturn(body *ast.BlockStmt, f func(*ast.ReturnStmt)) {
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			f(n)
		}
		return true
	})
}

// isMiddleware reports whether other handlers of a chain run after a function: it runs them itself on some path, or is put
// before them.
func (p *pkg) isMiddleware(fn ast.Node) bool {
	_, body := signature(fn)
	return p.touchesChain(body, token.NoPos, api.Proceeds) || p.befores()[fn]
}

// callers lists the callers of each function of the package; nil is the initial value of a variable. Passing a function on does not count.
func (p *pkg) callers() map[types.Object][]*ast.FuncDecl {
	if p.own == nil {
		p.own = map[types.Object][]*ast.FuncDecl{}
		for _, f := range p.pass.Files {
			for _, d := range f.Decls {
				caller, _ := d.(*ast.FuncDecl)
				ast.Inspect(d, func(n ast.Node) bool {
					if call, ok := n.(*ast.CallExpr); ok {
						if obj := p.calledFunc(call); obj != nil && obj.Pkg() == p.pass.Pkg {
							p.own[obj] = append(p.own[obj], caller)
						}
					}
					return true
				})
			}
		}
	}
	return p.own
}

// isCalled reports whether the package calls a declared function.
func (p *pkg) isCalled(fn ast.Node) bool {
	d, ok := fn.(*ast.FuncDecl)
	return ok && len(p.callers()[p.pass.TypesInfo.Defs[d.Name]]) > 0
}
