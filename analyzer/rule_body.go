package analyzer

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

func body(p *pkg) []finding {
	prevented := map[[2]ast.Node]bool{} // a reply, and content that a return after it would prevent
	for _, pair := range p.order.Pairs {
		if judge(pair) == missingReturnDefect {
			prevented[[2]ast.Node{pair.Earlier.Node, pair.Later.Node}] = true
		}
	}
	found := p.pairFindings(lostBodyDefect, func(pair order.Pair) (finding, bool) {
		if prevented[[2]ast.Node{pair.Between, pair.Later.Node}] {
			return finding{}, false
		}
		f := p.lostBody(pair.Later, pair.Code, earlierInfo(pair), p.onWay(pair, pair.Later.Node))
		f.repair, f.declined = p.dropContent(pair)
		return f, true
	})
	for _, s := range p.order.Starts {
		if s.Lost {
			f := p.lostBody(s.Event, s.Code, nil, p.conditionsOf(s.Conditions, nil, s.Node, s.Node, origin{s.Status, s.Code, s.Since}))
			f.about = p.arguments(s.Node)
			f.declined = "one call sends both the status and the body"
			found = append(found, f)
		}
	}
	return found
}

// arguments are those of a call, without conversions.
func (p *pkg) arguments(n ast.Node) []ast.Expr {
	var args []ast.Expr
	if call, ok := n.(*ast.CallExpr); ok {
		for _, arg := range call.Args {
			args = append(args, syntax.WithoutConversions(p.pass.TypesInfo, arg))
		}
	}
	return args
}

func (p *pkg) lostBody(ev *order.Event, code int, infos []analysis.RelatedInformation, conds []condition) finding {
	where := ev.Node
	if ev.Content != nil {
		where = ev.Content
	}
	message := noContentReason(code, ev.Engine, decides(conds))
	if name, where := p.who(ev, bodyOf); name != "" {
		message += "; " + name + " sends it" + where
		infos = append(infos, inHelper(ev, bodyOf, "sends it")...)
	}
	return finding{at: where, message: message, related: append(infos, related(conds)...), once: at{where.Pos(), lostBodyDefect}}
}

// noContentReason says why a server does not, or must not, send the body that it is given with a code, and when; "" if it may.
func noContentReason(code int, engine api.Engine, when string) string {
	switch catalog.ContentOf(code) {
	case catalog.ContentDropped:
		return fmt.Sprintf("body is lost%s: %s%s sends no body with %s", when, protocol(code), engine, catalog.Name(code))
	case catalog.ContentForbidden:
		return fmt.Sprintf("%s must not have a body, yet %s sends this one%s", catalog.Name(code), engine, when)
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
