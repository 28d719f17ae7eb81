package driver

import (
	"go/ast"
	"go/build"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// Packages of the standard library can be named from any directory, with their
// tests, their vendored imports, and the files that cgo generates.
func TestStandardLibrary(t *testing.T) {
	outside := t.TempDir()
	goroot := build.Default.GOROOT // all of it
	src := filepath.Join(goroot, "src")
	for i, tt := range []struct {
		dir      string
		patterns []string
		packages int
	}{
		{outside, []string{"net/http/httptest", "net/http/internal/..."}, 5},
		{outside, []string{"unsafe", "os/user", "container/..."}, 4},
		{outside, []string{"builtin", "errors"}, 1},
		{src, []string{"./net/http/httptest"}, 1},
		{src, []string{"./net/http/httptest", "./net/http/internal/..."}, 5},
	} {
		if !long.On && (i == 0 || i == 4) {
			continue // each lists all of net/http
		}
		cfg := config(tt.dir, tt.patterns...)
		cfg.Env = append(cfg.Env, "GOROOT="+goroot)
		cfg.Analyzer = sizeAnalyzer()
		cfg.Progress = func(_, total int) {
			if total > 3*tt.packages { // each with its tests
				t.Errorf("%v: %d packages analysed", tt.patterns, total)
			}
		}
		res := mustRun(t, cfg)
		noErrors(t, src, res)
		if res.Packages != tt.packages {
			t.Errorf("%v: %d packages, want %d", tt.patterns, res.Packages, tt.packages)
		}
		for _, f := range res.Findings {
			if !strings.HasPrefix(f.Pos.File, src) {
				t.Errorf("%v: finding in %s", tt.patterns, f.Pos.File)
			}
		}
	}
}

// Packages of the standard library have facts for each other if they are named,
// but never for other packages: the findings in a module must not depend on that.
func TestStandardLibraryFacts(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a.go --
package m

import "container/list"

func F() { list.New() }
`)
	// Every function named New is marked here.
	a := func() *analysis.Analyzer {
		a := markAnalyzer()
		a.Run = func(pass *analysis.Pass) (any, error) {
			for id, obj := range pass.TypesInfo.Defs {
				if id.Name == "New" && obj.Parent() == pass.Pkg.Scope() {
					pass.ExportObjectFact(obj, &marked{pass.Pkg.Path() + ".New"})
				}
			}
			var fact marked
			for id, obj := range pass.TypesInfo.Uses {
				if obj.Pkg() != nil && obj.Pkg() != pass.Pkg && pass.ImportObjectFact(obj, &fact) {
					pass.Reportf(id.Pos(), "%s", fact.Name)
				}
			}
			return nil, nil
		}
		return a
	}
	for _, patterns := range [][]string{{"."}, {".", "container/list"}} {
		cfg := config(dir, patterns...)
		cfg.Tests = false
		cfg.Analyzer = a()
		res := mustRun(t, cfg)
		noErrors(t, dir, res)
		expect(t, strings.Join(patterns, " "), lines(dir, res), "")
	}
	cfg := config(dir, "container/list", "container/ring")
	cfg.Analyzer = a()
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	found := lines(dir, res)
	if !strings.Contains(found, "example_test.go") || !strings.Contains(found, ": container/list.New") {
		t.Errorf("no facts inside the standard library: %s", found)
	}
}

// cgo is a package that uses cgo. The call of G is in a file that cgo rewrites, on
// a line whose columns it changes.
const cgo = `
-- go.mod --
module ex.com/m
go 1.26
-- c/c.go --
package c

// static int f(int x) { return x; }
import "C"

// G is a MARK.
func G(i int) int { return i }

func H() int { return int(C.f(1)) + G(2) }
-- c/plain.go --
package c

func I() int { return G(3) }
-- user/user.go --
package user

import "ex.com/m/c"

func F() int { return c.G(4) }
`

func TestCgo(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no C compiler")
	}
	dir := writeModule(t, cgo)
	cfg := config(dir)
	cfg.Env = append(cfg.Env, "CGO_ENABLED=1")
	want := `
		c/c.go:9:37: call of marked G
		c/plain.go:3:23: call of marked G
		user/user.go:5:23: call of marked G
	`
	trimmed := cfg
	trimmed.Env = append(slices.Clone(cfg.Env), "GOFLAGS=-trimpath")
	res := mustRun(t, trimmed)
	noErrors(t, dir, res)
	expect(t, "findings with -trimpath", lines(dir, res), want)

	res = mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), want)
	for _, f := range res.Findings {
		src := res.Sources[f.Pos.File].Content
		if got := string(src[f.Pos.Offset:f.End.Offset]); !strings.Contains(got, "G(") || !strings.HasSuffix(got, ")") {
			t.Errorf("%s: finding is at %q", f.Pos.File, got)
		}
		// Fixes cannot be applied to a file whose text cgo has rewritten.
		if rewritten := filepath.Base(f.Pos.File) == "c.go"; rewritten != (len(f.Fixes) == 0) {
			t.Errorf("%s: fixes %v", f.Pos.File, f.Fixes)
		}
	}

	// Nothing is reported in the files that cgo adds.
	cfg.Analyzer = passAnalyzer(func(pass *analysis.Pass) {
		for _, f := range pass.Files {
			ast.Inspect(f, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.INT {
					pass.Reportf(lit.Pos(), "%s", lit.Value)
				}
				return true
			})
		}
	})
	res = mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "numbers", lines(dir, res), `
		c/c.go:9:31: 1
		c/c.go:9:39: 2
		c/plain.go:3:25: 3
		user/user.go:5:27: 4
	`)
}

// If the C compiler fails, the code that does not depend on C is still analysed,
// and so are the importers.
func TestCgoFails(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no C compiler")
	}
	dir := writeModule(t, strings.Replace(cgo, "static int f", "#error no f\n// static int f", 1))
	cfg := config(dir)
	cfg.Env = append(cfg.Env, "CGO_ENABLED=1")
	res := mustRun(t, cfg)
	expect(t, "errors", errorLines(dir, res), `c/c.go:3:3: error: #error no f`)
	expect(t, "findings", lines(dir, res), `
		c/c.go:10:37: call of marked G
		c/plain.go:3:23: call of marked G
		user/user.go:5:23: call of marked G
	`)
}

// Without a C compiler, not even package net has export data.
func TestNoCCompiler(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a.go --
package m

import "net"

// F is a MARK.
func F() net.Conn { return nil }

func G() { F().Close() }
`)
	cfg := config(dir)
	cfg.Env = append(cfg.Env, "GOROOT="+build.Default.GOROOT, "CGO_ENABLED=1", "CC="+filepath.Join(dir, "nocc"))
	res := mustRun(t, cfg)
	expect(t, "findings", lines(dir, res), `a.go:8:12: call of marked F`)
	if len(res.Errors) != 1 || res.Errors[0].Package != "runtime/cgo" || !strings.Contains(res.Errors[0].Message, "nocc") {
		t.Errorf("errors %v", res.Errors)
	}
}
