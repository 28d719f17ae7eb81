package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/api"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

func invalidRule() *rule {
	return &rule{
		Doc: Doc{
			ID: "invalid", Default: true, Severity: Error,
			Summary: "a number below 100 or above 999 is sent, at which net/http panics",
			What: "Reports a number that reaches WriteHeader, http.Error, http.Redirect or a framework's call on top of " +
				"them, and is below 100 or above 999.",
			Why: "net/http panics with \"invalid WriteHeader code 42\". The server recovers, logs \"http: panic serving\", " +
				"and closes the connection: the client gets no response at all. The usual causes are an exit status, a " +
				"gRPC or business code in the wrong place, and a status that was never set.",
			Bad:  "http.Error(w, err.Error(), 1)",
			Good: "http.Error(w, err.Error(), http.StatusInternalServerError)",
			Policy: "Needs proof that the number arrives: silent if the value is compared, or replaced, anywhere between " +
				"the constant and the call, and for 0 and -1 that are only kept. Silent for calls that accept the number " +
				"(gin keeps the status for 0 and -1, fasthttp sends anything).",
			Links: []string{"https://pkg.go.dev/net/http#ResponseWriter", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15"},
		},
		weight: weightInvalid,
		site:   invalid,
	}
}

// invalid reports numbers that net/http panics at, if they are sure to arrive there.
func invalid(_ *pkg, s flow.Site) *finding {
	if s.Role != flow.Sent || s.Code >= minCode && s.Code <= maxCode || s.Checked && !s.Direct || len(s.Invalid) == 0 {
		return nil
	}
	for _, reaction := range s.Invalid {
		switch reaction {
		case api.Unchecked:
			return nil
		case api.PanicsUnless0:
			if s.Code == 0 {
				return nil
			}
		case api.PanicsFrom1:
			if s.Code < 1 {
				return nil
			}
		}
	}
	return &finding{
		at:      s.Expr,
		message: fmt.Sprintf("net/http panics at status code %d, and the client gets no response: send a code from 100 to 599", s.Code),
	}
}
