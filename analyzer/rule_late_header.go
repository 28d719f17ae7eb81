package analyzer

import (
	"fmt"
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

// repeatedFields are header fields that helpers often set again. That is no loss where they were set in time.
func repeatedFields() []string { return []string{"Content-Type", "Location", "Trailer"} }

func lateHeader(p *pkg) []finding {
	// A function that goes on after a complete reply has one defect, not one for each field it sets.
	reported := map[ast.Node]bool{}
	all := late{}
	for _, pair := range p.order.Pairs {
		switch judge(pair) {
		case missingReturnDefect:
			reported[pair.Earlier.Node] = true
			reported[pair.Sent.Node] = true
		case superfluousDefect, lateErrorDefect:
			reported[pair.Later.Node] = true // a helper that sets fields and replies
		case lateHeaderDefect:
			all[pair.Later.Node] = append(all[pair.Later.Node], pair)
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
		f := finding{
			at:      pair.Later.Node,
			message: fmt.Sprintf("%s is never sent: the header went out at line %d; set it before", name, p.line(pair.Sent.Node)),
			related: earlierInfo(pair),
			once:    at{pair.Later.Node.Pos(), lateHeaderDefect},
		}
		f.repair, f.declined = p.setBefore(pair, all)
		return f, true
	})
}
