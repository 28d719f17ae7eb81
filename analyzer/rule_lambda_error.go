package analyzer

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
)

func lambdaError(p *pkg) []finding {
	var found []finding
	for _, w := range p.order.Withheld {
		if !p.isEntry(w.Func) || len(w.Return.Results) != 2 {
			continue
		}
		at := w.Return.Results[0]
		if status := p.statusIn(at); status != nil {
			at = status
		}
		found = append(found, finding{
			at:      at,
			message: fmt.Sprintf("%s is not sent: it is returned with an error, so API Gateway answers 502 Bad Gateway; return nil as the error", catalog.Name(w.Code)),
			about:   []ast.Expr{at},
			once:    at,
		})
	}
	return found
}

// isEntry reports whether Lambda calls a function: it is an argument, as of lambda.Start, or nothing in the package calls it and
// it takes an event.
func (p *pkg) isEntry(fn ast.Node) bool {
	if lit, ok := fn.(*ast.FuncLit); ok {
		call, isArgument := p.parent(lit).(*ast.CallExpr)
		return isArgument && call.Fun != ast.Expr(lit)
	}
	d, ok := fn.(*ast.FuncDecl)
	if !ok || p.isCalled(d) {
		return false
	}
	obj, ok := p.pass.TypesInfo.Defs[d.Name].(*types.Func)
	if !ok || obj.Signature().Params().Len() == 0 || obj.Signature().Params().Len() > 2 {
		return false
	}
	params := obj.Signature().Params()
	event, result := api.NamedOf(params.At(params.Len()-1).Type()), api.NamedOf(obj.Signature().Results().At(0).Type())
	return event != nil && result != nil && event.Pkg() == result.Pkg()
}

// statusIn returns the status in a composite literal of a response; nil if it is not there.
func (p *pkg) statusIn(e ast.Expr) ast.Expr {
	e = ast.Unparen(e)
	if addr, ok := e.(*ast.UnaryExpr); ok {
		e = ast.Unparen(addr.X)
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if id, ok := kv.Key.(*ast.Ident); ok {
			if v, ok := p.pass.TypesInfo.Uses[id].(*types.Var); ok {
				if row := p.bound.Field(v); row != nil && row.Withheld {
					return kv.Value
				}
			}
		}
	}
	return nil
}
