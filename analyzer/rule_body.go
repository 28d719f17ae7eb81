package analyzer

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/api"
	"github.com/statuslint/statuslint/analyzer/internal/order"
	"github.com/statuslint/statuslint/analyzer/internal/syntax"
	"github.com/statuslint/statuslint/catalog"
)

func body(p *pkg) []finding {
	found := p.pairFindings(lostBodyDefect, func(pair order.Pair) (finding, bool) {
		return p.lostBody(pair.Later, pair.Code, earlierInfo(pair)), true
	})
	for _, s := range p.order.Starts {
		if s.Lost {
			f := p.lostBody(s.Event, s.Code, nil)
			f.about = p.arguments(s.Node)
			found = append(found, f)
		}
	}
	return found
}

// arguments are those of a call, without conversions.
func (p *pkg) arguments(n ast.Node) []ast.Expr {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	args := make([]ast.Expr, len(call.Args))
	for i, arg := range call.Args {
		args[i] = syntax.WithoutConversions(p.pass.TypesInfo, arg)
	}
	return args
}

func (p *pkg) lostBody(ev *order.Event, code int, related []analysis.RelatedInformation) finding {
	where := ev.Node
	if ev.Content != nil {
		where = ev.Content
	}
	return finding{at: where, message: noContentReason(code, ev.Engine), related: related, repair: p.drop(ev, code), once: at{where.Pos(), lostBodyDefect}}
}

// noContentReason says why a server does not, or must not, send the content that it is given with a code; "" if it may.
func noContentReason(code int, engine api.Engine) string {
	switch catalog.ContentOf(code) {
	case catalog.ContentDropped:
		return fmt.Sprintf("body is lost: %s%s sends no content with %s", protocol(code), engine, catalog.Name(code))
	case catalog.ContentForbidden:
		return fmt.Sprintf("%s must have no content, yet %s sends this body", catalog.Name(code), engine)
	}
	return ""
}

// protocol limits a claim to HTTP/1.1 where it is about a 101: over HTTP/2, which has none, net/http sends it as an
// interim response.
func protocol(code int) string {
	if catalog.ClassOf(code) == catalog.Informational {
		return "over HTTP/1.1 "
	}
	return ""
}

// drop returns the edit that removes a statement whose content is lost anyway: w.Write of something constant, which no
// variable and no import is there for.
func (p *pkg) drop(ev *order.Event, code int) *repair {
	call, ok := ev.Node.(*ast.CallExpr)
	if !ok || catalog.ContentOf(code) != catalog.ContentDropped || ev.Kind != order.Content || len(call.Args) != 1 {
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || p.pass.TypesInfo.Selections[sel] == nil || p.pass.TypesInfo.Types[syntax.WithoutConversions(p.pass.TypesInfo, call.Args[0])].Value == nil {
		return nil
	}
	list, i, _, ok := p.enclosing(call)
	if !ok {
		return nil
	}
	if s, ok := list[i].(*ast.ExprStmt); !ok || s.X != ast.Expr(call) {
		return nil
	}
	r, ok := p.rowOf(list[i])
	if !ok {
		return nil
	}
	return &repair{
		message: "Drop the content that is lost",
		edits:   []analysis.TextEdit{{Pos: r.pos, End: r.end + 1}},
		unsafe:  true,
	}
}
