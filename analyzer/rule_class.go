package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/flow"
)

// class reports codes of the wrong class for the call that they reach.
func class(_ *pkg, s flow.Site) *finding {
	code := int(s.Code)
	if s.Role != flow.Sent || s.Code < minCode || s.Code > maxCode || !s.Direct && (s.Checked || !s.Certain) || len(s.Kinds) == 0 {
		return nil
	}
	errors, failures, redirects, final := true, true, true, true
	for _, k := range s.Kinds {
		errors = errors && k == api.ErrorCode
		failures = failures && (k == api.ErrorCode || k == api.FailureCode)
		redirects = redirects && k == api.RedirectCode
		final = final && k != api.AnyCode
	}
	name := catalog.Name(code)
	var text string
	switch {
	case final && catalog.ClassOf(code) == catalog.Informational:
		text = fmt.Sprintf("%s cannot be a complete reply: %s", name, s.Engine.Interim(code))
	case redirects && !isRedirect(code):
		text = fmt.Sprintf("%s is not a redirect, so clients do not follow its Location: use 302, 303, 307 or 308", name)
	case errors && code < 400, failures && code < 300:
		text = fmt.Sprintf("an error with %s is %s to clients: send a 4xx or 5xx code", name, whatClientsSee(code))
	default:
		return nil
	}
	return &finding{at: s.Expr, message: text}
}

// isRedirect reports whether clients may follow the Location of a response with the code, or learn from it where the resource
// is that they created (RFC 9110 §15.3.2, §15.4).
func isRedirect(code int) bool {
	return code >= 300 && code <= 303 || code == 307 || code == 308 || code == 201
}

func whatClientsSee(code int) string {
	switch {
	case catalog.ClassOf(code) == catalog.Successful:
		return "a success"
	case isRedirect(code):
		return "a redirect to nowhere"
	}
	return "not an error"
}
