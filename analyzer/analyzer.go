// Package analyzer is statuslint's go/analysis pass: it finds the status codes of a package, follows its responses, and
// reports replies that reach the client in another form than the author intended.
//
// The pass is a table of rules (rules.go) over three models: the sites of internal/flow, which are the constants that are
// status codes; the events of internal/order, which say what happens to each response along each path; and the uses of
// internal/client, which say what a program does with the responses that it receives. Their knowledge of other packages
// comes from the table of internal/api and from analysis facts.
package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/carry"
	"github.com/statuslint/statuslint/internal/client"
	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/order"
)

// Analyzer is statuslint with default options, which flags of a driver such as go vet may change.
var Analyzer = newAnalyzer(Options{})

// New returns an analyzer with the given options. It fails if one of them names an unknown rule, value or function.
// Analyzers share nothing, so several with different options can run at once.
func New(o Options) (*analysis.Analyzer, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	return newAnalyzer(o), nil
}

func newAnalyzer(o Options) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:             "statuslint",
		Doc:              "find mistakes with HTTP status codes\n\n" + doc(),
		URL:              rulesURL,
		Requires:         []*analysis.Analyzer{inspect.Analyzer},
		FactTypes:        slices.Concat(flow.FactTypes(), order.FactTypes(), client.FactTypes(), carry.FactTypes()),
		RunDespiteErrors: true,
	}
	options.RegisterFlags(&a.Flags, &o)
	// Drivers parse the flags after the analyzer is made, so the options are only complete when the first package runs.
	load := sync.OnceValues(func() (*settings, error) { return newSettings(o) })
	a.Run = func(pass *analysis.Pass) (any, error) {
		s, err := load()
		if err != nil {
			return nil, err
		}
		return nil, run(pass, s)
	}
	return a
}

func doc() string {
	text := "statuslint knows which integers of a program are HTTP status codes, and reports:\n"
	for _, r := range rules() {
		text += "\n  " + strings.TrimPrefix(title(r.ID), "# ")
	}
	return text
}

// settings are validated options in the form that the rules ask for.
type settings struct {
	Options
	table      *api.Table
	fields     []string        // header fields to keep track of
	production map[string]bool // rule ids that are on in production files
	tests      map[string]bool // rule ids that are on in _test.go files
	reads      model           // what the rules that are on read
	made       sync.Map        // *settings by the *Options of ForFile
}

func newSettings(o Options) (*settings, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	table, err := api.WithSinks(o.Functions)
	if err != nil {
		return nil, err
	}
	s := &settings{Options: o, table: table, fields: trackedFields(), production: map[string]bool{}, tests: map[string]bool{}}
	for _, r := range rules() {
		s.production[r.ID], s.tests[r.ID] = o.Enabled(r.Traits)
		if s.production[r.ID] {
			s.reads |= r.reads
		}
	}
	return s, nil
}

// FollowsClients reports whether a rule about received responses is on.
func FollowsClients(o Options) bool {
	return slices.ContainsFunc(rules(), func(r *rule) bool {
		on, _ := o.Enabled(r.Traits)
		return on && r.reads&received != 0
	})
}

// of returns the settings of a file, by its name in messages.
func (s *settings) of(name string) (*settings, error) {
	if s.ForFile == nil {
		return s, nil
	}
	o := s.ForFile(name)
	if kept, ok := s.made.Load(o); ok {
		return kept.(*settings), nil
	}
	made, err := newSettings(*o)
	if err != nil {
		return nil, err
	}
	kept, _ := s.made.LoadOrStore(o, made)
	return kept.(*settings), nil
}

// fileName is the name of a file in messages: of one that cgo has rewritten, the name of the original.
func fileName(fset *token.FileSet, f *ast.File) string { return fset.Position(f.Package).Filename }

// run analyses one package.
func run(pass *analysis.Pass, s *settings) error {
	perFile := map[*ast.File]*settings{}
	first := s
	for i, f := range pass.Files {
		own, err := s.of(fileName(pass.Fset, f))
		if err != nil {
			return err
		}
		perFile[f] = own
		if i == 0 {
			first = own
		}
	}
	p, err := newPkg(pass, first, s)
	if err != nil {
		return err
	}
	p.perFile = perFile
	p.report(p.findings())
	return nil
}

// newPkg builds the models of one package that the rules in most need: facts serve packages that may have other
// settings.
func newPkg(pass *analysis.Pass, s, most *settings) (*pkg, error) {
	bound := s.table.Bind(pass.Pkg)
	in, ok := pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	if !ok {
		return nil, fmt.Errorf("the driver has not run the analyzer %s", inspect.Analyzer.Name)
	}
	p := &pkg{
		pass: pass, settings: s, most: most, bound: bound, inspector: in,
		order: &order.Result{}, client: &client.Result{}, carried: &carry.Result{},
	}
	p.flow = flow.Analyze(pass, in, bound)
	if most.reads&responses != 0 {
		p.order = order.Analyze(pass, bound, s.fields)
	}
	if most.reads&received != 0 {
		p.client = client.Analyze(pass, bound)
	}
	if most.reads&carriers != 0 {
		p.carried = carry.Analyze(pass, bound, p.flow)
	}
	return p, nil
}
