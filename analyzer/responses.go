package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

// verdict is what a pair of events is: the defect that it belongs to, since one defect is reported by one rule.
type verdict uint8

const (
	noDefect verdict = iota
	missingReturnDefect
	superfluousDefect
	lateHeaderDefect
	lateErrorDefect
	lostBodyDefect
)

// judge says what is wrong with a pair of events, whichever rules are on.
func judge(pair order.Pair) verdict {
	earlier, later := pair.Earlier, pair.Later
	replied := earlier.Kind == order.Reply
	switch later.Kind {
	case order.Field:
		if later.Engine != 0 || pair.Sent.Engine != 0 || later.Name == "" && !later.Helper {
			return noDefect // the server is lazy, or a trailer may be meant
		}
		return lateHeaderDefect
	case order.Header, order.Reply:
		if pair.Failed {
			return lateErrorDefect
		}
		if sameStatus(pair) {
			return noDefect
		}
		if later.Engine != 0 && (!replied || later.Kind != order.Reply) {
			return noDefect // the later status replaces the earlier one
		}
		if replied {
			return missingReturnDefect
		}
		return superfluousDefect
	case order.Content:
		if replied && earlier.Strong && earlier.HasContent && !pair.Failed && later.Engine == 0 {
			return missingReturnDefect
		}
		if replied && earlier.Strong && !earlier.Helper && isRedirect(earlier.Code) && !pair.Failed && later.Engine == 0 {
			return missingReturnDefect
		}
		if later.HasContent && noContentReason(pair.Code) != "" {
			return lostBodyDefect
		}
	case order.Delegate:
		if replied && earlier.Strong && !pair.Failed {
			return missingReturnDefect
		}
	}
	return noDefect
}

// sameStatus reports whether the later reply has the status that went out, and is meant to: it completes a header that
// was sent without content, or both are the parts of a page.
func sameStatus(pair order.Pair) bool {
	earlier, later := pair.Earlier, pair.Later
	if !later.Explicit || later.Code == 0 || later.Code != pair.Code || earlier.Kind != order.Reply {
		return false
	}
	return !earlier.HasContent && later.HasContent && !isRedirect(later.Code) || pair.Line && later.Code < 300
}

// line is the line of a position, for messages.
func (p *pkg) line(n ast.Node) int { return p.pass.Fset.Position(n.Pos()).Line }

// stillGets says what the client gets instead of what a late event says.
func stillGets(pair order.Pair) string {
	if pair.Code == 0 {
		return "this status never reaches the client"
	}
	return "the client still gets " + codeName(pair.Code)
}

// earlierInfo points at what sent the header.
func earlierInfo(pair order.Pair) []analysis.RelatedInformation {
	return []analysis.RelatedInformation{{Pos: pair.Sent.Node.Pos(), End: pair.Sent.Node.End(), Message: "here the header goes out"}}
}

// enclosing returns the innermost statement list that holds n, and the index of the statement with n in it. ok is false
// for statements that stand in no list, such as the condition of an if.
func (p *pkg) enclosing(n ast.Node) (list []ast.Stmt, index int, block ast.Node, ok bool) {
	c, found := p.inspector.Root().FindByPos(n.Pos(), n.End())
	if !found {
		return nil, 0, nil, false
	}
	for ; c.Node() != nil; c = c.Parent() {
		if s, isStmt := c.Node().(ast.Stmt); isStmt {
			list := statements(c.Parent())
			for i, other := range list {
				if other == s {
					return list, i, c.Parent().Node(), true
				}
			}
		}
		switch c.Node().(type) {
		case *ast.FuncLit, *ast.FuncDecl, *ast.File:
			return nil, 0, nil, false
		}
	}
	return nil, 0, nil, false
}

