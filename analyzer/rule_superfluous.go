package analyzer

import (
	"fmt"
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

func superfluousRule() *rule {
	return &rule{
		Doc: Doc{
			ID: "superfluous", Default: true, Severity: Error,
			Summary: "a status that is sent after the header has gone out, so that no client sees it",
			What: "Reports WriteHeader, http.Error and other replies where the header has gone out before on the same path, by " +
				"an earlier WriteHeader, by a first Write, or by a helper.",
			Why: "The first status wins. The second call changes nothing; net/http logs \"superfluous response.WriteHeader " +
				"call\" over HTTP/1.1, and nothing at all over HTTP/2. A failure that is reported this way is a success to " +
				"the client. When load fails in the example below, it gets:\n\n" +
				"    HTTP/1.1 200 OK\n    Content-Length: 0",
			Bad:  "w.WriteHeader(http.StatusOK)\nif err := load(); err != nil {\n\tw.WriteHeader(http.StatusInternalServerError)\n}",
			Good: "if err := load(); err != nil {\n\tw.WriteHeader(http.StatusInternalServerError)\n\treturn\n}\nw.WriteHeader(http.StatusOK)",
			Policy: "As missing-return, which reports where the first of the two is a complete reply. Where the failure of a " +
				"write is being handled it is late-error instead. 1xx responses may precede the final one.",
			Links: []string{"https://pkg.go.dev/net/http#ResponseWriter"},
		},
		pkg: superfluous,
	}
}

func superfluous(p *pkg) []finding {
	// A helper can have outcomes that are a complete reply and others that are not: that is one defect still.
	reported := map[ast.Node]bool{}
	for _, pair := range p.order.Pairs {
		if judge(pair) == missingReturnDefect {
			reported[pair.Later.Node] = true
		}
	}
	return p.pairFindings(superfluousDefect, func(pair order.Pair) (finding, bool) {
		if reported[pair.Later.Node] {
			return finding{}, false
		}
		return finding{
			at:      pair.Later.Node,
			message: fmt.Sprintf("%s: the header went out at line %d", stillGets(pair), p.line(pair.Sent.Node)),
			related: earlierInfo(pair),
			once:    at{pair.Later.Node.Pos(), superfluousDefect},
		}, true
	})
}
