package analyzer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	callees "github.com/statuslint/statuslint/internal/calls"
)

// unreached reports whether a node is in a branch of a handler that runs only if a parameter of the path is empty. Routers do not call a
// handler then: chi, gin and echo match an empty segment only in the middle of a path.
func (p *pkg) unreached(handler, n ast.Node) bool {
	found := false
	ast.Inspect(handler, func(x ast.Node) bool {
		branch, ok := x.(*ast.IfStmt)
		if ok && branch.Body.Pos() <= n.Pos() && n.End() <= branch.Body.End() && p.onlyEmpty(handler, branch.Cond) {
			found = true
		}
		return !found
	})
	return found
}

// onlyEmpty reports whether a condition holds only if a parameter of the path is empty.
func (p *pkg) onlyEmpty(handler ast.Node, cond ast.Expr) bool {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return false
	}
	switch e.Op {
	case token.LAND:
		return p.onlyEmpty(handler, e.X) || p.onlyEmpty(handler, e.Y)
	case token.LOR:
		return p.onlyEmpty(handler, e.X) && p.onlyEmpty(handler, e.Y)
	case token.EQL:
		v := p.pass.TypesInfo.Types[e.Y].Value
		return v != nil && v.Kind() == constant.String && constant.StringVal(v) == "" && p.readsParam(handler, e.X)
	}
	return false
}

// readsParam reports whether an expression reads a parameter of the path, or is a variable that only that has been assigned to.
func (p *pkg) readsParam(handler ast.Node, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		c, ok := callees.Of(p.pass.TypesInfo, e.Fun)
		if !ok || c.Obj == nil {
			return false
		}
		row := p.bound.Route(c.Obj, c.Recv)
		return row.Does == api.ReadsParam && len(e.Args) == row.Pattern // fiber's may have a default
	case *ast.Ident:
		v, ok := p.pass.TypesInfo.Uses[e].(*types.Var)
		if !ok {
			return false
		}
		call, writes := ast.Expr(nil), 0
		ast.Inspect(handler, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, l := range n.Lhs {
					if id, ok := ast.Unparen(l).(*ast.Ident); ok && p.pass.TypesInfo.ObjectOf(id) == v {
						writes++
						if len(n.Lhs) == len(n.Rhs) {
							call = n.Rhs[i]
						}
					}
				}
			case *ast.UnaryExpr:
				if id, ok := ast.Unparen(n.X).(*ast.Ident); ok && n.Op == token.AND && p.pass.TypesInfo.Uses[id] == v {
					writes += 2
				}
			}
			return true
		})
		read, ok := ast.Unparen(orNothing(call)).(*ast.CallExpr)
		return ok && writes == 1 && p.readsParam(handler, read)
	}
	return false
}

func orNothing(e ast.Expr) ast.Expr {
	if e == nil {
		return &ast.BadExpr{}
	}
	return e
}
