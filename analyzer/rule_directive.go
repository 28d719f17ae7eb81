package analyzer

import (
	"fmt"
	"go/parser"
	"go/token"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/messages"
)

// directives reports directives without effect or reason: they name an unknown rule, give no reason, or silence
// nothing; and comments that only look like a directive. It runs after all other rules, since they say what a
// directive has silenced.
//
// It is silent in a package from which no status code can be reached, which the command does not analyse at all, and about a
// directive that might silence something: see knowable.
func directives(p *pkg) []finding {
	if !p.bound.HoldsStatus() {
		return nil
	}
	const own = "directive"
	var found []finding
	report := func(f *finding) {
		if f != nil {
			p.ignored(own, f.at.Pos())
			found = append(found, *f)
		}
	}
	var last []func() // about the directives that silence this very rule
	for _, syntax := range p.pass.Files {
		f := p.file(syntax.FileStart)
		if f == nil {
			continue
		}
		for _, l := range f.lookalikes() {
			report(p.lookalikeFinding(f, l))
		}
		for _, d := range f.directives {
			if d.hasName(own) {
				last = append(last, func() { report(p.directiveFinding(f, d)) })
			} else {
				report(p.directiveFinding(f, d))
			}
		}
	}
	for _, ask := range last {
		ask()
	}
	return found
}

// directiveFinding says what is wrong with a directive; nil if nothing is.
func (p *pkg) directiveFinding(f *file, d *directive) *finding {
	if len(d.names) == 0 {
		return &finding{at: d.comment, message: "this directive names no rule: write " + directivePrefix + ", the rules and a reason"}
	}
	for _, n := range d.names {
		if !slices.Contains(ruleIDs(), n.id) {
			return &finding{
				at:      node{n.pos, n.pos + token.Pos(len(n.id))},
				message: messages.Unknown("rule", n.id, ruleIDs()).Error(),
			}
		}
	}
	if d.reason == "" {
		return &finding{at: d.comment, message: "this directive gives no reason: write it after the rules"}
	}
	var idle []string
	for _, n := range d.names {
		if !d.used[n.id] && !slices.Contains(idle, n.id) {
			idle = append(idle, n.id)
		}
	}
	if len(idle) == 0 || !p.knowable(f, d, rules()) {
		return nil
	}
	return p.idleFinding(f, d, idle)
}

// idleFinding reports a directive that silences no finding of some of the rules that it names.
func (p *pkg) idleFinding(f *file, d *directive, idle []string) *finding {
	found := &finding{at: d.comment}
	names := strings.Join(idle, " or ")
	if line, ok := p.missed(d, idle); ok {
		found.message = fmt.Sprintf("this directive silences no finding of %s: the one it is meant for is at line %d; move it there", names, line)
		found.declined = "the directive has to move"
		return found
	}
	switch {
	case d.position == detached:
		found.message = "this directive silences nothing: there is no code on the next line; move it there or remove it"
		found.declined = "the directive may have to move"
		return found
	case len(idle) == len(d.names):
		found.message = fmt.Sprintf("this directive silences nothing: %s reports nothing here; remove it", names)
		found.repair, found.declined = p.removal(f, d)
	default:
		found.message = fmt.Sprintf("%s reports nothing here: remove it from this directive", names)
		found.repair, found.declined = p.shortening(d, idle)
	}
	return found
}

// missed returns the line of a finding that a directive was meant for, but does not cover: one of a statement that begins
// above, or one in the block of the statement below.
func (p *pkg) missed(d *directive, rules []string) (line int, ok bool) {
	at := p.lineOf(d.comment.Pos())
	for _, f := range p.found {
		if f.silenced || !slices.Contains(rules, f.rule.ID) || p.pass.Fset.File(f.at.Pos()) != p.pass.Fset.File(d.comment.Pos()) {
			continue
		}
		first, last := p.lineOf(f.at.Pos()), p.lineOf(f.at.End())
		switch d.position {
		case onLine:
			ok = first < at && at <= last
		case above:
			ok = d.lines.last < first && first <= d.whole
		}
		if ok {
			return p.line(f.at), true
		}
	}
	return 0, false
}

// knowable reports whether all findings that a directive can silence are known here. They are not if types are missing, if one of its
// rules is off or also reported by the command, if the analysis of a function was given up, or if other builds have other files.
func (p *pkg) knowable(f *file, d *directive, table []*rule) bool {
	if len(p.pass.TypeErrors) > 0 {
		return false
	}
	for _, r := range table {
		if d.hasName(r.ID) && (r.command || !p.runs(r.ID, d.comment.Pos())) {
			return false
		}
	}
	return !p.givenUp(f, d.lines) && !p.otherBuilds(f.test)
}

// givenUp reports whether the analysis of a function on some lines was given up.
func (p *pkg) givenUp(f *file, lines lineRange) bool {
	tf := p.pass.Fset.File(f.syntax.FileStart)
	from, to := f.syntax.FileStart, f.syntax.FileEnd
	if lines.last < tf.LineCount() {
		from, to = tf.LineStart(lines.first), tf.LineStart(lines.last+1)
	}
	return p.order.GivenUpWithin(from, to)
}

// otherBuilds reports whether this build leaves out files of the package: with them it may have other findings. Files of
// tests do not change what is found in other files.
func (p *pkg) otherBuilds(test bool) bool {
	return slices.ContainsFunc(p.pass.IgnoredFiles, func(name string) bool {
		if !strings.HasSuffix(name, ".go") || !test && strings.HasSuffix(name, "_test.go") {
			return false
		}
		if p.pass.ReadFile == nil {
			return true
		}
		text, err := p.pass.ReadFile(name)
		if err != nil {
			return true
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.PackageClauseOnly)
		return err == nil && file.Name.Name == p.pass.Pkg.Name()
	})
}
