package analyzer

import (
	"go/ast"
	"go/token"
	"strings"
)

// lineRange is the lines from first to last that a directive silences.
type lineRange struct{ first, last int }

// silenced reports whether a //nolint directive covers pos.
func (f *file) silenced(fset *token.FileSet, pos token.Pos) bool {
	line := fset.PositionFor(pos, false).Line
	for _, r := range f.nolint {
		if r.first <= line && line <= r.last {
			return true
		}
	}
	return false
}

// nolintRanges finds the lines that //nolint directives silence for statuslint: the directive's own line and, where a
// declaration or statement begins on the next line in the same column, all of that. golangci-lint reads them the same
// way.
func nolintRanges(fset *token.FileSet, syntax *ast.File) []lineRange {
	type directive struct{ line, column int }
	var directives []directive
	for _, group := range syntax.Comments {
		for _, comment := range group.List {
			if isNolint(comment.Text) {
				at := fset.PositionFor(comment.Pos(), false)
				directives = append(directives, directive{at.Line, at.Column})
			}
		}
	}
	if len(directives) == 0 {
		return nil
	}
	ranges := make([]lineRange, len(directives))
	for i, d := range directives {
		ranges[i] = lineRange{d.line, d.line}
	}
	ast.Inspect(syntax, func(n ast.Node) bool {
		if n == nil {
			return true
		}
		start := fset.PositionFor(n.Pos(), false)
		for i, d := range directives {
			if d.line == start.Line-1 && d.column == start.Column {
				ranges[i].last = max(ranges[i].last, fset.PositionFor(n.End(), false).Line)
			}
		}
		return true
	})
	return ranges
}

// isNolint reports whether a comment silences statuslint: //nolint, //nolint:all, or a list that names statuslint.
// A second // begins an explanation.
func isNolint(comment string) bool {
	text, ok := strings.CutPrefix(comment, "//")
	if !ok {
		return false
	}
	text, ok = strings.CutPrefix(strings.TrimLeft(text, " \t"), "nolint")
	if !ok {
		return false
	}
	text, _, _ = strings.Cut(text, "//")
	list, hasList := strings.CutPrefix(text, ":")
	if !hasList {
		return strings.TrimSpace(text) == "" || text[0] == ' ' || text[0] == '\t'
	}
	for name := range strings.SplitSeq(list, ",") {
		// Words behind a name are an explanation without its slashes.
		name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
		if strings.EqualFold(name, "statuslint") || strings.EqualFold(name, "all") {
			return true
		}
	}
	return false
}
