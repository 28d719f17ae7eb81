package analyzer

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
)

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
