// Package analyzer is statuslint's go/analysis pass: it finds the status codes of a package, follows its responses, and
// reports what a client would not get as the author meant it.
//
// The pass is a table of rules (rules.go) over three models: the sites of internal/flow, which are the constants that are
// status codes, the events of internal/order, which are what happens to each response along each path, and the uses of
// internal/client, which are what a program does with the responses that it receives. What they know of other packages comes from the table of internal/api and from analysis facts.
package analyzer

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/client"
	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/order"
)

// Analyzer is statuslint with default options, which flags of a driver such as go vet may change.
var Analyzer = newAnalyzer(Options{})

// New returns an analyzer with the given options. It fails if one of them names no rule, no value or no function.
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
		FactTypes:        slices.Concat(flow.FactTypes(), order.FactTypes(), client.FactTypes()),
		RunDespiteErrors: true,
	}
	o.RegisterFlags(&a.Flags)
	// Drivers parse the flags after the analyzer is made, so the options are only complete when the first package runs.
	load := sync.OnceValues(func() (*settings, error) { return newSettings(o) })
	a.Run = func(pass *analysis.Pass) (any, error) {
		s, err := load()
		if err != nil {
			return nil, err
		}
		return nil, run(pass, s, nil)
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
}

func newSettings(o Options) (*settings, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	table, err := newTable(o.Functions)
	if err != nil {
		return nil, err
	}
	s := &settings{Options: o, table: table, fields: trackedFields(), production: map[string]bool{}, tests: map[string]bool{}}
	for _, r := range rules() {
		s.production[r.ID], s.tests[r.ID] = o.Enabled(r.Traits)
	}
	return s, nil
}

// newTable returns the API table with the user's own functions.
func newTable(functions []string) (*api.Table, error) {
	var own []api.Func
	for _, f := range functions {
		row, err := api.ParseSink(f)
		if err != nil {
			return nil, err
		}
		own = append(own, row)
	}
	return api.NewTable(own), nil
}

// Scope says which packages an analyzer knows by name. A driver that does not analyse all dependencies needs that to
// choose those that count.
type Scope struct{ table *api.Table }

// NewScope returns the scope of an analyzer with the given options.
func NewScope(o Options) (*Scope, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	table, err := newTable(o.Functions)
	if err != nil {
		return nil, err
	}
	return &Scope{table}, nil
}

// Knows reports whether the analyzer looks for anything in the package with the given import path. It finds more of it
// where the driver has the package's types in full, even if the analysed package imports it only indirectly.
func (s *Scope) Knows(path string) bool { return s.table.Knows(path) }

// MayHaveFacts reports whether facts can begin in the package: it has something that takes, holds or returns a status
// code, or it is package testing, whose users' helpers compare what they are given. A package that neither is nor
// imports, directly or not, such a package has no facts.
func (s *Scope) MayHaveFacts(path string) bool {
	return s.table.HoldsStatus(path) || path == api.TestingPath
}

// Enabled says whether the options turn a rule on, in _test.go files and elsewhere. A rule that is named in Enable is
// wanted in tests too.
func (o *Options) Enabled(t Traits) (production, tests bool) {
	named := slices.Contains(o.Enable, t.ID)
	switch {
	case slices.Contains(o.Disable, t.ID):
	case named, slices.Contains(o.Enable, allRules):
		production = true
	case slices.Contains(o.Disable, allRules):
	default:
		production = t.Default
	}
	switch o.Tests {
	case TestsAll:
		tests = production
	case TestsNone:
	default:
		tests = production && (t.Tests || named)
	}
	return production, tests
}

// run analyses one package.
func run(pass *analysis.Pass, s *settings, perFile func(file string) *Profile) error {
	p, err := newPkg(pass, s)
	if err != nil {
		return err
	}
	p.perFile = perFile
	p.report(p.findings())
	return nil
}

// newPkg builds the models of one package.
func newPkg(pass *analysis.Pass, s *settings) (*pkg, error) {
	bound := s.table.Bind(pass.Pkg)
	in, ok := pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	if !ok {
		return nil, fmt.Errorf("the driver has not run the analyzer %s", inspect.Analyzer.Name)
	}
	p := &pkg{pass: pass, settings: s, bound: bound, inspector: in}
	p.flow = flow.Analyze(pass, in, bound)
	p.order = order.Analyze(pass, bound, s.fields)
	p.client = client.Analyze(pass, bound)
	return p, nil
}
