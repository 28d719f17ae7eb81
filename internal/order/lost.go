package order

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// lost adds what a function whose paths were not all followed answers on the lost paths, as far as its syntax shows it: replies to a
// parameter with a constant status, and returned errors that have a name or that a call makes with a status.
func (r *run) lost(a *Answer) {
	var body *ast.BlockStmt
	switch n := r.node.(type) {
	case *ast.FuncDecl:
		body = n.Body
	case *ast.FuncLit:
		body = n.Body
	}
	if body == nil {
		return
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			if s, ok := r.plainReply(n); ok && !slices.ContainsFunc(a.Sends, func(o Sends) bool { return o.Node.Pos() <= n.Pos() && n.End() <= o.Node.End() }) {
				a.add(s)
			}
		case *ast.ReturnStmt:
			if len(n.Results) == 0 {
				return true
			}
			e := ast.Unparen(n.Results[len(n.Results)-1])
			if mayFail(r.p.info.TypeOf(e)) && r.surelyFails(e) && !slices.ContainsFunc(a.Errors, func(f Failed) bool { return f.Expr == e }) {
				a.Errors = append(a.Errors, Failed{Expr: e})
			}
		}
		return true
	})
}

// plainReply describes a reply with a constant status to a parameter of the function.
func (r *run) plainReply(call *ast.CallExpr) (Sends, bool) {
	c := r.p.callee(call)
	row := r.p.rowOf(call)
	if row == nil || row.Response.Effect != api.Replies || row.Status.Use != api.Sent || row.Response.Fault != 0 || row.Response.Carried {
		return Sends{}, false
	}
	id, ok := c.Operand(call, row.Response.Writer).(*ast.Ident)
	if !ok {
		return Sends{}, false
	}
	if v, ok := r.p.info.Uses[id].(*types.Var); !ok || v.Kind() != types.ParamVar || v.Pos() < r.node.Pos() {
		return Sends{}, false
	}
	status := c.Operand(call, row.Status.Arg)
	if status == nil {
		return Sends{}, false
	}
	v := r.p.info.Types[status].Value
	if v == nil || v.Kind() != constant.Int || !constant.Compare(v, token.GEQ, constant.MakeInt64(100)) {
		return Sends{}, false
	}
	code, _ := constant.Int64Val(v)
	return Sends{Node: call, Code: int(code), Given: status, Chosen: true}, true
}

// surelyFails reports whether an error has a name, or is made on the spot with a status, or is such an error again.
func (r *run) surelyFails(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, ok := r.p.info.Uses[e].(*types.Var)
		return ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
	case *ast.SelectorExpr:
		v, ok := r.p.info.Uses[e.Sel].(*types.Var)
		return ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
	case *ast.UnaryExpr:
		_, made := ast.Unparen(e.X).(*ast.CompositeLit)
		return made && e.Op == token.AND
	case *ast.CallExpr:
		c := r.p.callee(e)
		row := r.p.bound.Func(c.Obj, c.Recv)
		switch {
		case row == nil:
		case row.Language.Same:
			if x := c.Operand(e, api.Receiver); x != nil {
				return r.surelyFails(x)
			}
		default:
			return row.Status.Use == api.Sent && row.Response.Effect == api.NoEffect
		}
	}
	return false
}
