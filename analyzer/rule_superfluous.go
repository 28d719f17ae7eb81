package analyzer

import (
	"fmt"
	"go/ast"

	"github.com/statuslint/statuslint/internal/order"
)

func superfluous(p *pkg) []finding {
	// A helper can send a complete reply on one path and part of one on another: that is still one defect.
	reported := map[[2]ast.Node]bool{}
	for _, pair := range p.order.Pairs {
		if judge(pair) == missingReturnDefect {
			reported[[2]ast.Node{pair.Earlier.Node, pair.Later.Node}] = true
		}
	}
	// After a helper that has chosen the status, a return is missing: one defect, however many statuses
	// follow.
	unreturned := map[ast.Node]bool{}
	return p.pairFindings(superfluousDefect, func(pair order.Pair) (finding, bool) {
		yields := reported[[2]ast.Node{pair.Earlier.Node, pair.Later.Node}] || unreturned[pair.Sent.Node]
		if !yields {
			unreturned[pair.Sent.Node] = nameOf(pair.Sent) != "" && pair.Sent.Explicit
		}
		conds := p.onWay(pair, pair.Later.Node)
		return finding{
			at:      pair.Later.Node,
			message: fmt.Sprintf("%s: %s", stillGets(pair), p.headerWentOut(pair, conds)),
			related: append(earlierInfo(pair), related(conds)...),
			once:    at{pair.Later.Node.Pos(), superfluousDefect},
			yields:  yields,
		}, true
	})
}
