package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// A directive silences the findings of some rules at one place, and says why:
//
//	//statuslint:ignore rule[,rule] reason
//
// It covers lines, and silences findings whose Pos is on one of them:
//
//   - after code, for its own line;
//   - on its own directly above code, for the statement, element or field that starts there: for all of it, or, where it has
//     a block, for its header;
//   - anywhere in a doc comment, for the declaration: gofmt moves directives to the end of a doc comment;
//   - above the package clause, for the file.
//
// Positions are those of the parsed file: //line comments are ignored.
//
// One defect has one finding, so silencing that finding silences the defect: the other rules that had given way to it do not
// report instead. A directive that names such a rule silences nothing, but it is needed as soon as the heavier rule is off;
// so it counts as used, too.
type directive struct {
	comment *ast.Comment
	group   *ast.CommentGroup // that the comment is in
	names   []directiveName   // the rules it names, known or not
	reason  string
	coverage
	used map[string]bool // the rules of which it has silenced a finding
}

// directiveName is a name in the list of a directive.
type directiveName struct {
	id  string
	pos token.Pos
}

const directivePrefix = "//statuslint:ignore"

// parseDirective reads a comment; ok is false if it is not a directive. The list of rules may have spaces after its
// commas. The rule directive reports what is wrong with a directive: one without a reason works.
func parseDirective(c *ast.Comment) (d *directive, ok bool) {
	rest, ok := strings.CutPrefix(c.Text, directivePrefix)
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return nil, false
	}
	d = &directive{comment: c, used: map[string]bool{}}
	at := len(directivePrefix)
	more := true // another name may come
	for {
		word := strings.TrimLeft(rest, " \t")
		at += len(rest) - len(word)
		rest = word
		if !more && !strings.HasPrefix(rest, ",") || rest == "" {
			break
		}
		end := strings.IndexAny(rest, " \t")
		if end < 0 {
			end = len(rest)
		}
		d.addNames(rest[:end], c.Pos()+token.Pos(at))
		more = strings.HasSuffix(rest[:end], ",")
		at += end
		rest = rest[end:]
	}
	d.reason = reasonOf(rest)
	return d, true
}

// addNames adds the names of a list that has no spaces.
func (d *directive) addNames(list string, pos token.Pos) {
	for name := range strings.SplitSeq(list, ",") {
		if name != "" {
			d.names = append(d.names, directiveName{name, pos})
		}
		pos += token.Pos(len(name) + 1)
	}
}

// reasonOf is the text of a reason without what may separate it from the rules.
func reasonOf(text string) string { return strings.Trim(text, "/-:–— \t") }

func (d *directive) hasName(id string) bool {
	return slices.ContainsFunc(d.names, func(n directiveName) bool { return n.id == id })
}

// directivesOf reads the directives of a file. The layout is made if there are any.
func (f *file) directivesOf(fset *token.FileSet) []*directive {
	var list []*directive
	for _, group := range f.syntax.Comments {
		for _, c := range group.List {
			if d, ok := parseDirective(c); ok {
				d.group = group
				d.coverage = f.layoutIn(fset).coverage(c, group)
				list = append(list, d)
			}
		}
	}
	return list
}

// ignored reports whether a directive silences a finding of a rule at pos, and records that it does. No directive silences
// findings about itself.
func (p *pkg) ignored(rule string, pos token.Pos) bool {
	at := p.file(pos)
	if at == nil || len(at.directives) == 0 {
		return false
	}
	line := p.lineOf(pos)
	found := false
	for _, d := range at.directives {
		itself := d.comment.Pos() <= pos && pos < d.comment.End()
		if !itself && d.lines.has(line) && d.hasName(rule) {
			d.used[rule] = true
			found = true
		}
	}
	return found
}

// lineOf is the line of a position in the file that was parsed.
func (p *pkg) lineOf(pos token.Pos) int { return p.pass.Fset.PositionFor(pos, false).Line }

// separates reports whether an edit moves or removes lines that a directive covers, without the directive.
func (p *pkg) separates(x *repair, at *file) bool {
	for _, e := range x.edits {
		from, to := p.lineOf(e.Pos), p.lineOf(e.End)
		if from == to {
			continue
		}
		for _, d := range at.directives {
			whole := e.Pos <= d.comment.Pos() && d.comment.End() <= e.End
			if d.position == above && !whole && d.lines.first <= to && from <= d.lines.last {
				return true
			}
		}
	}
	return false
}
