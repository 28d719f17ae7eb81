package analyzer

import (
	"fmt"
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/order"
)

// invalid reports numbers that net/http panics at, if they are sure to arrive there before the header has gone out.
func invalid(p *pkg, s flow.Site) *finding {
	if s.Role != flow.Sent || s.Checked && !s.Direct || len(s.Invalid) == 0 || p.comesLate(s.Call) {
		return nil
	}
	for _, reaction := range s.Invalid {
		if !reaction.Panics(s.Code) {
			return nil
		}
	}
	return &finding{
		at:      s.Expr,
		message: fmt.Sprintf("net/http panics at status code %d, and the client gets no response: send a code from 100 to 599", s.Code),
	}
}

// comesLate reports whether the header has gone out before a call on every path to it: net/http does not look at the
// status then.
func (p *pkg) comesLate(call *ast.CallExpr) bool {
	if call == nil {
		return false
	}
	at := func(n ast.Node) bool { return n == ast.Node(call) }
	return slices.ContainsFunc(p.order.Pairs, func(pair order.Pair) bool { return at(pair.Later.Node) }) &&
		!slices.ContainsFunc(p.order.Starts, func(s order.Start) bool { return at(s.Node) })
}
