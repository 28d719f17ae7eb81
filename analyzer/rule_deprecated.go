package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/catalog"
)

func deprecatedRule() *rule {
	return &rule{
		Doc: Doc{
			ID: "deprecated", Default: true, Severity: Error,
			Summary: "a code is sent that RFCs have withdrawn: 102, 305, 306, 510",
			What: "Reports the codes that are still registered but no longer to be used: 305 Use Proxy and 306, deprecated " +
				"for security reasons, 102 Processing, dropped from WebDAV, and 510 Not Extended, whose experiment is " +
				"over. It does not matter whether the code is written as a number or as a constant.",
			Why: "Clients ignore 305: following it would let any server route their traffic through a proxy of its " +
				"choice. 306 means nothing. Nobody implements 102 and 510 any more.",
			Bad:  "w.Header().Set(\"Location\", proxyURL)\nw.WriteHeader(http.StatusUseProxy)",
			Good: "http.Redirect(w, r, target, http.StatusTemporaryRedirect)",
			Policy: "Only codes that are sent, or kept where codes are kept to be sent. Silent for comparisons: a client " +
				"may meet them.",
			Options: []string{"allow"},
			Links: []string{
				"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4.6",
				"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4.7",
			},
		},
		weight: weightDeprecated,
		site:   deprecated,
	}
}

// deprecated reports registered codes that are withdrawn.
func deprecated(p *pkg, s flow.Site) *finding {
	code := int(s.Code)
	if s.Role == flow.Compared || s.Code < minCode || s.Code > maxCode || p.Allow.Contains(code) {
		return nil
	}
	m, ok := catalog.Registered(code)
	if !ok || !withdrawn(m) {
		return nil
	}
	text := fmt.Sprintf("%s is %s", catalog.Name(code), m.Standing)
	if m.Spec != "" {
		text += fmt.Sprintf(" (%s)", m.Spec)
	}
	if m.Advice != "" {
		text += ": " + m.Advice
	}
	return &finding{at: s.Expr, message: text}
}

// withdrawn reports whether a registered code is no longer to be sent. Of the two that the registry calls unused, 418
// does no harm and is loved.
func withdrawn(m catalog.Meaning) bool {
	return m.Standing == catalog.Deprecated || m.Standing == catalog.Obsoleted || m.Standing == catalog.Unused && m.Constant == ""
}
