package want

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
)

// Check runs an analyzer on the package in a folder of testdata/src, and reports where the findings are not those of the
// // want comments. It returns the findings. There are no facts. Imports are those of testdata/src or else of the standard
// library, which is read from export data: analysistest would type-check it from source, which takes seconds.
func Check(t *testing.T, a *analysis.Analyzer, src, folder string) []analysis.Diagnostic {
	t.Helper()
	l := &loader{fset: token.NewFileSet(), src: src, standard: importer.Default(), done: make(map[string]*types.Package)}
	files, info, err := l.load(folder)
	if err != nil {
		t.Fatal(err)
	}
	fset, pkg := l.fset, l.done[folder]
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

	line := func(pos token.Pos) string {
		at := fset.Position(pos)
		return fmt.Sprintf("%s:%d", at.Filename, at.Line)
	}
	wants := map[string][]Pattern{}
	for _, file := range files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				list, err := Patterns(c.Text)
				if err != nil {
					t.Fatal(err)
				}
				wants[line(c.Pos())] = append(wants[line(c.Pos())], list...)
			}
		}
	}
	for _, d := range findings {
		at := line(d.Pos)
		i := slices.IndexFunc(wants[at], func(p Pattern) bool { return p.Object == "" && p.Text.MatchString(d.Message) })
		if i < 0 {
			t.Errorf("%s: unexpected: %s", at, d.Message)
			continue
		}
		wants[at] = slices.Delete(wants[at], i, i+1)
	}
	for at, left := range wants {
		for _, p := range left {
			t.Errorf("%s: missing: %s %s", at, p.Object, p.Text)
		}
	}
	return findings
}

// loader type-checks folders.
type loader struct {
	fset     *token.FileSet
	src      string
	standard types.Importer
	done     map[string]*types.Package // by import path
}

// load type-checks a folder.
func (l *loader) load(folder string) ([]*ast.File, *types.Info, error) {
	names, err := filepath.Glob(filepath.Join(l.src, filepath.FromSlash(folder), "*.go"))
	if err != nil || len(names) == 0 {
		return nil, nil, fmt.Errorf("no Go files for %s in %s", folder, l.src)
	}
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(l.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, file)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	l.done[folder], err = (&types.Config{Importer: l}).Check(folder, l.fset, files, info)
	return files, info, err
}

// Import returns a package of src or of the standard library.
func (l *loader) Import(path string) (*types.Package, error) {
	if l.done[path] != nil {
		return l.done[path], nil
	}
	if _, err := os.Stat(filepath.Join(l.src, filepath.FromSlash(path))); err != nil {
		return l.standard.Import(path)
	}
	_, _, err := l.load(path)
	return l.done[path], err
}