func statements(c inspector.Cursor) []ast.Stmt {
	switch n := c.Node().(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// addReturn returns the edit that ends the function after the block of a reply, where that is what must be meant: the
// function has no results, and the later event stands outside of the block.
func (p *pkg) addReturn(pair order.Pair) *repair {
	var typ *ast.FuncType
	var body *ast.BlockStmt
	switch f := pair.Func.(type) {
	case *ast.FuncDecl:
		typ, body = f.Type, f.Body
	case *ast.FuncLit:
		typ, body = f.Type, f.Body
	}
	if typ == nil || typ.Results != nil {
		return nil
	}
	list, _, block, ok := p.enclosing(pair.Earlier.Node)
	if !ok || block == ast.Node(body) || block.Pos() <= pair.Later.Node.Pos() && pair.Later.Node.Pos() < block.End() {
		return nil
	}
	last := list[len(list)-1]
	if _, isCall := last.(*ast.ExprStmt); !isCall {
		return nil // a loop, a nested branch: whoever reads it must decide
	}
	indent := p.indent(last)
	if indent == "" {
		return nil
	}
	return &repair{
		message: "Add the missing return",
		edits:   []analysis.TextEdit{{Pos: last.End(), End: last.End(), NewText: []byte("\n" + indent + "return")}},
		unsafe:  true,
	}
}

// indent returns the white space before a statement that starts its line and ends another; "" if it does not, or if a
// comment follows it.
func (p *pkg) indent(s ast.Stmt) string {
	tf := p.pass.Fset.File(s.Pos())
	src, err := p.pass.ReadFile(tf.Name())
	if err != nil || tf.Size() > len(src) {
		return ""
	}
	start, end := tf.Offset(tf.LineStart(tf.Line(s.Pos()))), tf.Offset(s.Pos())
	indent := string(src[start:end])
	rest, _, _ := strings.Cut(string(src[tf.Offset(s.End()):]), "\n")
	if strings.TrimLeft(indent, "\t ") != "" || strings.TrimSpace(rest) != "" {
		return ""
	}
	return indent
}

// source returns the text of a node on one line; "" if it has several.
func (p *pkg) source(n ast.Node) string {
	tf := p.pass.Fset.File(n.Pos())
	src, err := p.pass.ReadFile(tf.Name())
	if err != nil || tf.Size() > len(src) || tf.Line(n.Pos()) != tf.Line(n.End()) {
		return ""
	}
	return string(src[tf.Offset(n.Pos()):tf.Offset(n.End())])
}

// swap returns the edit that moves a statement above the one before it, where that sent the header.
func (p *pkg) swap(pair order.Pair) *repair {
	list, i, _, ok := p.enclosing(pair.Later.Node)
	if !ok || i == 0 || pair.Sent.Kind != order.Header {
		return nil
	}
	above, below := list[i-1], list[i]
	if s, isCall := above.(*ast.ExprStmt); !isCall || s.X != pair.Sent.Node {
		return nil
	}
	if p.indent(above) == "" || p.indent(below) == "" || p.line(below) != p.line(above)+1 {
		return nil
	}
	first, second := p.source(above), p.source(below)
	if first == "" || second == "" {
		return nil
	}
	return &repair{
		message: "Set the header before it is sent",
		edits: []analysis.TextEdit{
			{Pos: above.Pos(), End: above.End(), NewText: []byte(second)},
			{Pos: below.Pos(), End: below.End(), NewText: []byte(first)},
		},
		unsafe: true,
	}
}

// noContentReason says what becomes of content that is sent with a status; "" if nothing happens to it.
func noContentReason(code int) string {
	switch code {
	case 204, 304:
		return fmt.Sprintf("body is lost: net/http sends no content with %s", codeName(code))
	case 205:
		return fmt.Sprintf("%s must have no content, yet net/http sends this body", codeName(code))
	}
	return ""
}

// pairFindings makes findings of the pairs with a verdict, except where report says no.
func (p *pkg) pairFindings(want verdict, report func(order.Pair) (finding, bool)) []finding {
	var found []finding
	for _, pair := range p.order.Pairs {
		if judge(pair) != want {
			continue
		}
		if f, ok := report(pair); ok {
			found = append(found, f)
		}
	}
	return found
}

// at is a key for findings of which a place has only one.
type at struct {
	pos  token.Pos
	what verdict
}
