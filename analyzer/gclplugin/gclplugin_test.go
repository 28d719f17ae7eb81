package gclplugin_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	_ "github.com/statuslint/statuslint/analyzer/gclplugin"
	"github.com/statuslint/statuslint/internal/testing/want"
)

func newPlugin(t *testing.T, settings any) (register.LinterPlugin, error) {
	t.Helper()
	make, err := register.GetPlugin("statuslint")
	if err != nil {
		t.Fatal(err)
	}
	return make(settings)
}

// Settings reach the analyzer: one rule off, one code allowed, and //nolint left to golangci-lint.
func TestSettings(t *testing.T) {
	p, err := newPlugin(t, map[string]any{"disable": []any{"magic"}, "allow": []any{499, "520-527"}})
	if err != nil {
		t.Fatal(err)
	}
	if p.GetLoadMode() != register.LoadModeTypesInfo {
		t.Errorf("load mode is %q: without types nothing is found", p.GetLoadMode())
	}
	analyzers, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	at, wants, findings := analyse(t, analyzers[0], filepath.Join("testdata", "src", "settings", "settings.go"))
	for _, d := range findings {
		line := at(d.Pos)
		i := slices.IndexFunc(wants[line], func(p want.Pattern) bool { return p.Text.MatchString(d.Message) })
		if i < 0 {
			t.Errorf("line %d: unexpected: %s", line, d.Message)
		} else {
			wants[line] = slices.Delete(wants[line], i, i+1)
		}
		if len(d.Related) > 0 {
			t.Errorf("%q comes with %q, which golangci-lint takes for a finding of its own", d.Message, d.Related[0].Message)
		}
	}
	for line, left := range wants {
		for _, p := range left {
			t.Errorf("line %d: missing: %s", line, p.Text)
		}
	}
}

// analyse runs an analyzer on a package of one file, without facts. It returns the findings, what the // want comments
// want of each line, and the function that finds the line of a position.
func analyse(t *testing.T, a *analysis.Analyzer, name string) (func(token.Pos) int, map[int][]want.Pattern, []analysis.Diagnostic) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	files := []*ast.File{file}
	pkg, err := (&types.Config{Importer: importer.Default()}).Check(file.Name.Name, fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	var findings []analysis.Diagnostic
	if _, err := a.Run(&analysis.Pass{
		Analyzer: a, Fset: fset, Files: files, Pkg: pkg, TypesInfo: info, TypesSizes: types.SizesFor("gc", "amd64"),
		ResultOf:         map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(files)},
		Report:           func(d analysis.Diagnostic) { findings = append(findings, d) },
		ReadFile:         os.ReadFile,
		ImportObjectFact: func(types.Object, analysis.Fact) bool { return false },
		ExportObjectFact: func(types.Object, analysis.Fact) {},
	}); err != nil {
		t.Fatal(err)
	}
	at := func(pos token.Pos) int { return fset.Position(pos).Line }
	wants := map[int][]want.Pattern{}
	for _, group := range file.Comments {
		for _, c := range group.List {
			list, err := want.Patterns(c.Text)
			if err != nil {
				t.Fatal(err)
			}
			wants[at(c.Pos())] = append(wants[at(c.Pos())], list...)
		}
	}
	return at, wants, findings
}

func TestNoSettings(t *testing.T) {
	if _, err := newPlugin(t, nil); err != nil {
		t.Error(err)
	}
}

// A list of one needs no brackets.
func TestSingleValues(t *testing.T) {
	if _, err := newPlugin(t, map[string]any{"allow": 499, "enable": "late-error"}); err != nil {
		t.Error(err)
	}
}

func TestBadSettings(t *testing.T) {
	for _, test := range []struct {
		name     string
		settings any
		want     string
	}{
		{"misspelt key", map[string]any{"alow": []any{499}}, `statuslint: unknown setting "alow": did you mean "allow"?`},
		{"key of nothing", map[string]any{"colour": "red"}, `statuslint: unknown setting "colour": want one of enable, disable,`},
		{"misspelt rule", map[string]any{"enable": []any{"nonstandart"}}, `statuslint: enable: unknown rule "nonstandart": did you mean "nonstandard"?`},
		{"code out of range", map[string]any{"allow": []any{4999}}, `statuslint: allow: 4999 is not a status code: want a number from 100 to 999`},
		{"no list", map[string]any{"disable": true}, `statuslint: disable: want a list of rules, not true`},
		{"no bool", map[string]any{"generated": "yes"}, `statuslint: generated: want true or false, not "yes"`},
		{"no map", []any{"magic"}, `statuslint: settings: want keys and values`},
		{"function without index", map[string]any{"functions": []any{"example.com/kit.Send"}}, `lacks the index of the status parameter`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := newPlugin(t, test.settings)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v\nwant one with %s", err, test.want)
			}
		})
	}
}
