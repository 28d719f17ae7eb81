package analyzer

import (
	"fmt"
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/internal/order"
)

// unsentStatus reports statuses that the swag comment of a handler declares and that the handler cannot answer. It stays silent
// unless all that the handler answers is known, and about statuses that others answer in its place.
func unsentStatus(p *pkg) []finding {
	var list []finding
	p.documented(func(fn *ast.FuncDecl, doc *swagDoc, a *order.Answer) {
		sent := map[int]bool{}
		if a.Silent {
			sent[200] = true
		}
		complete := !a.Open && len(a.Hands) == 0 && len(a.Errors) == 0
		for _, s := range a.Sends {
			complete = complete && s.Code != 0
			sent[s.Code] = true
		}
		if !complete {
			return
		}
		for _, d := range doc.declared {
			if d.code != 0 && !sent[d.code] && !slices.Contains(answeredElsewhere(), d.code) {
				list = append(list, finding{
					at:      node{d.pos, d.end},
					message: fmt.Sprintf("%s never answers %s; leave it out, or send it", fn.Name.Name, codeText(d.code)),
				})
			}
		}
	})
	return list
}

// answeredElsewhere are statuses that middleware, a router, a server or a proxy answers before the handler runs, or after it has
// panicked.
func answeredElsewhere() []int {
	return []int{401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 429, 431, 499, 500, 502, 503, 504, 511}
}
