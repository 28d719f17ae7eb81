package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

func lateError(p *pkg) []finding {
	return p.pairFindings(lateErrorDefect, func(pair order.Pair) (finding, bool) {
		return finding{
			at:      pair.Later.Node,
			message: fmt.Sprintf("%s, not this error: the header went out at line %d; log it instead", stillGets(pair), p.line(pair.Sent.Node)),
			related: earlierInfo(pair),
			once:    at{pair.Later.Node.Pos(), lateErrorDefect},
		}, true
	})
}
