package driver

import (
	"cmp"
	"context"
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/txtar"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
	"github.com/statuslint/statuslint/internal/testing/long"
	"github.com/statuslint/statuslint/internal/testing/tinystd"
)

// marked is the fact of a function that has, or calls one that has, the word
// MARK in its documentation.
type marked struct{ Name string }

func (*marked) AFact() {}

// markAnalyzer returns an analyzer that reports each call of a marked function
// and renames it. Its findings in a package depend on the facts of the imports.
func markAnalyzer() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "mark",
		Doc:              "report calls of marked functions",
		URL:              "https://example.com/rules",
		Requires:         []*analysis.Analyzer{inspect.Analyzer},
		FactTypes:        []analysis.Fact{new(marked)},
		RunDespiteErrors: true,
		Run:              runMark,
	}
}

func runMark(pass *analysis.Pass) (any, error) {
	callee := func(call *ast.CallExpr) *types.Func {
		var id *ast.Ident
		switch fun := ast.Unparen(call.Fun).(type) {
		case *ast.Ident:
			id = fun
		case *ast.SelectorExpr:
			id = fun.Sel
		}
		fn, _ := pass.TypesInfo.Uses[id].(*types.Func)
		if fn == nil {
			return nil
		}
		return fn.Origin()
	}
	// Bottom up inside the package, too.
	for changed := true; changed; {
		changed = false
		for _, f := range pass.Files {
			for _, decl := range f.Decls {
				fd, ok := decl.(*ast.FuncDecl)
				if !ok {
					continue
				}
				fn, ok := pass.TypesInfo.Defs[fd.Name].(*types.Func)
				if !ok || pass.ImportObjectFact(fn, new(marked)) {
					continue
				}
				is := strings.Contains(fd.Doc.Text(), "MARK")
				ast.Inspect(fd, func(n ast.Node) bool {
					if call, ok := n.(*ast.CallExpr); ok {
						if c := callee(call); c != nil && pass.ImportObjectFact(c, new(marked)) {
							is = true
						}
					}
					return true
				})
				if is {
					pass.ExportObjectFact(fn, &marked{fn.Name()})
					changed = true
				}
			}
		}
	}
	in := pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	in.Preorder([]ast.Node{(*ast.CallExpr)(nil)}, func(n ast.Node) {
		call := n.(*ast.CallExpr)
		var fact marked
		if c := callee(call); c != nil && pass.ImportObjectFact(c, &fact) {
			pass.Report(analysis.Diagnostic{
				Pos:      call.Pos(),
				End:      call.End(),
				Category: "call",
				Message:  "call of marked " + fact.Name,
				Related:  []analysis.RelatedInformation{{Pos: c.Pos(), Message: "declared here"}},
				SuggestedFixes: []analysis.SuggestedFix{{
					Message:   "rename",
					TextEdits: []analysis.TextEdit{{Pos: call.Fun.Pos(), End: call.Fun.End(), NewText: []byte("renamed")}},
				}},
			})
		}
	})
	return nil, nil
}

// passAnalyzer returns an analyzer that only calls f.
func passAnalyzer(f func(pass *analysis.Pass)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "pass",
		Doc:              "call a function of the test",
		RunDespiteErrors: true,
		Run: func(pass *analysis.Pass) (any, error) {
			f(pass)
			return nil, nil
		},
	}
}

// sizeAnalyzer returns an analyzer that reports at each package clause how many
// files the package has: the variants of a package differ in that.
func sizeAnalyzer() *analysis.Analyzer {
	return passAnalyzer(func(pass *analysis.Pass) {
		for _, f := range pass.Files {
			pass.Reportf(f.Name.Pos(), "%s has %d files", pass.Pkg.Path(), len(pass.Files))
		}
	})
}

// writeModule writes the files of an archive to a new directory.
func writeModule(t testing.TB, archive string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// testEnv returns an environment for the go command without the machine's settings
// and without network access, with the small packages of tinystd.
func testEnv(extra ...string) []string {
	goroot, err := tinystd.GOROOT()
	if err != nil {
		panic(err)
	}
	return append(os.Environ(), append([]string{
		"GOROOT=" + goroot,
		"GOFLAGS=" + long.GOFLAGS(), "GOWORK=", "GOPROXY=off", "GOTOOLCHAIN=local", "GO111MODULE=",
		"GOGC=400", // the go command is short-lived
	}, extra...)...)
}

// config returns the configuration of a run of the mark analyzer, with tests.
func config(dir string, patterns ...string) Config {
	return Config{Dir: dir, Patterns: patterns, Tests: true, Analyzer: markAnalyzer(), Env: testEnv()}
}

func mustRun(t testing.TB, cfg Config) *Result {
	t.Helper()
	res, err := Run(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// lines lists findings, one per line, with names relative to dir.
func lines(dir string, res *Result) string {
	var b strings.Builder
	for _, f := range res.Findings {
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", rel(dir, f.Pos.File), f.Pos.Line, f.Pos.Column, f.Message)
	}
	return b.String()
}

// under keeps the lines of list about files in a folder.
func under(folder, list string) string {
	var b strings.Builder
	for line := range strings.Lines(list) {
		if strings.HasPrefix(strings.TrimSpace(line), folder) {
			b.WriteString(line)
		}
	}
	return b.String()
}

func goEnvironment(t testing.TB) goEnv {
	t.Helper()
	env, err := gocmd.Settings[goEnv](t.Context(), t.TempDir(), testEnv())
	if err != nil {
		t.Fatal(err)
	}
	return env
}

// usingDep is the go.mod of module m, which replaces a required module with dep:
// dep does not belong to the workspace, but its files can change.
const usingDep = `
-- m/go.mod --
module ex.com/m
go 1.26
require ex.com/dep v1.0.0
replace ex.com/dep => ../dep
`

func errorLines(dir string, res *Result) string {
	var b strings.Builder
	for _, e := range res.Errors {
		fmt.Fprintf(&b, "%s: %s\n", rel(dir, cmp.Or(e.Pos, e.Package)), rel(dir, e.Message))
	}
	return b.String()
}

func rel(dir, name string) string {
	return filepath.ToSlash(strings.ReplaceAll(name, dir+string(filepath.Separator), ""))
}

// expect fails unless got has exactly the lines of want, which may be indented.
func expect(t testing.TB, what, got, want string) {
	t.Helper()
	var trimmed []string
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" {
			trimmed = append(trimmed, line)
		}
	}
	if gotLines := strings.Split(strings.TrimSuffix(got, "\n"), "\n"); !slices.Equal(gotLines, trimmed) && (got != "" || len(trimmed) > 0) {
		t.Errorf("%s:\ngot\n\t%s\nwant\n\t%s", what, strings.Join(gotLines, "\n\t"), strings.Join(trimmed, "\n\t"))
	}
}

func noErrors(t testing.TB, dir string, res *Result) {
	t.Helper()
	expect(t, "errors", errorLines(dir, res), "")
}
