package analyzer

import (
	"fmt"
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/internal/order"
)

// repeatedFields are header fields that helpers often set again, which does no harm if they were set in time.
func repeatedFields() []string { return []string{"Content-Type", "Location", "Trailer"} }

func lateHeader(p *pkg) []finding {
	all := late{}
	elsewhere := map[[2]ast.Node]bool{} // pairs that other rules report
	missing := map[ast.Node][]order.Pair{}
	for _, pair := range p.order.Pairs {
		switch judge(pair) {
		case missingReturnDefect:
			missing[pair.Earlier.Node] = append(missing[pair.Earlier.Node], pair)
			elsewhere[[2]ast.Node{pair.Earlier.Node, pair.Later.Node}] = true
		case superfluousDefect, lateErrorDefect:
			elsewhere[[2]ast.Node{pair.Earlier.Node, pair.Later.Node}] = true // a helper that sets fields and replies
		case lateHeaderDefect:
			all[pair.Later.Node] = append(all[pair.Later.Node], pair)
		}
	}
	return p.pairFindings(lateHeaderDefect, func(pair order.Pair) (finding, bool) {
		conds := p.onWay(pair, pair.Later.Node)
		f := finding{
			at:      pair.Later.Node,
			message: fmt.Sprintf("%s is never sent: %s; set it before", p.fieldOf(pair.Later), p.headerWentOut(pair, conds)),
			related: slices.Concat(earlierInfo(pair), inHelper(pair.Later, inner, "sets it"), related(conds)),
			once:    at{pair.Later.Node.Pos(), lateHeaderDefect},
			yields:  elsewhere[[2]ast.Node{pair.Earlier.Node, pair.Later.Node}] || p.returnPrevents(pair, missing[pair.Earlier.Node]),
		}
		f.repair, f.declined = p.setBefore(pair, all)
		return f, true
	})
}

// returnPrevents reports whether the return that is missing after a reply keeps a field from being set: a function that
// goes on has one defect, not one for each field that it sets. A field that is set before the end of the reply's block,
// where the return belongs, is late anyway.
func (p *pkg) returnPrevents(pair order.Pair, missing []order.Pair) bool {
	if len(missing) == 0 {
		return false
	}
	at, ok := p.placeOf(pair.Earlier.Node)
	within := func(n ast.Node) bool {
		return ok && at.block.Node().Pos() <= n.Pos() && n.Pos() < at.block.Node().End()
	}
	return !within(pair.Later.Node) || slices.ContainsFunc(missing, func(m order.Pair) bool { return within(m.Later.Node) })
}

// fieldOf names the header field that an event sets, and the helper that does it.
func (p *pkg) fieldOf(ev *order.Event) string {
	name := ev.Name
	if call, ok := ev.Node.(*ast.CallExpr); ok && p.pass.TypesInfo.Types[call.Fun].IsBuiltin() {
		return "this change of the header" // by delete or clear
	}
	if name == "" {
		name = "this header"
		if nameOf(ev) != "" {
			name = "a header"
		}
	}
	if by, where := p.who(ev, inner); by != "" {
		return name + ", set by " + by + where + ","
	}
	return name
}
