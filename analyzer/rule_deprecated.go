package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/catalog"
)

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
