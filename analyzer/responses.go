package analyzer

import (
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
	if replied && pair.Deferred {
		return noDefect // no return is missing: the function has returned
	}
	switch later.Kind {
	case order.Field:
		if later.Engine.Buffers() || pair.Sent.Engine.Buffers() || later.Name == "" && !later.Helper {
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
		if later.Keeps && pair.Code < 300 {
			return noDefect // it completes the earlier reply, if that is no error
		}
		if later.Engine.Buffers() && (!replied || later.Kind != order.Reply) {
			return noDefect // the later status replaces the earlier one
		}
		if replied {
			return missingReturnDefect
		}
		return superfluousDefect
	case order.Content:
		if replied && earlier.Strong && earlier.HasContent && !pair.Failed && !later.Engine.Buffers() {
			return missingReturnDefect
		}
		if replied && earlier.Strong && !earlier.Helper && isRedirect(earlier.Code) && !pair.Failed && !later.Engine.Buffers() {
			return missingReturnDefect
		}
		if later.HasContent && noContentReason(pair.Code, later.Engine) != "" {
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
	if earlier.Kind != order.Reply || !later.Explicit {
		return false
	}
	same := later.Code == pair.Code && later.Code != 0
	if !earlier.HasContent && later.HasContent && !isRedirect(later.Code) {
		return same || pair.Code == 0 && earlier.Helper // gin's BindJSON aborts with one of several codes
	}
	return same && pair.Line && later.Code < 300
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
	r, ok := p.rowOf(last)
	if !ok {
		return nil
	}
	return &repair{
		message: "Add the missing return",
		edits:   []analysis.TextEdit{{Pos: r.end, End: r.end, NewText: []byte("\n" + r.indent + "return")}},
		unsafe:  true,
	}
}

// row is the source line that a statement has to itself, but for a comment behind it.
type row struct {
	pos, end     token.Pos // without the end of the line
	text, indent string
}

// rowOf returns the line of a statement; ok is false if it has several, or another statement shares it.
func (p *pkg) rowOf(s ast.Stmt) (r row, ok bool) {
	if p.pass.ReadFile == nil { // Bazel's nogo gives none
		return row{}, false
	}
	tf := p.pass.Fset.File(s.Pos())
	src, err := p.pass.ReadFile(tf.Name())
	first, last := tf.Line(s.Pos()), tf.Line(s.End())
	if err != nil || tf.Size() > len(src) || last >= tf.LineCount() {
		return row{}, false
	}
	r.pos, r.end = tf.LineStart(first), tf.LineStart(last+1)-1
	r.text = string(src[tf.Offset(r.pos):tf.Offset(r.end)])
	r.indent = string(src[tf.Offset(r.pos):tf.Offset(s.Pos())])
	behind := strings.TrimSpace(string(src[tf.Offset(s.End()):tf.Offset(r.end)]))
	return r, strings.TrimLeft(r.indent, "\t ") == "" && (behind == "" || strings.HasPrefix(behind, "//"))
}

// swap returns the edit that moves a statement above the one before it, where that sent the header.
func (p *pkg) swap(pair order.Pair) *repair {
	list, i, _, ok := p.enclosing(pair.Later.Node)
	if !ok || i == 0 || pair.Sent.Kind != order.Header {
		return nil
	}
	if s, isCall := list[i-1].(*ast.ExprStmt); !isCall || s.X != pair.Sent.Node {
		return nil
	}
	above, ok1 := p.rowOf(list[i-1])
	below, ok2 := p.rowOf(list[i])
	if !ok1 || !ok2 || below.pos != above.end+1 {
		return nil
	}
	for _, s := range p.flow.Sites {
		if below.pos <= s.Expr.Pos() && s.Expr.Pos() < below.end {
			return nil // what is written anew there may have an edit of its own
		}
	}
	return &repair{
		message: "Set the header before it is sent",
		edits: []analysis.TextEdit{
			{Pos: above.pos, End: above.pos, NewText: []byte(below.text + "\n")},
			{Pos: above.end, End: below.end},
		},
		unsafe: true,
	}
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
