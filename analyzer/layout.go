package analyzer

import (
	"go/ast"
	"go/token"
	"math"
)

// lineRange is the lines of a file from first to last, both included.
type lineRange struct{ first, last int }

func (r lineRange) has(line int) bool { return r.first <= line && line <= r.last }

// position is where a comment is.
type position uint8

// The positions.
const (
	onLine    position = iota // after code on the same line
	above                     // on its own, directly above code
	inDoc                     // in the doc comment of a declaration
	aboveFile                 // above the package clause
	detached                  // on its own, with no code on the next line
)

// layout is the code on the lines of a file, as far as comments can be about it.
type layout struct {
	lineOf func(token.Pos) int
	syntax *ast.File
	first  map[int]token.Pos              // the first code of each line, as far as nodes start or end there
	starts map[int]ast.Node               // the outermost node that starts with a line's first code
	docs   map[*ast.CommentGroup]ast.Node // declarations, specifications and fields, by their documentation
}

// layoutIn returns the layout of a file, which is made once.
func (f *file) layoutIn(fset *token.FileSet) *layout {
	if f.layout == nil {
		f.layout = newLayout(fset, f.syntax)
	}
	return f.layout
}

// newLayout looks at every node of a file. In Go few tokens can begin a line without beginning or ending a node, since a line
// that ends with an operand ends a statement: those that can come before a comment are all part of some node.
func newLayout(fset *token.FileSet, syntax *ast.File) *layout {
	l := &layout{
		lineOf: func(pos token.Pos) int { return fset.PositionFor(pos, false).Line },
		syntax: syntax,
		first:  map[int]token.Pos{},
		starts: map[int]ast.Node{},
		docs:   map[*ast.CommentGroup]ast.Node{},
	}
	note := func(pos token.Pos) {
		if pos < syntax.Package || pos > syntax.FileEnd {
			return // code with errors has nodes without positions
		}
		line := l.lineOf(pos)
		if old, ok := l.first[line]; !ok || pos < old {
			l.first[line] = pos
		}
	}
	note(syntax.Package)
	l.inspect(func(n ast.Node) {
		note(n.Pos())
		note(n.End() - 1)
		if doc := docOf(n); doc != nil {
			l.docs[doc] = n
		}
	})
	l.inspect(func(n ast.Node) {
		line := l.lineOf(n.Pos())
		if l.starts[line] == nil && l.first[line] == n.Pos() {
			l.starts[line] = n
		}
	})
	return l
}

// inspect visits the nodes of the file, outer ones first. Comments do not count as nodes.
func (l *layout) inspect(visit func(ast.Node)) {
	ast.Inspect(l.syntax, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.CommentGroup, *ast.Comment:
			return false
		case *ast.File:
			return true
		}
		visit(n)
		return true
	})
}

// docOf returns the documentation of a node; nil if it has none.
func docOf(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Doc
	case *ast.GenDecl:
		return n.Doc
	case *ast.ImportSpec:
		return n.Doc
	case *ast.ValueSpec:
		return n.Doc
	case *ast.TypeSpec:
		return n.Doc
	case *ast.Field:
		return n.Doc
	}
	return nil
}

// coverage is what a comment is about.
type coverage struct {
	position position
	lines    lineRange
	whole    int // the last line of the code below, with its block
}

// coverage returns what a comment is about.
func (l *layout) coverage(c *ast.Comment, group *ast.CommentGroup) coverage {
	line := l.lineOf(c.Pos())
	upTo := func(at position, last, whole int) coverage { return coverage{at, lineRange{line, last}, whole} }
	if c.Pos() < l.syntax.Package {
		return coverage{aboveFile, lineRange{1, math.MaxInt}, math.MaxInt}
	}
	if code, ok := l.first[line]; ok && code < c.Pos() {
		return upTo(onLine, line, line)
	}
	if n := l.docs[group]; n != nil {
		last := l.lineOf(n.End() - 1)
		return upTo(inDoc, last, last)
	}
	next := l.lineOf(group.End()-1) + 1
	if n := l.starts[next]; n != nil {
		return upTo(above, max(next, l.lineOf(headerEnd(n)-1)), l.lineOf(n.End()-1))
	}
	if _, ok := l.first[next]; ok {
		return upTo(above, next, next) // the end of something
	}
	return upTo(detached, line, line)
}

// headerEnd returns the end of what comes before the block of a statement; the end of the node if it has no block.
func headerEnd(n ast.Node) token.Pos {
	body := func(b *ast.BlockStmt) token.Pos {
		if b == nil || !b.Lbrace.IsValid() {
			return n.End()
		}
		return b.Lbrace + 1
	}
	colon := func(pos token.Pos) token.Pos {
		if !pos.IsValid() {
			return n.End()
		}
		return pos + 1
	}
	switch n := n.(type) {
	case *ast.BlockStmt:
		return body(n)
	case *ast.IfStmt:
		return body(n.Body)
	case *ast.ForStmt:
		return body(n.Body)
	case *ast.RangeStmt:
		return body(n.Body)
	case *ast.SwitchStmt:
		return body(n.Body)
	case *ast.TypeSwitchStmt:
		return body(n.Body)
	case *ast.SelectStmt:
		return body(n.Body)
	case *ast.CaseClause:
		return colon(n.Colon)
	case *ast.CommClause:
		return colon(n.Colon)
	case *ast.LabeledStmt:
		return headerEnd(n.Stmt)
	}
	return n.End()
}
