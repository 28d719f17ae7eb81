package analyzer

import (
	"fmt"
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

// unsentStatus reports statuses that the swag comment of a handler, or its huma.Operation, declares and that the handler cannot
// answer. It stays silent unless all answers of the handler are known, about a handler in a chain that may leave the answer to
// middleware, and about statuses that others answer in its place. 400 and 422 are among these here: middleware that reads the request
// may answer them before the handler runs, and one package does not show which middleware runs.
func unsentStatus(p *pkg) []finding {
	var list []finding
	p.documented(func(h described, a *order.Answer) {
		sent := map[int]bool{}
		if a.Silent {
			sent[200] = true
		}
		complete := h.whole && !a.Open && !a.Noted && len(a.Hands) == 0 && !(a.Silent && p.inChain(h.node))
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
			if d.code != 0 && !sent[d.code] && !api.AnsweredElsewhere(d.code) && d.code != 400 && d.code != 422 {
				list = append(list, finding{
					at:      node{d.pos, d.end},
					message: fmt.Sprintf("%s never answers %s; remove it, or send it", h.name, codeText(d.code)),
				})
			}
		}
	})
	return list
}

// inChain reports whether a handler gets the context of a framework in which middleware can answer after it has returned: gin's
// c.Error leaves the answer to that.
func (p *pkg) inChain(handler ast.Node) bool {
	typ, _ := signature(handler)
	if typ == nil {
		return false
	}
	return slices.ContainsFunc(typ.Params.List, func(f *ast.Field) bool { return p.bound.InChain(p.pass.TypesInfo.TypeOf(f.Type)) })
}
