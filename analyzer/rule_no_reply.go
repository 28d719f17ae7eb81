package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

func noReply(p *pkg) []finding {
	replies, hands := map[ast.Node]bool{}, map[ast.Node]bool{}
	for _, end := range p.order.Ends {
		replies[end.Func] = replies[end.Func] || end.Sent != nil && !end.Failed
		hands[end.Func] = hands[end.Func] || end.Hands
	}
	var found []finding
	for _, end := range p.order.Ends {
		if !end.Untouched || end.Return == nil || !replies[end.Func] || hands[end.Func] || p.isCalled(end.Func) {
			continue
		}
		cond := p.failure(end)
		if cond == nil {
			continue
		}
		found = append(found, finding{
			at:      end.Return,
			message: "nothing is sent despite the error, so the client gets 200 OK without a body: send an error reply before this return",
			related: []analysis.RelatedInformation{{Pos: cond.Pos(), End: cond.End(), Message: "the error is found here"}},
			once:    end.Return,
		})
	}
	return found
}

// failure returns the condition that makes a path return, if it says that there is an error; nil if it does not, or if
// the path has asked whether the request was cancelled.
func (p *pkg) failure(end order.End) ast.Node {
	if len(end.Conditions) == 0 {
		return nil
	}
	for _, c := range end.Conditions {
		if p.asksContext(c.Node) {
			return nil
		}
	}
	last := end.Conditions[len(end.Conditions)-1]
	e, ok := last.Node.(ast.Expr)
	if !ok || !p.saysError(e, last.Holds) {
		return nil
	}
	at, ok := p.placeOf(end.Return)
	if !ok || at.block.Node() == nil || p.failsTest(at.list) {
		return nil
	}
	check, ok := at.block.Parent().Node().(*ast.IfStmt)
	if !ok || !(check.Cond.Pos() <= e.Pos() && e.End() <= check.Cond.End()) {
		return nil
	}
	return e
}

// failsTest reports whether statements call a method of package testing: the handler of a test reports its error there.
func (p *pkg) failsTest(list []ast.Stmt) bool {
	found := false
	for _, s := range list {
		ast.Inspect(s, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				obj := typeutil.Callee(p.pass.TypesInfo, call)
				found = found || obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == api.TestingPath
			}
			return !found
		})
	}
	return found
}

// saysError reports whether a condition with the given outcome means that some error is not nil.
func (p *pkg) saysError(e ast.Expr, holds bool) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && p.saysError(e.X, !holds)
	case *ast.BinaryExpr:
		switch e.Op {
		case token.NEQ, token.EQL:
			t := p.pass.TypesInfo.TypeOf(e.X)
			return holds == (e.Op == token.NEQ) && t != nil && types.Identical(t, types.Universe.Lookup("error").Type()) && p.pass.TypesInfo.Types[e.Y].IsNil()
		}
	}
	return false
}

// asksContext reports whether a condition asks a context for its error.
func (p *pkg) asksContext(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			obj := p.pass.TypesInfo.Uses[id]
			found = found || obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == "context"
		}
		return !found
	})
	return found
}
