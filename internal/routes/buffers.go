package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Responses that do not go to the client: a function may get a buffer, and the caller answers itself if the buffer takes no more.
//
//	if err := writeJSON(&limited{}, 200, v); err != nil {
//		http.Error(w, err.Error(), 413)
//	}

// sameResponse reports whether the responses that a call gets are in variables that a node uses, too. Another one may be a buffer.
func sameResponse(pass *analysis.Pass, call *ast.CallExpr, n ast.Node) bool {
	i := slices.IndexFunc(pass.Pkg.Imports(), func(p *types.Package) bool { return p.Path() == "net/http" })
	if i < 0 {
		return true
	}
	tn, ok := pass.Pkg.Imports()[i].Scope().Lookup("ResponseWriter").(*types.TypeName)
	if !ok {
		return true
	}
	response, ok := tn.Type().Underlying().(*types.Interface)
	return !ok || !slices.ContainsFunc(call.Args, func(a ast.Expr) bool {
		return types.Implements(typeOf(pass.TypesInfo, a), response) && !uses(pass.TypesInfo, n, pass.TypesInfo.Uses[identOf(a)])
	})
}

// uses reports whether a node names a variable.
func uses(info *types.Info, n ast.Node, v types.Object) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && v != nil && info.Uses[id] == v
		return !found
	})
	return found
}

// refuses reports whether a response has a type of the program whose Write returns errors of its own, as a buffer with a limit does.
func (m *machine) refuses(w where, x ast.Expr) bool {
	for range maxChain {
		i := m.paramOf(w, x)
		if i == noParam || w.from == nil {
			break
		}
		from, a := w.from(i)
		if a == nil {
			break
		}
		w, x = from, a
	}
	obj, _, _ := types.LookupFieldOrMethod(typeOf(w.fn.pkg.Pass.TypesInfo, x), true, nil, "Write")
	fn, ok := obj.(*types.Func)
	if !ok || m.own(fn.Origin()) == nil {
		return false
	}
	in := where{fn: m.own(fn.Origin()), depth: w.depth + 1}
	own := false
	ast.Inspect(in.fn.body, func(n ast.Node) bool {
		if ret, ok := n.(*ast.ReturnStmt); ok && len(ret.Results) > 0 {
			own = own || m.certain(in, ret.Results[len(ret.Results)-1], ret)
		}
		_, isLit := n.(*ast.FuncLit)
		return !own && !isLit
	})
	return own
}
