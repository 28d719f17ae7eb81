package analyzer

import (
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/order"
	"github.com/statuslint/statuslint/catalog"
)

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
