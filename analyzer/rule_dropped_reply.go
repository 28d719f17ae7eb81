package analyzer

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/flow"
)

func droppedReply(p *pkg) []finding {
	var found []finding
	for c := range p.inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := c.Node().(*ast.CallExpr)
		row := p.rowOfCall(call)
		if row == nil || row.Response.Effect != api.NoEffect || row.Status.Kind != api.ErrorCode || !p.isErrorValue(call) {
			continue
		}
		if fn, ok := p.calledFunc(call).(*types.Func); !ok || fn.Signature().Recv() != nil {
			continue // it changes an existing error
		}
		stmt, ok := c.Parent().Node().(ast.Stmt)
		if !ok || !isCallStatement(stmt, call) {
			continue
		}
		f := finding{at: call, once: call, message: "this error is created but never used, so the client does not get it: return it"}
		if code := p.codeOf(call, row); code != 0 {
			f.message = fmt.Sprintf("this error is created but never used, so the client does not get %s: return it", catalog.OnWire(code))
		}
		found = append(found, f)
	}
	return found
}

// isErrorValue reports whether the result of a call is an error.
func (p *pkg) isErrorValue(call *ast.CallExpr) bool {
	t := p.pass.TypesInfo.TypeOf(call)
	return t != nil && types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// codeOf returns the status that a call is given; 0 if unknown.
func (p *pkg) codeOf(call *ast.CallExpr, row *api.Func) int {
	for _, s := range p.flow.Sites {
		if s.Role == flow.Sent && slices.Index(call.Args, s.Expr) == row.Status.Arg {
			return int(s.Code)
		}
	}
	return 0
}
