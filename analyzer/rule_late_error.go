package analyzer

import (
	"fmt"
	"go/ast"

	"github.com/statuslint/statuslint/internal/order"
)

func lateError(p *pkg) []finding {
	// Code that also runs without a failed write does not handle the failure.
	otherwise := map[ast.Node]bool{}
	for _, pair := range p.order.Pairs {
		otherwise[pair.Later.Node] = otherwise[pair.Later.Node] || !pair.Failed
	}
	for _, s := range p.order.Starts {
		otherwise[s.Node] = otherwise[s.Node] || !s.Failed
	}
	return p.pairFindings(lateErrorDefect, func(pair order.Pair) (finding, bool) {
		if otherwise[pair.Later.Node] {
			return finding{}, false
		}
		conds := p.onWay(pair, pair.Later.Node)
		return finding{
			at:      pair.Later.Node,
			message: fmt.Sprintf("%s: %s; log the error instead", stillGets(pair), p.headerWentOut(pair, conds)),
			related: append(earlierInfo(pair), related(conds)...),
			once:    at{pair.Later.Node.Pos(), lateErrorDefect},
		}, true
	})
}
