package analyzer

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/analyzer/internal/api"
	"github.com/statuslint/statuslint/analyzer/internal/fix"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/order"
)

// pkg is a package under analysis with what the models know of it.
type pkg struct {
	*settings
	pass      *analysis.Pass
	inspector *inspector.Inspector
	bound     *api.Bound
	flow      *flow.Result
	order     *order.Result

	spellers map[*ast.File]*fix.Speller
	files    map[*token.File]*file
}

// file is what decides whether findings in a file are reported.
type file struct {
	syntax    *ast.File
	test      bool
	generated bool
	rewritten bool // by cgo: positions are mapped back by line directives, so edits would miss
	nolint    []lineRange
	constants string // import path of the constants it writes status codes with; "" until asked for
}

// findings asks the rules. Of several at one site only the first is kept.
func (p *pkg) findings() []finding {
	var found []finding
	claimed := map[ast.Expr]bool{}
	seen := map[any]bool{}
	keep := func(f finding) {
		if f.once != nil && seen[f.once] {
			return
		}
		if f.once != nil {
			seen[f.once] = true
		}
		found = append(found, f)
	}
	for _, r := range rules() {
		if r.pkg == nil {
			continue
		}
		for _, f := range r.pkg(p) {
			f.rule = r
			if !p.runs(r, f.at.Pos()) {
				continue
			}
			if f.claims != nil {
				claimed[f.claims] = true
			}
			keep(f)
		}
	}
	bySite := siteRules()
	for _, s := range p.flow.Sites {
		for _, r := range bySite {
			if !p.runs(r, s.Expr.Pos()) || claimed[s.Expr] && r.weight < weightBody {
				continue
			}
			if f := r.site(p, s); f != nil {
				f.rule = r
				keep(*f)
				break
			}
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int { return cmp.Compare(a.at.Pos(), b.at.Pos()) })
	return found
}

// runs reports whether a rule is on in the file that holds pos.
func (p *pkg) runs(r *rule, pos token.Pos) bool {
	if f := p.file(pos); f != nil && f.test {
		return p.tests[r.ID]
	}
	return p.production[r.ID]
}

// report hands findings to the driver, except those in generated files and those silenced by a directive.
func (p *pkg) report(found []finding) {
	for _, f := range found {
		at := p.file(f.at.Pos())
		if at == nil || at.generated && !p.Generated {
			continue
		}
		if !p.IgnoreNolint && at.silenced(p.pass.Fset, f.at.Pos()) {
			continue
		}
		d := analysis.Diagnostic{
			Pos: f.at.Pos(), End: f.at.End(),
			Category: f.rule.ID,
			Message:  f.message + " (" + f.rule.ID + ")",
			URL:      f.rule.URL(),
			Related:  f.related,
		}
		if x := f.repair; x != nil && !at.rewritten && !at.generated && (!x.unsafe || p.UnsafeFixes) {
			d.SuggestedFixes = []analysis.SuggestedFix{{Message: x.message, TextEdits: x.edits}}
		}
		p.pass.Report(d)
	}
}

// file returns what is known of the file that holds pos; nil if it is none of the package's.
func (p *pkg) file(pos token.Pos) *file {
	if p.files == nil {
		p.files = map[*token.File]*file{}
		for _, syntax := range p.pass.Files {
			tf := p.pass.Fset.File(syntax.FileStart)
			if tf == nil {
				continue
			}
			name := p.pass.Fset.Position(syntax.FileStart).Filename
			p.files[tf] = &file{
				syntax:    syntax,
				test:      strings.HasSuffix(tf.Name(), "_test.go"),
				generated: ast.IsGenerated(syntax),
				rewritten: name != tf.Name() || p.pass.Fset.Position(syntax.Package).Filename != tf.Name(),
				nolint:    nolintRanges(p.pass.Fset, syntax),
			}
		}
	}
	return p.files[p.pass.Fset.File(pos)]
}

// speller returns the speller of the file that holds pos; nil if it is none of the package's.
func (p *pkg) speller(pos token.Pos) *fix.Speller {
	f := p.file(pos)
	if f == nil {
		return nil
	}
	if p.spellers == nil {
		p.spellers = map[*ast.File]*fix.Speller{}
	}
	s := p.spellers[f.syntax]
	if s == nil {
		s = fix.NewSpeller(p.pass.Fset, f.syntax, p.pass.Pkg, p.pass.TypesInfo)
		p.spellers[f.syntax] = s
	}
	return s
}
