package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

// unsentStatus reports statuses that the swag comment of a handler, or its huma.Operation, declares and that the handler cannot answer. It stays silent
// unless all that the handler answers is known, and about statuses that others answer in its place.
func unsentStatus(p *pkg) []finding {
	var list []finding
	p.documented(func(h described, a *order.Answer) {
		sent := map[int]bool{}
		if a.Silent {
			sent[200] = true
		}
		complete := h.whole && !a.Open && len(a.Hands) == 0
		for _, f := range a.Errors {
			code := 0
			if f.Expr != nil {
				code = p.carried.StatusOf(f.Expr)
			}
			complete = complete && code != 0
			sent[code] = true
		}
		for _, s := range a.Sends {
			complete = complete && s.Code != 0
			sent[s.Code] = true
		}
		if !complete {
			return
		}
		for _, d := range h.doc.declared {
			if d.code != 0 && !sent[d.code] && !api.AnsweredElsewhere(d.code) {
				list = append(list, finding{
					at:      node{d.pos, d.end},
					message: fmt.Sprintf("%s never answers %s; leave it out, or send it", h.name, codeText(d.code)),
				})
			}
		}
	})
	return list
}
