package analyzer

import (
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/order"
)

// late are the pairs that late-header reports, by their later event.
type late map[ast.Node][]order.Pair

// setBefore returns the edit that moves header changes above the call that sent the header, or says why it cannot.
// The call is the statement before, and all changes that follow it move together, so that they keep their order. Nothing
// else moves, and no expression there may notice the difference: see quiet.
func (p *pkg) setBefore(pair order.Pair, all late) (r *repair, declined string) {
	at, ok := p.placeOf(pair.Later.Node)
	switch {
	case !ok || at.index == 0 || pair.Sent.Kind != order.Header:
		return nil, "the header does not go out in the statement before"
	case pair.Later.Helper || pair.Sent.Helper:
		return nil, "a function of the program does it"
	}
	if at.inLoop() {
		return nil, "the next iteration of the loop still sets it late"
	}
	sent, ok := at.list[at.index-1].(*ast.ExprStmt)
	if !ok || ast.Unparen(sent.X) != pair.Sent.Node {
		if ok && p.movesWith(at, all) {
			return nil, "it moves with the change above"
		}
		return nil, "the header does not go out in the statement before"
	}
	above, ok := p.linesOf(sent)
	if !ok || !p.isPlainSend(sent) {
		return nil, "what sends the header may depend on what follows"
	}
	var moved []string
	end := above.end
	for _, s := range at.list[at.index:] {
		l, ok := p.linesOf(s)
		if !ok || int(l.pos-end) != len(above.eol) || !p.isHeaderChange(s, all, pair.Sent) {
			break
		}
		moved = append(moved, l.text+l.eol)
		end = l.end
	}
	if len(moved) == 0 {
		return nil, "the statement does more than change the header, or other code can see the order"
	}
	return &repair{
		message: "Set the header before it is sent",
		edits: []analysis.TextEdit{
			{Pos: above.pos, End: above.pos, NewText: []byte(strings.Join(moved, ""))},
			{Pos: above.end, End: end},
		},
		unsafe: true,
	}, ""
}

// movesWith reports whether a statement follows one that setBefore moves.
func (p *pkg) movesWith(at place, all late) bool {
	for i := at.index - 1; i > 0; i-- {
		for _, pair := range all[eventOf(at.list[i])] {
			if before, ok := at.list[i-1].(*ast.ExprStmt); ok && ast.Unparen(before.X) == pair.Sent.Node {
				return true
			}
		}
		if len(all[eventOf(at.list[i])]) == 0 {
			return false
		}
	}
	return false
}

// eventOf returns the event's node if the statement consists of that alone.
func eventOf(s ast.Stmt) ast.Node {
	switch s := s.(type) {
	case *ast.ExprStmt:
		return ast.Unparen(s.X)
	case *ast.AssignStmt:
		return s
	}
	return nil
}

// isHeaderChange reports whether a statement is a late change of the header map and nothing else, which no other event
// than sent makes late.
func (p *pkg) isHeaderChange(s ast.Stmt, all late, sent *order.Event) bool {
	pairs := all[eventOf(s)]
	if len(pairs) == 0 {
		return false
	}
	for _, pair := range pairs {
		if pair.Later.Helper || pair.Sent.Node != sent.Node {
			return false
		}
	}
	for _, site := range p.flow.Sites {
		if s.Pos() <= site.Expr.Pos() && site.Expr.Pos() < s.End() {
			return false // text that is written again here may have an edit of its own
		}
	}
	switch s := s.(type) {
	case *ast.ExprStmt:
		call, ok := ast.Unparen(s.X).(*ast.CallExpr)
		return ok && p.quietCallee(call) && p.quiet(call.Args...)
	case *ast.AssignStmt:
		x, ok := ast.Unparen(s.Lhs[0]).(*ast.IndexExpr)
		return ok && len(s.Lhs) == 1 && p.quiet(x.X, x.Index) && p.quiet(s.Rhs...)
	}
	return false
}

// isPlainSend reports whether a statement sends the header and does nothing else, and a change of the header map cannot
// change what it sends.
func (p *pkg) isPlainSend(s *ast.ExprStmt) bool {
	call, ok := ast.Unparen(s.X).(*ast.CallExpr)
	if !ok || !p.quietCallee(call) {
		return false
	}
	for _, arg := range call.Args {
		if !p.fixed(arg) {
			return false
		}
	}
	return true
}
