package analyzer

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

func lateHeader(p *pkg) []finding {
	// A function that goes on after a complete reply has one defect, not one for each field it sets.
	reported := map[ast.Node]bool{}
	for _, pair := range p.order.Pairs {
		switch judge(pair) {
		case missingReturnDefect:
			reported[pair.Earlier.Node] = true
			reported[pair.Sent.Node] = true
		case superfluousDefect, lateErrorDefect:
			reported[pair.Later.Node] = true // a helper that sets fields and replies
		}
	}
	return p.pairFindings(lateHeaderDefect, func(pair order.Pair) (finding, bool) {
		if reported[pair.Earlier.Node] || reported[pair.Later.Node] {
			return finding{}, false
		}
		name := "this header"
		if pair.Later.Name != "" {
			name = pair.Later.Name
		}
		return finding{
			at:      pair.Later.Node,
			message: fmt.Sprintf("%s is never sent: the header went out at line %d; set it before", name, p.line(pair.Sent.Node)),
			related: earlierInfo(pair),
			repair:  p.swap(pair),
			once:    at{pair.Later.Node.Pos(), lateHeaderDefect},
		}, true
	})
}

// swap returns the edit that moves a statement above the one before it, where that sent the header.
func (p *pkg) swap(pair order.Pair) *repair {
	list, i, _, ok := p.enclosing(pair.Later.Node)
	if !ok || i == 0 || pair.Sent.Kind != order.Header {
		return nil
	}
	if s, isCall := list[i-1].(*ast.ExprStmt); !isCall || s.X != pair.Sent.Node {
		return nil
	}
	above, ok1 := p.rowOf(list[i-1])
	below, ok2 := p.rowOf(list[i])
	if !ok1 || !ok2 || below.pos != above.end+1 {
		return nil
	}
	for _, s := range p.flow.Sites {
		if below.pos <= s.Expr.Pos() && s.Expr.Pos() < below.end {
			return nil // what is written anew there may have an edit of its own
		}
	}
	return &repair{
		message: "Set the header before it is sent",
		edits: []analysis.TextEdit{
			{Pos: above.pos, End: above.pos, NewText: []byte(below.text + "\n")},
			{Pos: above.end, End: below.end},
		},
		unsafe: true,
	}
}
