package analyzer

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"
)

func missingAbort(p *pkg) []finding {
	goesOn := map[ast.Node]bool{} // replies after which the same path goes on
	for _, pair := range p.order.Pairs {
		if judge(pair) == missingReturnDefect {
			goesOn[pair.Earlier.Node] = true
		}
	}
	var found []finding
	for _, end := range p.order.Ends {
		reply := end.Reply
		if !end.Chain || reply == nil || reply.Partial || reply.Unclear || end.Aborted || end.Hands || end.Failed || !p.isMiddleware(end.Func) || p.isCalled(end.Func) {
			continue // its caller may abort after it, or be the router that runs the chain
		}
		f := finding{at: reply.Node, once: reply.Node, yields: goesOn[reply.Node]}
		remedy := "abort the chain"
		if call, twin, ok := p.abort(reply); ok && !reply.Helper {
			if twin != "" {
				remedy = "use " + p.abortingCall(reply)
				f.repair = &repair{message: "Abort the chain", unsafe: true, edits: []analysis.TextEdit{{Pos: call.Sel.Pos(), End: call.Sel.End(), NewText: []byte(twin)}}}
			} else {
				f.declined = "the call has no variant that aborts"
			}
		}
		f.message = fmt.Sprintf("no abort after this reply: the handlers that follow this one still run; %s", remedy)
		found = append(found, f)
	}
	return found
}
