package analyzer

import (
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/api"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/order"
)

func bodyRule() *rule {
	return &rule{
		Doc: Doc{
			ID: "body", Default: true, Severity: Error,
			Summary: "content that is sent with 204, 205 or 304, which have none",
			What: "Reports content that is written to a response with 204 No Content, 304 Not Modified or 205 Reset Content: " +
				"by Write, fmt, encoders, templates, io.Copy, replies of frameworks, and helpers.",
			Why: "With 204 and 304 net/http drops the content; Write returns http.ErrBodyNotAllowed, which few programs look " +
				"at, and httptest.ResponseRecorder keeps the content, so that tests do not notice. With 205 the content is " +
				"sent, though RFC 9110 forbids it.",
			Bad:  "w.WriteHeader(http.StatusNoContent)\nfmt.Fprintln(w, \"deleted\")",
			Good: "w.WriteHeader(http.StatusOK)\nfmt.Fprintln(w, \"deleted\")",
			Policy: "A path must exist on which the content follows that status. Helpers that skip content for nil, for an " +
				"empty value or for the status are fine, as are writes of nothing.",
			Links: []string{
				"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.3.5",
				"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.3.6",
				"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4.5",
			},
		},
		pkg: body,
	}
}

func body(p *pkg) []finding {
	found := p.pairFindings(lostBodyDefect, func(pair order.Pair) (finding, bool) {
		return p.lostBody(pair.Later, pair.Code, earlierInfo(pair)), true
	})
	wrong := map[ast.Node]bool{} // calls whose code is reported as of the wrong class
	for _, s := range p.flow.Sites {
		if s.Call != nil && s.Role == flow.Sent && class(p, s) != nil {
			wrong[s.Call] = true
		}
	}
	for _, s := range p.order.Starts {
		if s.Lost && !wrong[s.Node] {
			found = append(found, p.lostBody(s.Event, s.Code, nil))
		}
	}
	return found
}

func (p *pkg) lostBody(ev *order.Event, code int, related []analysis.RelatedInformation) finding {
	where := ev.Node
	if ev.Content != nil {
		where = ev.Content
	}
	text := noContentReason(code)
	if ev.Engine == api.FastHTTP && code != 205 {
		text = "body is lost: fasthttp sends no content with " + codeName(code)
	}
	return finding{at: where, message: text, related: related, once: at{where.Pos(), lostBodyDefect}}
}
