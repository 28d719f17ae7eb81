package fix

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// layout knows the lines of a file, as they are in the file and not as //line directives say. It works without the
// source text: an analyzer has only positions.
type layout struct {
	tok      *token.File
	comments []comment
	eol      string
}

// comment is a comment by the lines that it touches.
type comment struct {
	pos         token.Pos
	first, last int
}

// newLayout returns the layout of file, or nil if fset does not know it.
func newLayout(fset *token.FileSet, file *ast.File) *layout {
	if !file.Package.IsValid() {
		return nil
	}
	tok := fset.File(file.Package)
	if tok == nil {
		return nil
	}
	l := &layout{tok: tok}
	for _, group := range file.Comments {
		for _, c := range group.List {
			// A comment's text is without its carriage returns, so its End says nothing.
			first := l.line(c.Slash)
			l.comments = append(l.comments, comment{c.Slash, first, first + strings.Count(c.Text, "\n")})
		}
	}
	l.eol = l.lineEnding(file)
	return l
}

// line returns the number of the line that pos is in.
func (l *layout) line(pos token.Pos) int {
	return l.tok.PositionFor(pos, false).Line
}

// lineStart returns the beginning of the line that pos is in, provided that a whole line may be inserted there: code that
// ends at prev is on an earlier line, and the place is not in a comment.
func (l *layout) lineStart(pos, prev token.Pos) (token.Pos, bool) {
	line := l.line(pos)
	if prev.IsValid() && l.line(prev) >= line {
		return token.NoPos, false
	}
	for _, c := range l.comments {
		if c.first < line && line <= c.last {
			return token.NoPos, false
		}
	}
	return l.tok.LineStart(line), true
}

// lineAfter returns the beginning of the first line after the one that pos is in, and after the comments that begin on it,
// provided that such a line exists and no code comes before it: next is where the code after pos begins.
func (l *layout) lineAfter(pos, next token.Pos) (token.Pos, bool) {
	line := l.line(pos)
	for _, c := range l.comments { // in order
		if c.pos >= pos && c.first == line {
			line = c.last
		}
	}
	if line >= l.tok.LineCount() {
		return token.NoPos, false
	}
	start := l.tok.LineStart(line + 1)
	return start, start <= next
}

// commented reports whether a comment begins on the line that begins at start.
func (l *layout) commented(start token.Pos) bool {
	line := l.line(start)
	return slices.ContainsFunc(l.comments, func(c comment) bool { return c.first == line })
}

// commentIn reports whether a comment is within n, and would go with it.
func (l *layout) commentIn(n ast.Node) bool {
	if _, ok := n.(*ast.BasicLit); ok {
		return false // a single token, and nearly always what is asked about
	}
	return slices.ContainsFunc(l.comments, func(c comment) bool { return n.Pos() <= c.pos && c.pos < n.End() })
}

// lineEnding returns what ends the file's lines, "\n" or "\r\n". The scanner drops carriage returns, so distances tell it:
// a line of one byte has no carriage return, and after what is known to be a line's last token there are two
// bytes with it and one without.
func (l *layout) lineEnding(file *ast.File) string {
	const lf, crlf = "\n", "\r\n"
	lines := l.tok.Lines()
	for i := 1; i < len(lines); i++ {
		if lines[i]-lines[i-1] == 1 {
			return lf
		}
	}
	rest := func(end token.Pos) int {
		line := l.line(end)
		if line >= l.tok.LineCount() {
			return 0
		}
		return int(l.tok.LineStart(line+1) - end)
	}
	for _, group := range file.Comments {
		for _, c := range group.List {
			if !strings.HasPrefix(c.Text, "//") {
				continue
			}
			switch rest(c.Slash + token.Pos(len(c.Text))) {
			case 1:
				return lf
			case 2:
				return crlf
			}
		}
	}
	found := lf
	ends := []token.Pos{file.Name.End()}
	for _, decl := range file.Decls {
		ends = append(ends, decl.End())
	}
	for _, end := range ends {
		switch rest(end) {
		case 1:
			return lf
		case 2:
			found = crlf
		}
	}
	return found
}
