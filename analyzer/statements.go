package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/syntax"
)

// place is where a node is: in a statement of a list.
type place struct {
	list  []ast.Stmt
	index int              // of the statement that holds the node
	block inspector.Cursor // the *ast.BlockStmt, *ast.CaseClause or *ast.CommClause with the list
}

// statement is the statement of the list that holds the node.
func (at place) statement() ast.Stmt { return at.list[at.index] }

// labelled reports whether a goto can reach the list between its statements from and to.
func (at place) labelled(from, to int) bool {
	return slices.ContainsFunc(at.list[from:to], func(s ast.Stmt) bool {
		_, ok := s.(*ast.LabeledStmt)
		return ok
	})
}

// inLoop reports whether the list is in a loop of its function.
func (at place) inLoop() bool {
	for c := at.block; c.Node() != nil; c = c.Parent() {
		switch c.Node().(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.FuncDecl, *ast.FuncLit:
			return false
		}
	}
	return false
}

// placeOf returns the innermost statement list that holds n. ok is false if none does within the function.
func (p *pkg) placeOf(n ast.Node) (at place, ok bool) {
	c, found := p.inspector.Root().FindByPos(n.Pos(), n.End())
	if !found {
		return place{}, false
	}
	for ; c.Node() != nil; c = c.Parent() {
		if s, isStmt := c.Node().(ast.Stmt); isStmt {
			list := syntax.Statements(c.Parent().Node())
			if i := slices.Index(list, s); i >= 0 {
				return place{list, i, c.Parent()}, true
			}
		}
		switch c.Node().(type) {
		case *ast.FuncLit, *ast.FuncDecl, *ast.File:
			return place{}, false
		}
	}
	return place{}, false
}

// isCallStatement reports whether a statement is a call whose results, if any, are dropped.
func isCallStatement(s ast.Stmt, call ast.Node) bool {
	switch s := s.(type) {
	case *ast.LabeledStmt:
		return isCallStatement(s.Stmt, call)
	case *ast.ExprStmt:
		return ast.Unparen(s.X) == call
	case *ast.AssignStmt:
		blank := func(e ast.Expr) bool {
			id, ok := e.(*ast.Ident)
			return ok && id.Name == "_"
		}
		return len(s.Rhs) == 1 && ast.Unparen(s.Rhs[0]) == call && !slices.ContainsFunc(s.Lhs, func(e ast.Expr) bool { return !blank(e) })
	}
	return false
}

// calls returns the call that a statement consists of; nil if there is more to it.
func calls(s ast.Stmt) *ast.CallExpr {
	switch s := s.(type) {
	case *ast.LabeledStmt:
		return calls(s.Stmt)
	case *ast.ExprStmt:
		call, _ := ast.Unparen(s.X).(*ast.CallExpr)
		return call
	case *ast.AssignStmt:
		if len(s.Rhs) == 1 {
			if call, ok := ast.Unparen(s.Rhs[0]).(*ast.CallExpr); ok && isCallStatement(s, call) {
				return call
			}
		}
	}
	return nil
}

// lines are source lines with one statement alone, and perhaps a comment at their end.
type lines struct {
	pos, end     token.Pos // without the last line break
	text, indent string
	eol          string // the line break
}

// linesOf returns the lines of a statement; ok is false if it shares one with other code, or if the driver gives no
// source: Bazel's nogo has none.
func (p *pkg) linesOf(s ast.Stmt) (l lines, ok bool) {
	tf := p.pass.Fset.File(s.Pos())
	src, ok := p.fileText(tf.Name())
	first, last := tf.PositionFor(s.Pos(), false).Line, tf.PositionFor(s.End(), false).Line
	if !ok || tf.Size() > len(src) || last >= tf.LineCount() {
		return lines{}, false
	}
	l.pos, l.end, l.eol = tf.LineStart(first), tf.LineStart(last+1)-1, "\n"
	if strings.HasSuffix(src[tf.Offset(l.pos):tf.Offset(l.end)], "\r") {
		l.end, l.eol = l.end-1, "\r\n"
	}
	l.text = src[tf.Offset(l.pos):tf.Offset(l.end)]
	l.indent = src[tf.Offset(l.pos):tf.Offset(s.Pos())]
	after := strings.TrimSpace(src[tf.Offset(s.End()):tf.Offset(l.end)])
	comment, general := strings.CutPrefix(after, "/*")
	general = general && strings.Index(comment, "*/") == len(comment)-len("*/")
	return l, strings.TrimLeft(l.indent, "\t ") == "" && (after == "" || strings.HasPrefix(after, "//") || general)
}

// fileText returns the text of a file of the package; ok is false if the driver has none. Drivers copy the text, so
// each file is asked for once.
func (p *pkg) fileText(name string) (text string, ok bool) {
	if text, ok := p.texts[name]; ok || p.pass.ReadFile == nil {
		return text, ok
	}
	src, err := p.pass.ReadFile(name)
	if err != nil {
		return "", false
	}
	if p.texts == nil {
		p.texts = map[string]string{}
	}
	p.texts[name] = string(src)
	return p.texts[name], true
}

// parent returns the node around a call or a function literal of the package, or nil.
func (p *pkg) parent(n ast.Node) ast.Node {
	if p.cursors == nil { // looking for one takes as long as finding all
		p.cursors = map[ast.Node]inspector.Cursor{}
		for c := range p.inspector.Root().Preorder((*ast.CallExpr)(nil), (*ast.FuncLit)(nil)) {
			p.cursors[c.Node()] = c
		}
	}
	c, ok := p.cursors[n]
	if !ok {
		return nil
	}
	return c.Parent().Node()
}
