package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/stdlib"
)

// An edit that swaps two statements is harmless only if neither can see what the other does. A call of the
// program's own functions can see and do anything, and so can a call of another module or of an interface's method. What
// remains is quiet: it changes nothing, and it reads neither the response nor its header.

// quiet reports whether expressions are evaluated alike before and after a status is sent, and run no code of the
// program.
func (p *pkg) quiet(list ...ast.Expr) bool {
	return !slices.ContainsFunc(list, func(e ast.Expr) bool { return !p.isQuiet(e) })
}

func (p *pkg) isQuiet(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case nil, *ast.BasicLit, *ast.Ident, *ast.ArrayType, *ast.MapType:
		return true
	case *ast.SelectorExpr:
		return p.quiet(e.X) && !p.hasState(e.X)
	case *ast.StarExpr:
		return p.quiet(e.X)
	case *ast.UnaryExpr:
		return e.Op != token.ARROW && p.quiet(e.X)
	case *ast.BinaryExpr:
		return p.quiet(e.X, e.Y)
	case *ast.IndexExpr:
		return p.quiet(e.X, e.Index)
	case *ast.SliceExpr:
		return p.quiet(e.X, e.Low, e.High, e.Max)
	case *ast.KeyValueExpr:
		return p.quiet(e.Value) // the key is a field or constant in what is seen here
	case *ast.CompositeLit:
		return p.quiet(e.Elts...)
	case *ast.CallExpr:
		return p.isQuietCall(e)
	}
	return false
}

// isQuietCall reports whether a call runs no code of the program: a conversion, w.Header(), or a function of the standard
// library whose arguments have no methods that the program declares.
func (p *pkg) isQuietCall(call *ast.CallExpr) bool {
	info := p.pass.TypesInfo
	tv := info.Types[call.Fun]
	if tv.IsType() {
		return p.quiet(call.Args...)
	}
	if tv.IsBuiltin() {
		switch b, _ := typeutil.Callee(info, call).(*types.Builtin); b.Name() {
		case "len", "cap", "min", "max", "append", "make", "new":
			return p.quiet(call.Args...)
		}
		return false
	}
	if !p.quietCallee(call) || !p.quiet(call.Args...) {
		return false
	}
	fn, ok := typeutil.Callee(info, call).(*types.Func)
	if !ok {
		return false
	}
	if row := p.bound.Func(fn, nil); row != nil && row.Response.Effect == api.Derives {
		return true
	}
	operands := slices.Clone(call.Args)
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && info.Selections[sel] != nil {
		operands = append(operands, sel.X)
	}
	for _, x := range operands {
		if p.hasState(x) || !hasNoMethods(info.TypeOf(x)) {
			return false
		}
	}
	return fn.Pkg() != nil && stdlib.Holds(fn.Pkg().Path())
}

// quietCallee reports whether evaluating the callee is quiet and leads to a function of another package.
func (p *pkg) quietCallee(call *ast.CallExpr) bool {
	obj := typeutil.Callee(p.pass.TypesInfo, call)
	if obj == nil || obj.Pkg() == p.pass.Pkg {
		return false
	}
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		return isPath(fun.X) || p.quiet(fun.X)
	}
	return false
}

// hasState reports whether an expression is a response of a type that keeps more than its header map: a recorder or a
// framework's context.
func (p *pkg) hasState(e ast.Expr) bool {
	t := p.pass.TypesInfo.TypeOf(e)
	if t == nil {
		return false
	}
	tn := api.NamedOf(t)
	if p.responses == nil {
		p.responses = p.bound.Responses()
	}
	return tn != nil && p.responses[tn]
}

// hasNoMethods reports whether no code of the program runs when the standard library looks at a value of the type.
func hasNoMethods(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return true
	case *types.Slice:
		return hasNoMethods(t.Elem())
	case *types.Array:
		return hasNoMethods(t.Elem())
	case *types.Map:
		return hasNoMethods(t.Key()) && hasNoMethods(t.Elem())
	case *types.Pointer:
		_, named := types.Unalias(t.Elem()).(*types.Named)
		return named && hasNoMethods(t.Elem())
	case *types.Named:
		pkg := t.Obj().Pkg()
		return pkg != nil && stdlib.Holds(pkg.Path()) && !types.IsInterface(t)
	}
	return false
}

// fixed reports whether the value of an expression depends on constants, variables and their fields alone.
func (p *pkg) fixed(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit, *ast.Ident:
		return true
	case *ast.SelectorExpr:
		return p.fixed(e.X) && !p.hasState(e.X)
	case *ast.BinaryExpr:
		return p.fixed(e.X) && p.fixed(e.Y)
	case *ast.CallExpr:
		return p.pass.TypesInfo.Types[e.Fun].IsType() && len(e.Args) == 1 && p.fixed(e.Args[0])
	}
	return false
}
