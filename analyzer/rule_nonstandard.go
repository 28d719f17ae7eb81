package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/flow"
)

// nonstandard reports codes that are sent and unknown to IANA, or denied by the user.
func nonstandard(p *pkg, s flow.Site) *finding {
	code := int(s.Code)
	if s.Role != flow.Sent || code < minCode || code > maxCode {
		return nil
	}
	_, registered := catalog.Registered(code)
	denied := p.at(s.Expr.Pos()).Deny.Contains(code)
	if !denied && (registered || p.at(s.Expr.Pos()).Allow.Contains(code)) {
		return nil
	}
	f := &finding{at: s.Expr, message: nonstandardMessage(code)}
	if registered {
		f.message = fmt.Sprintf("%s must not be sent: the configuration denies it", catalog.Name(code))
	}
	if s.Named != nil {
		if decl := p.declaration(s.Named); decl != nil {
			f.at, f.once = decl, s.Named
		} else if !denied {
			return nil
		}
		return f
	}
	if meant, table, ok := p.tableRow(s.Expr); ok && !registered {
		like, strength := catalog.TreatedAs(code)
		f.message = fmt.Sprintf("%d is not a registered status code: here it means %s, and clients %s treat it as %s; if the protocol says so, silence the whole table with a directive on %s",
			code, meant, strings.ToLower(strength.String()), catalog.Name(like), table)
		return f
	}
	f.repair = p.instead(s.Expr, code)
	return f
}

// instead is the fix that replaces an unregistered code by the registered one with that meaning; nil if there
// is no such code.
func (p *pkg) instead(e ast.Expr, code int) *repair {
	known := catalog.Meanings(code)
	if len(known) == 0 || known[0].Replacement == 0 {
		return nil
	}
	speller := p.speller(e.Pos())
	constant, ok := catalog.Constant(known[0].Replacement)
	if !ok || speller == nil {
		return nil
	}
	name, path := p.spelled(speller, e.Pos(), constant)
	edits, ok := speller.Other(e, path, constant)
	if !ok {
		return nil
	}
	return &repair{message: "Send " + name, edits: edits, unsafe: true}
}

// declaration returns the name in the declaration of a constant; nil if another package declares it.
func (p *pkg) declaration(c *types.Const) ast.Node {
	if c.Pkg() != p.pass.Pkg || p.file(c.Pos()) == nil {
		return nil
	}
	return node{c.Pos(), c.Pos() + token.Pos(len(c.Name()))}
}

func nonstandardMessage(code int) string {
	known := catalog.Meanings(code)
	if len(known) == 0 {
		like, strength := catalog.TreatedAs(code)
		treated := fmt.Sprintf("clients %s treat it as %s", strings.ToLower(strength.String()), catalog.Name(like))
		if catalog.ClassOf(code) == 0 {
			return fmt.Sprintf("%d is not a valid status code: RFC 9110 ends at 599, and %s", code, treated)
		}
		return fmt.Sprintf("%d is not a registered status code: %s", code, treated)
	}
	m := known[0]
	text := fmt.Sprintf("%d is not a registered status code: ", code)
	switch {
	case m.Phrase == "":
		text += m.Origin + " uses it"
	case m.Content == catalog.NoResponse && m.Standing == catalog.Unofficial:
		text += fmt.Sprintf("%s logs it for %q and never sends it", m.Origin, m.Phrase)
	case m.Standing == catalog.Historic:
		text += fmt.Sprintf("%s once used it for %q", m.Origin, m.Phrase)
	default:
		text += fmt.Sprintf("%s uses it for %q", m.Origin, m.Phrase)
	}
	if m.Replacement != 0 {
		text += "; send " + catalog.Name(m.Replacement)
	} else if m.Advice != "" {
		text += "; " + m.Advice
	}
	return text
}
