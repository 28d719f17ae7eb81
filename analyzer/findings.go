package analyzer

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/carry"
	"github.com/statuslint/statuslint/internal/client"
	"github.com/statuslint/statuslint/internal/fix"
	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// pkg is a package under analysis with the results of the models.
//
// It has many methods in many files, because a rule and a repair are questions about one package: they ask for types, for the models'
// results, for the settings of a file, and for each other's answers (who has replied, what a return would skip). Each file has one
// subject: rule_*.go the rules, repair_*.go the fixes, conditions.go, decisions.go, chains.go, layout.go, reach.go, statements.go, tables.go and
// the like a kind of question that several of them ask. Splitting the type would only pass the same package on.
type pkg struct {
	*settings
	pass      *analysis.Pass
	perFile   map[*ast.File]*settings
	most      *settings // rules that are off here are off in all files of all packages
	inspector *inspector.Inspector
	bound     *api.Bound
	flow      *flow.Result
	order     *order.Result
	client    *client.Result
	carried   *carry.Result

	spellers map[*ast.File]*fix.Speller
	files    map[*token.File]*file
	named    map[string]bool // the rules that directives name
	found    []finding       // so far

	responses map[*types.TypeName]bool      // types of responses; nil until asked for
	released  map[*ast.BlockStmt]token.Pos  // where functions release something for the last time, as far as asked
	texts     map[string]string             // of the files that were read so far
	cursors   map[ast.Node]inspector.Cursor // of calls and function literals; nil until asked for
	elsewhere map[string]bool               // package-level names of files that this build leaves out; nil until asked for

	handlers map[ast.Node]bool                // handlers that run before others; nil until asked for
	preset   map[string]branch                // functions before which a router sets a header field; nil until asked for
	own      map[types.Object][]*ast.FuncDecl // the callers of the package's functions; nil until asked for
}

// file is what decides whether findings in a file are reported.
type file struct {
	syntax     *ast.File
	test       bool
	generated  bool
	rewritten  bool // by cgo: positions are mapped back by line directives, so edits would miss
	nolint     []lineRange
	layout     *layout // nil until asked for
	directives []*directive
	settings   *settings
	constants  string // import path of the constants it writes status codes with; "" until asked for
}

// findings runs the rules. If several report one constant, only the heaviest is kept.
func (p *pkg) findings() []finding {
	objected := map[ast.Expr]int{} // the weight of the rule that reports a constant
	seen := map[any]bool{}
	keep := func(f finding) {
		f.silenced = p.ignored(f.rule.ID, f.at.Pos())
		if f.yields || f.once != nil && seen[f.once] {
			return
		}
		if f.once != nil {
			seen[f.once] = true
		}
		p.found = append(p.found, f)
	}
	bySite := siteRules()
	for _, s := range p.flow.Sites {
		reported := false
		for _, r := range bySite {
			if !p.runs(r.ID, s.Expr.Pos()) || reported && !p.named[r.ID] {
				continue
			}
			if f := r.site(p, s); f != nil {
				f.rule, f.yields = r, reported
				if !reported {
					objected[s.Expr] = r.weight
				}
				reported = true
				keep(*f)
			}
		}
	}
	for _, r := range rules() {
		if r.pkg == nil || !p.most.production[r.ID] {
			continue
		}
		for _, f := range r.pkg(p) {
			heavier := func(constant ast.Expr) bool { return objected[constant] > r.weight }
			if p.runs(r.ID, f.at.Pos()) {
				f.rule, f.yields = r, f.yields || slices.ContainsFunc(f.about, heavier)
				keep(f)
			}
		}
	}
	slices.SortStableFunc(p.found, func(a, b finding) int { return cmp.Compare(a.at.Pos(), b.at.Pos()) })
	return p.found
}

// runs reports whether a rule is on in the file that holds pos.
func (p *pkg) runs(id string, pos token.Pos) bool {
	s := p.at(pos)
	if f := p.file(pos); f != nil && f.test {
		return s.tests[id]
	}
	return s.production[id]
}

// at returns the settings of the file that holds pos.
func (p *pkg) at(pos token.Pos) *settings {
	if f := p.file(pos); f != nil {
		return f.settings
	}
	return p.settings
}

// report hands findings to the driver, except those in generated files and those silenced by a directive.
func (p *pkg) report(found []finding) {
	for _, f := range found {
		at := p.file(f.at.Pos())
		if at == nil || at.generated && !at.settings.Generated || f.silenced {
			continue
		}
		if !at.settings.IgnoreNolint && at.silenced(p.pass.Fset, f.at.Pos()) {
			continue
		}
		d := analysis.Diagnostic{
			Pos: f.at.Pos(), End: f.at.End(),
			Category: f.rule.ID,
			Message:  f.message + " (" + f.rule.ID + ")",
			URL:      f.rule.URL(),
			Related:  f.related,
		}
		if x := f.repair; x != nil && !at.rewritten && !at.generated && !p.separates(x, at) {
			if !x.unsafe || at.settings.UnsafeFixes {
				d.SuggestedFixes = append(d.SuggestedFixes, analysis.SuggestedFix{Message: x.message, TextEdits: x.edits})
			}
			if x.unsafe && at.settings.NameUnsafe {
				d.SuggestedFixes = append(d.SuggestedFixes, analysis.SuggestedFix{Message: x.message})
			}
		}
		p.pass.Report(d)
	}
}

// file returns what is known of the file that holds pos, or nil if the package has no such file.
func (p *pkg) file(pos token.Pos) *file {
	if p.files == nil {
		p.files, p.named = map[*token.File]*file{}, map[string]bool{}
		for _, f := range p.pass.Files {
			tf := p.pass.Fset.File(f.FileStart)
			if tf == nil {
				continue
			}
			at := &file{
				syntax:    f,
				test:      syntax.InTest(p.pass.Fset, f.FileStart),
				generated: isGenerated(f),
				rewritten: p.pass.Fset.Position(f.Package).Filename != tf.Name(),
				nolint:    nolintRanges(p.pass.Fset, f),
				settings:  cmp.Or(p.perFile[f], p.settings),
			}
			at.directives = at.directivesOf(p.pass.Fset)
			for _, d := range at.directives {
				for _, n := range d.names {
					p.named[n.id] = true
				}
			}
			p.files[tf] = at
		}
	}
	return p.files[p.pass.Fset.File(pos)]
}

// isGenerated reports whether a file says that it is generated. The comment that cgo puts into its copy of a file does not
// count: the file itself was written by hand.
func isGenerated(syntax *ast.File) bool {
	const byCgo = "// Code generated by cmd/cgo; DO NOT EDIT."
	first := syntax.Comments
	if len(first) == 0 || first[0].List[0].Text != byCgo {
		return ast.IsGenerated(syntax)
	}
	rest := *syntax
	rest.Comments = first[1:]
	return ast.IsGenerated(&rest)
}

// speller returns the speller of the file that holds pos, or nil if the package has no such file.
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
		s.Avoid(p.declaredElsewhere)
		p.spellers[f.syntax] = s
	}
	return s
}
