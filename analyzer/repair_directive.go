package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// removal returns the edit that removes a directive, or says why it cannot. A directive on lines of its own goes
// with them, and with the empty line of comment that gofmt puts before it in a doc comment.
func (p *pkg) removal(f *file, d *directive) (r *repair, declined string) {
	src, ok := p.sourceOf(d.comment)
	if !ok {
		return nil, "the driver provides no source"
	}
	idle := 0
	for _, c := range d.group.List {
		if _, ok := parseDirective(c); ok {
			idle++
		}
	}
	if idle > 1 {
		return nil, "there are several directives in the comment"
	}
	tf := p.pass.Fset.File(d.comment.Pos())
	from, to := tf.Offset(d.comment.Pos()), tf.Offset(d.comment.End())
	if rest := strings.TrimRight(src[:from], " \t"); rest != "" && !strings.HasSuffix(rest, "\n") {
		from = len(rest) // code or another comment
	} else {
		from, to = wholeLines(src, from, to)
		i := slices.Index(d.group.List, d.comment)
		if i > 0 && i == len(d.group.List)-1 && d.group.List[i-1].Text == "//" {
			from, _ = wholeLines(src, tf.Offset(d.group.List[i-1].Pos()), from-1)
		}
		from, to = withEmptyLine(src, from, to)
	}
	edit := analysis.TextEdit{Pos: tf.Pos(from), End: tf.Pos(to)}
	if p.edited(edit) {
		return nil, "another edit is made there"
	}
	return &repair{message: "Remove the directive", edits: []analysis.TextEdit{edit}}, ""
}

// wholeLines extends a stretch of a text to whole lines, with the last line break.
func wholeLines(src string, from, to int) (int, int) {
	from = strings.LastIndexByte(src[:from], '\n') + 1
	if i := strings.IndexByte(src[to:], '\n'); i >= 0 {
		return from, to + i + 1
	}
	return from, len(src)
}

// withEmptyLine extends lines by the empty one next to them that gofmt removes when they are gone.
func withEmptyLine(src string, from, to int) (int, int) {
	before, after := src[:from], src[to:]
	last := before[strings.LastIndexByte(strings.TrimSuffix(before, "\n"), '\n')+1:]
	first, _, _ := strings.Cut(after, "\n")
	closes := strings.HasPrefix(strings.TrimSpace(first), "}") || strings.HasPrefix(strings.TrimSpace(first), ")")
	switch {
	case after != "" && strings.TrimSpace(first) == "" && strings.TrimSpace(last) == "":
		return from, to + len(first) + 1
	case before != "" && strings.TrimSpace(last) == "" && (after == "" || closes):
		return from - len(last), to
	}
	return from, to
}

// shortening returns the edit that takes rules out of the list of a directive, or says why it cannot.
func (p *pkg) shortening(d *directive, idle []string) (r *repair, declined string) {
	if _, ok := p.sourceOf(d.comment); !ok {
		return nil, "the driver provides no source"
	}
	var kept []string
	for _, n := range d.names {
		if !slices.Contains(idle, n.id) && !slices.Contains(kept, n.id) {
			kept = append(kept, n.id)
		}
	}
	last := d.names[len(d.names)-1]
	edit := analysis.TextEdit{Pos: d.names[0].pos, End: last.pos + token.Pos(len(last.id)), NewText: []byte(strings.Join(kept, ","))}
	if p.edited(edit) {
		return nil, "another edit is made there"
	}
	return &repair{message: "Remove " + strings.Join(idle, " and "), edits: []analysis.TextEdit{edit}}, ""
}

// rewriting returns the edit that turns a comment that looks like a directive into one, or says why it cannot. The directive
// must silence a finding of each rule that it names, and none of these findings may have an edit, which would leave the directive
// with nothing to silence. gofmt moves directives to the end of a doc comment, so a doc comment with more text is left alone.
func (p *pkg) rewriting(f *file, l lookalike) (r *repair, declined string) {
	if l.written == "" {
		return nil, "there is no reason in the comment, or no rule"
	}
	if _, ok := p.sourceOf(l.comment); !ok {
		return nil, "the driver provides no source"
	}
	at := f.layoutIn(p.pass.Fset).coverage(l.comment, l.group)
	if at.position == aboveFile || at.position == inDoc && len(l.group.List) > 1 {
		return nil, "the comment would have to move"
	}
	for _, rule := range l.rules {
		meant := false
		for _, other := range p.found {
			same := p.pass.Fset.File(other.at.Pos()) == p.pass.Fset.File(l.comment.Pos()) && other.rule.ID == rule && at.lines.has(p.lineOf(other.at.Pos()))
			if same && other.repair != nil {
				return nil, "the finding that it silences has a fix"
			}
			meant = meant || same && !other.silenced
		}
		if !meant {
			return nil, "it would silence nothing"
		}
	}
	edit := analysis.TextEdit{Pos: l.comment.Pos(), End: l.comment.End(), NewText: []byte(l.written)}
	if p.edited(edit) {
		return nil, "another edit is made there"
	}
	return &repair{message: "Make it a directive", edits: []analysis.TextEdit{edit}}, ""
}

// sourceOf returns the text of the file with a comment; ok is false if the text does not have the comment at its position: the parser
// drops carriage returns, so what follows one has another offset.
func (p *pkg) sourceOf(c *ast.Comment) (src string, ok bool) {
	tf := p.pass.Fset.File(c.Pos())
	if tf == nil {
		return "", false
	}
	src, ok = p.fileText(tf.Name())
	if !ok || tf.Size() > len(src) {
		return "", false
	}
	return src, strings.HasPrefix(src[tf.Offset(c.Pos()):], c.Text)
}

// edited reports whether an edit would overlap one of the findings so far.
func (p *pkg) edited(edit analysis.TextEdit) bool {
	for _, f := range p.found {
		if f.repair == nil {
			continue
		}
		for _, other := range f.repair.edits {
			if other.Pos <= edit.End && edit.Pos <= other.End {
				return true
			}
		}
	}
	return false
}
