package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

func lateErrorRule() *rule {
	return &rule{
		Doc: Doc{
			ID: "late-error", Default: false, Severity: Warning,
			Summary: "an error reply for the failure of a write, when the header has long gone out",
			What: "Reports replies and WriteHeader calls that handle the failure of a write to the same response, where the " +
				"header had gone out before that write or by it.",
			Why: "The status cannot be changed any more: the client sees the first one with content that is cut off, and the " +
				"error goes nowhere. Or its text ends up in the content, for all to see:\n\n" +
				"    HTTP/1.1 200 OK\n    Content-Type: text/plain; charset=utf-8\n\n    json: unsupported type: func()\n\n" +
				"Log it; panic(http.ErrAbortHandler) makes the client notice.",
			Bad:  "w.WriteHeader(http.StatusOK)\nif err := json.NewEncoder(w).Encode(v); err != nil {\n\thttp.Error(w, err.Error(), http.StatusInternalServerError)\n}",
			Good: "w.WriteHeader(http.StatusOK)\nif err := json.NewEncoder(w).Encode(v); err != nil {\n\tlog.Print(err)\n}",
			Policy: "An encoder or template that fails may have written nothing: without an earlier WriteHeader the error can " +
				"still be sent, and nothing is reported. Off by default: it is common, and harmless except that the error is lost.",
			Links: []string{"https://pkg.go.dev/net/http#pkg-variables"},
		},
		pkg: lateError,
	}
}

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
