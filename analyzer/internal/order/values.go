package order

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// Val is a constant that a key is compared with. The zero Val is no constant.
type Val struct {
	Kind valKind
	Int  int64
	Str  string // for kinds other than integers: the constant's exact spelling
}

type valKind uint8

const (
	noVal valKind = iota
	nilVal
	boolVal
	intVal
	otherVal
)

func boolean(b bool) Val {
	if b {
		return Val{Kind: boolVal, Int: 1}
	}
	return Val{Kind: boolVal}
}

func integer(i int64) Val { return Val{Kind: intVal, Int: i} }

// valOf returns the constant that an expression is; the zero Val if it is none.
func valOf(info *types.Info, e ast.Expr) Val {
	tv, ok := info.Types[ast.Unparen(e)]
	switch {
	case !ok:
		return Val{}
	case tv.IsNil():
		return Val{Kind: nilVal}
	case tv.Value == nil:
		return Val{}
	}
	switch tv.Value.Kind() {
	case constant.Bool:
		return boolean(constant.BoolVal(tv.Value))
	case constant.Int:
		if i, exact := constant.Int64Val(tv.Value); exact {
			return integer(i)
		}
	}
	return Val{Kind: otherVal, Str: tv.Value.ExactString()}
}

// typeOf is the type of an expression; an invalid one where the type checker has found none, as it does in code that
// does not compile.
func typeOf(info *types.Info, e ast.Expr) types.Type {
	if t := info.TypeOf(e); t != nil {
		return t
	}
	return types.Typ[types.Invalid]
}

func isBoolean(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// constant returns the status that an expression is; 0 if it is no constant.
func (p *pkg) constant(e ast.Expr) int {
	if v := valOf(p.info, e); v.Kind == intVal && v.Int > 0 && v.Int < 1000 {
		return int(v.Int)
	}
	return 0
}

func (p *pkg) isNil(e ast.Expr) bool { return p.info.Types[ast.Unparen(e)].IsNil() }

// isEmpty reports whether an expression is nil or has no length, as far as its spelling shows.
func (p *pkg) isEmpty(e ast.Expr) bool {
	e = ast.Unparen(e)
	if p.isNil(e) {
		return true
	}
	if v := valOf(p.info, e); v.Kind == otherVal && v.Str == `""` {
		return true
	}
	switch e := e.(type) {
	case *ast.CompositeLit:
		_, isSlice := typeOf(p.info, e).Underlying().(*types.Slice)
		return isSlice && len(e.Elts) == 0
	case *ast.CallExpr:
		if p.info.Types[e.Fun].IsType() && len(e.Args) == 1 {
			return p.isEmpty(e.Args[0])
		}
	case *ast.SelectorExpr:
		return api.IsEmpty(p.info.Uses[e.Sel])
	}
	return false
}

// nonNil reports whether an expression is never nil, as far as its spelling shows.
func (p *pkg) nonNil(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit, *ast.FuncLit, *ast.BasicLit:
		return true
	case *ast.UnaryExpr:
		return e.Op == token.AND
	case *ast.CallExpr:
		if tv := p.info.Types[e.Fun]; tv.IsType() {
			return len(e.Args) == 1 && p.nonNil(e.Args[0])
		}
		if row := p.bound.Func(p.callee(e).obj, nil); row != nil && row.Language.NonNil {
			return true
		}
		if id, ok := ast.Unparen(e.Fun).(*ast.Ident); ok {
			if b, ok := p.info.Uses[id].(*types.Builtin); ok {
				return b.Name() == "make" || b.Name() == "new"
			}
		}
	case *ast.Ident, *ast.SelectorExpr:
		// Errors that a package declares are never nil.
		id, ok := e.(*ast.Ident)
		if sel, isSel := e.(*ast.SelectorExpr); isSel {
			id, ok = sel.Sel, true
		}
		if v, isVar := p.info.Uses[id].(*types.Var); ok && isVar && !v.IsField() && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return isError(v.Type())
		}
	}
	return false
}

// spelled evaluates a condition on an argument by what the argument is spelled as.
func (p *pkg) spelled(arg ast.Expr, c Cond) truth {
	arg = ast.Unparen(arg)
	if c.Path != "" {
		return unknown
	}
	if c.Length {
		if p.isEmpty(arg) {
			return compare(integer(0), c.Op, c.Val)
		}
		if v := valOf(p.info, arg); v.Kind == otherVal {
			return compare(integer(int64(len(v.Str)-2)), c.Op, c.Val)
		}
		return unknown
	}
	if v := valOf(p.info, arg); v.Kind != noVal {
		return compare(v, c.Op, c.Val)
	}
	if c.Val.Kind == nilVal && p.nonNil(arg) {
		return known(c.Op == token.NEQ)
	}
	return unknown
}

// text returns the string that an expression always is; "" if that cannot be seen.
func (p *pkg) text(e ast.Expr) string {
	e = ast.Unparen(e)
	if v := valOf(p.info, e); v.Kind == otherVal && len(v.Str) > 1 && v.Str[0] == '"' {
		return v.Str[1 : len(v.Str)-1]
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		if row := p.row(p.callee(e)); row != nil && row.Language.Respells && len(e.Args) == 1 {
			return p.text(e.Args[0])
		}
	case *ast.Ident:
		// A variable of the package that is set where it is declared.
		v, ok := p.info.Uses[e].(*types.Var)
		if !ok || v.Pkg() != p.pass.Pkg || v.Parent() != v.Pkg().Scope() || v.Exported() {
			break
		}
		if u := p.unitAt(v.Pos()); u != nil && len(u.assigned[v]) == 1 && u.assigned[v][0] != nil {
			return p.text(u.assigned[v][0])
		}
	}
	return ""
}
