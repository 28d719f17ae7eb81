package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// silenced reports whether a //nolint directive covers pos.
func (f *file) silenced(fset *token.FileSet, pos token.Pos) bool {
	line := fset.PositionFor(pos, false).Line
	for _, r := range f.nolint {
		if r.has(line) {
			return true
		}
	}
	return false
}

// nolintRanges finds the lines that //nolint directives silence for statuslint: those of the comments that the directive
// is on and, where a declaration or statement begins on the next line in the same column, all of that.
// golangci-lint reads them in the same way, which a test checks (gclplugin/e2e).
func nolintRanges(fset *token.FileSet, syntax *ast.File) []lineRange {
	var ranges []lineRange
	var columns []int
	for _, group := range syntax.Comments {
		if slices.ContainsFunc(group.List, func(c *ast.Comment) bool { return isNolint(c.Text) }) {
			start, end := fset.PositionFor(group.Pos(), false), fset.PositionFor(group.End(), false)
			ranges = append(ranges, lineRange{start.Line, end.Line})
			columns = append(columns, start.Column)
		}
	}
	if len(ranges) == 0 {
		return nil
	}
	before := slices.Clone(ranges)
	ast.Inspect(syntax, func(n ast.Node) bool {
		if n == nil {
			return true
		}
		start := fset.PositionFor(n.Pos(), false)
		for i, r := range before {
			if r.last == start.Line-1 && columns[i] == start.Column {
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
	text, ok := strings.CutPrefix(strings.TrimLeft(comment, "/ "), "nolint")
	if !ok || text != "" && text[0] != ' ' && text[0] != ':' {
		return false
	}
	text, hasList := strings.CutPrefix(text, ":")
	if !hasList || strings.HasPrefix(text, "all") {
		return true
	}
	text, _, _ = strings.Cut(text, "//")
	for name := range strings.SplitSeq(text, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "statuslint" || name == "all" {
			return true
		}
	}
	return false
}
