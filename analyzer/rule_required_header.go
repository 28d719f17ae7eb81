package analyzer

import (
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/order"
	"github.com/statuslint/statuslint/catalog"
)

func requiredHeaderRule() *rule {
	return &rule{
		Doc: Doc{
			ID: "required-header", Default: false, Severity: Warning,
			Summary: "401, 405, 407 or 426 without the header field that RFC 9110 requires with it",
			What: "Reports replies with 401 Unauthorized without WWW-Authenticate, 405 Method Not Allowed without Allow, 407 " +
				"Proxy Authentication Required without Proxy-Authenticate, and 426 Upgrade Required without Upgrade.",
			Why: "The field says what the client can do about it: how to log in, which methods there are, what to upgrade to. " +
				"Browsers do not ask for a password without WWW-Authenticate. And a client that is told\n\n" +
				"    HTTP/1.1 405 Method Not Allowed\n    Content-Type: text/plain; charset=utf-8\n\n    use POST\n\n" +
				"can make nothing of it unless a person reads that, for lack of the line \"Allow: POST\".",
			Bad:  "http.Error(w, \"use POST\", http.StatusMethodNotAllowed)",
			Good: "w.Header().Set(\"Allow\", http.MethodPost)\nhttp.Error(w, \"use POST\", http.StatusMethodNotAllowed)",
			Policy: "Only where the function can be seen not to set the field: the response is its parameter, and nothing that " +
				"it was handed to could have set it. Off by default: most programs leave the field out on purpose.",
			Links: []string{"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5"},
		},
		pkg: requiredHeader,
	}
}

// requiredField is the header field that must accompany an error with the code, whatever the request was; "" if there is
// none. What the catalog says that other codes must have depends on the request or on another response.
func requiredField(code int) string {
	m, ok := catalog.Registered(code)
	if !ok || catalog.ClassOf(code) != catalog.ClientError {
		return ""
	}
	for _, h := range m.Headers {
		if h.Requirement == catalog.Must {
			return h.Name
		}
	}
	return ""
}

func requiredHeader(p *pkg) []finding {
	var found []finding
	for _, s := range p.order.Starts {
		field := requiredField(s.Code)
		i := slices.Index(order.Fields(), field)
		if i < 0 || !s.Seen || !s.Explicit || s.Set&(1<<i) != 0 || s.Helper {
			continue
		}
		found = append(found, finding{
			at:      s.Node,
			message: fmt.Sprintf("%s must come with %s, which this function does not set", catalog.Name(s.Code), field),
			once:    at{s.Node.Pos(), noDefect},
		})
	}
	return found
}
