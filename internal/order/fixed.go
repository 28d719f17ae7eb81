package order

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/internal/syntax"
)

// fixedVar describes the initial value of a variable that is only set in its declaration.
type fixedVar struct {
	text     string // its value, if it is a string
	newError bool   // it is an error that was made for the variable and wraps no other
}

// textOf returns the string that a package variable always holds; "" if it is assigned, exported or of another package.
func (p *pkg) textOf(v *types.Var) string {
	if v.Exported() {
		return ""
	}
	return p.fixedOf(v).text
}

// fixedOf returns the initial value of a package variable that is only set in its declaration. The first call finds the variables that
// are assigned or whose address is taken. Other packages may assign an exported variable.
func (p *pkg) fixedOf(v *types.Var) fixedVar {
	if v.Pkg() != p.pass.Pkg || v.Parent() != v.Pkg().Scope() {
		return fixedVar{}
	}
	if p.fixed == nil {
		p.fixed, p.changes, p.unset = map[*types.Var]fixedVar{}, map[*types.Var]bool{}, map[*types.Var]bool{}
		scope := p.pass.Pkg.Scope()
		for _, name := range scope.Names() {
			if v, ok := scope.Lookup(name).(*types.Var); ok {
				p.unset[v] = true
			}
		}
		for _, init := range p.info.InitOrder {
			for _, v := range init.Lhs {
				delete(p.unset, v)
			}
			if len(init.Lhs) != 1 {
				continue
			}
			f := fixedVar{text: p.spelled(init.Rhs)}
			if call, ok := ast.Unparen(init.Rhs).(*ast.CallExpr); ok && len(call.Args) == 1 && isError(init.Lhs[0].Type()) {
				row := p.rowOf(call)
				f.newError = row != nil && row.Language.NonNil
			}
			if f != (fixedVar{}) {
				p.fixed[init.Lhs[0]] = f
			}
		}
		forget := func(e ast.Expr) {
			if id, ok := ast.Unparen(e).(*ast.Ident); ok {
				if v, ok := p.info.Uses[id].(*types.Var); ok {
					delete(p.fixed, v)
				}
			}
			base, _ := syntax.Base(e).(*ast.Ident)
			if base == nil {
				return
			}
			if v, ok := p.info.ObjectOf(base).(*types.Var); ok && v.Parent() == p.pass.Pkg.Scope() {
				p.changes[v] = true
			}
		}
		for _, file := range p.pass.Files {
			ast.Inspect(file, func(n ast.Node) bool {
				for _, e := range syntax.Exposed(n) {
					forget(e)
				}
				return true
			})
		}
	}
	return p.fixed[v]
}

// spelled returns the string that an expression always evaluates to; "" if unknown.
func (p *pkg) spelled(e ast.Expr) string {
	e = ast.Unparen(e)
	if v := p.info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 {
		if row := p.rowOf(call); row != nil && row.Language.Respells {
			return p.spelled(call.Args[0])
		}
	}
	return ""
}
