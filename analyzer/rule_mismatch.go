package analyzer

import (
	"fmt"
	"go/ast"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/syntax"

	"golang.org/x/tools/go/analysis"
)

// mismatch looks at calls with a constant status and with the phrase of a constant status as another argument.
func mismatch(p *pkg) []finding {
	phrases := map[*ast.CallExpr]flow.Site{} // calls such as http.StatusText(404), by the site of their code
	for _, s := range p.flow.Sites {
		if s.Direct && s.Role == flow.Held && s.Call != nil {
			phrases[s.Call] = s
		}
	}
	var found []finding
	for _, s := range p.flow.Sites {
		if s.Call == nil || s.Role != flow.Sent {
			continue
		}
		for _, arg := range s.Call.Args {
			call, _ := syntax.WithoutConversions(p.pass.TypesInfo, arg).(*ast.CallExpr)
			phrase, ok := phrases[call]
			if !ok || phrase.Code == s.Code {
				continue
			}
			if _, known := catalog.Registered(int(phrase.Code)); !known {
				continue
			}
			found = append(found, finding{
				at:      phrase.Expr,
				message: fmt.Sprintf("the text says %s, but the code is %s: use the same for both", catalog.Name(int(phrase.Code)), catalog.Name(int(s.Code))),
				related: []analysis.RelatedInformation{{Pos: s.Expr.Pos(), End: s.Expr.End(), Message: "the status that is sent"}},
			})
		}
	}
	return found
}
