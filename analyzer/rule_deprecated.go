package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/flow"
)

// deprecated reports registered codes that are withdrawn. A code that is only passed to code that logs, counts or notifies goes to no
// client: unless it is seen to be sent, it must be passed to a known API.
func deprecated(p *pkg, s flow.Site) *finding {
	code := int(s.Code)
	if s.Role != flow.Sent && !(s.Role == flow.Held && s.Listed) || s.Code < minCode || s.Code > maxCode || p.at(s.Expr.Pos()).Allow.Contains(code) {
		return nil
	}
	m, ok := catalog.Registered(code)
	if !ok || !withdrawn(m) {
		return nil
	}
	return &finding{at: s.Expr, message: catalog.Name(code) + " " + withdrawal(m) + ": " + m.Advice}
}

// withdrawal says which document is the reason not to send a code any more, and what that document does.
func withdrawal(m catalog.Meaning) string {
	by, ok := m.Withdrawal()
	switch {
	case !ok:
		return fmt.Sprintf("is reserved and has no meaning (%s)", m.References[0])
	case by.Relation == catalog.Drops:
		return fmt.Sprintf("was dropped by %s", by)
	case by.Relation == catalog.MakesHistoric:
		return fmt.Sprintf("is defined by %s, which is now Historic", m.References[0])
	case by.Why != "":
		return fmt.Sprintf("is deprecated %s (%s)", by.Why, by)
	}
	return fmt.Sprintf("is deprecated (%s)", by)
}

// withdrawn reports whether a registered code is no longer sent. Of the two that the registry calls unused, 418 is
// sent as a joke and does no harm.
func withdrawn(m catalog.Meaning) bool {
	_, ok := m.Withdrawal()
	return ok || m.Standing == catalog.Unused && m.Constant == ""
}
