package order

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/cfg"
)

// mayReturn reports whether a call can return.
func (p *pkg) mayReturn(call *ast.CallExpr) bool {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := p.info.Uses[id].(*types.Builtin); ok {
			return b.Name() != "panic"
		}
	}
	c := p.callee(call)
	if c.Obj == nil {
		return true
	}
	if row := p.bound.Func(c.Obj, c.Recv); row != nil {
		return !row.Language.NoReturn
	}
	fn, ok := c.Obj.(*types.Func)
	if !ok {
		return true
	}
	if f := p.decls[fn]; f != nil {
		return p.functionReturns(fn, f)
	}
	if fn.Signature().Results().Len() > 0 {
		return true
	}
	if fact := p.importedFact(fn); fact != nil {
		return !fact.NoReturn
	}
	return true
}

// functionReturns reports whether a function of the package can return. It only examines functions whose last statement suggests that
// they do not.
func (p *pkg) functionReturns(fn *types.Func, f *function) bool {
	if known, ok := p.returns[fn]; ok {
		return known != fails
	}
	p.returns[fn] = unknown
	if f.touches || f.node.Type.Results != nil || len(f.node.Body.List) == 0 {
		return true
	}
	last := f.node.Body.List[len(f.node.Body.List)-1]
	if s, ok := last.(*ast.ExprStmt); ok {
		if call, ok := s.X.(*ast.CallExpr); ok && !p.mayReturn(call) {
			ends := cfg.New(f.node.Body, func(call *ast.CallExpr) bool { return p.mayReturn(call) }).NoReturn()
			p.returns[fn] = known(!ends)
			return !ends
		}
	}
	return true
}

// mayEnd reports whether a function calls something that does not return, itself or by calls of other functions of the program: must(err)
// panics for some errors.
func (p *pkg) mayEnd(fn *types.Func) bool {
	return reaches(fn, p.enders, func(fn *types.Func) (found bool, called []*types.Func) {
		f := p.decls[fn]
		if f == nil {
			fact := p.importedFact(fn)
			return fact != nil && len(fact.Summary.Exits) > 0, nil
		}
		ast.Inspect(f.node.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.CallExpr:
				found = found || !p.mayReturn(n)
				if callee, ok := p.callee(n).Obj.(*types.Func); ok {
					called = append(called, callee.Origin())
				}
			}
			return !found
		})
		return found, called
	})
}
