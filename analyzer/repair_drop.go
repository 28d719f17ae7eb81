package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// dropContent returns the edit that removes a write of a constant that net/http drops anyway, or says why there is
// no edit. The status must be sent before it in the same statement list, so that no path has another status.
func (p *pkg) dropContent(pair order.Pair) (r *repair, declined string) {
	call, ok := pair.Later.Node.(*ast.CallExpr)
	if !ok || pair.Later.Kind != order.Content || pair.Later.Helper {
		return nil, "a function of the program does it"
	}
	if catalog.ContentOf(pair.Code) != catalog.ContentDropped || catalog.ClassOf(pair.Code) == catalog.Informational {
		return nil, "a client gets the body"
	}
	at, ok := p.placeOf(call)
	if !ok {
		return nil, "the write is part of a larger statement"
	}
	if s, ok := at.statement().(*ast.ExprStmt); !ok || ast.Unparen(s.X) != ast.Expr(call) {
		return nil, "the write is part of a larger statement"
	}
	if !p.sentInList(at, pair) {
		return nil, "the status is not sent in the same block, or not on every path"
	}
	if !p.isConstantWrite(call) {
		return nil, "the body is not a constant of the package"
	}
	l, ok := p.linesOf(at.statement())
	if !ok {
		return nil, "the write is not alone on its line"
	}
	return &repair{
		message: "Remove the write of the lost body",
		edits:   []analysis.TextEdit{{Pos: l.pos, End: l.end + token.Pos(len(l.eol))}},
		unsafe:  true,
	}, ""
}

// sentInList reports whether the status of a pair is sent by a statement before in the list, on all paths: no goto goes
// past it, and nothing sends another status before.
func (p *pkg) sentInList(at place, pair order.Pair) bool {
	for i := at.index - 1; i >= 0; i-- {
		if !isCallStatement(at.list[i], pair.Sent.Node) {
			continue
		}
		if at.labelled(i+1, at.index+1) {
			return false
		}
		for _, other := range p.order.Pairs {
			if other.Later.Node == pair.Sent.Node || other.Later.Node == pair.Later.Node && other.Sent.Node != pair.Sent.Node {
				return false
			}
		}
		return true
	}
	return false
}

// isConstantWrite reports whether a call is a method with one argument, a constant, and leaves nothing unused when it is
// gone: a variable or an import that the compiler would object to.
func (p *pkg) isConstantWrite(call *ast.CallExpr) bool {
	info := p.pass.TypesInfo
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || info.Selections[sel] == nil || len(call.Args) != 1 || !isPath(sel.X) {
		return false
	}
	if info.Types[syntax.WithoutConversions(info, call.Args[0])].Value == nil {
		return false
	}
	needed := false
	ast.Inspect(call, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || id == sel.Sel {
			return true
		}
		switch obj := info.Uses[id].(type) {
		case *types.PkgName:
			needed = true
		case *types.Var:
			needed = needed || !obj.IsField() && obj.Kind() == types.LocalVar
		case *types.Const, *types.TypeName:
			needed = needed || obj.Pkg() != nil && obj.Pkg() != p.pass.Pkg
		}
		return true
	})
	return !needed
}
