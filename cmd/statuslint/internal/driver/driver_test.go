package driver

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// chain is a module in which facts travel from a to d, and through the test
// variants of a: c [a.test] is recompiled for a_test, unchanged.
const chain = `
-- go.mod --
module ex.com/m
go 1.26
-- a/a.go --
package a

// A is a MARK.
func A() {}

type T struct{}

// M is a MARK.
func (T) M() {}

func Plain() {}
-- a/a_test.go --
package a

import "testing"

// Helper is a MARK for tests.
func Helper() { A() }

func TestA(t *testing.T) { Helper(); Plain() }
-- a/x_test.go --
package a_test

import (
	"testing"

	"ex.com/m/a"
	"ex.com/m/c"
)

func TestX(t *testing.T) {
	a.A()
	a.Helper()
	c.C()
	c.Get().M()
	a.Plain()
}
-- b/b.go --
package b

import "ex.com/m/a"

func B() { a.A() }
-- c/c.go --
package c

import (
	"ex.com/m/a"
	"ex.com/m/b"
)

func C() { b.B() }

func Get() a.T { return a.T{} }
-- d/d.go --
package d

import "ex.com/m/c"

func D() {
	c.C()
	c.Get().M()
}
`

const chainFindings = `
	a/a_test.go:6:17: call of marked A
	a/a_test.go:8:28: call of marked Helper
	a/x_test.go:11:2: call of marked A
	a/x_test.go:12:2: call of marked Helper
	a/x_test.go:13:2: call of marked C
	a/x_test.go:14:2: call of marked M
	b/b.go:5:12: call of marked A
	c/c.go:8:12: call of marked B
	d/d.go:6:2: call of marked C
	d/d.go:7:2: call of marked M
`

func TestFactsAcrossPackages(t *testing.T) {
	dir := writeModule(t, chain)
	res := mustRun(t, config(dir))
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), chainFindings)
	if res.Packages != 4 {
		t.Errorf("%d packages, want 4", res.Packages)
	}
}

// A run on a part of the workspace has the same findings there as a run on all of
// it, however many imports the facts come through.
func TestSubset(t *testing.T) {
	dir := writeModule(t, chain)
	for _, tt := range []struct{ pattern, folder string }{
		{"./d", "d/"},
		{"./c", "c/"},
		{"./a", "a/"}, // plain c is not even listed
		{"ex.com/m/b", "b/"},
	} {
		res := mustRun(t, config(dir, tt.pattern))
		noErrors(t, dir, res)
		expect(t, tt.pattern, lines(dir, res), under(tt.folder, chainFindings))
		if res.Packages != 1 {
			t.Errorf("%s: %d packages, want 1", tt.pattern, res.Packages)
		}
	}
}

func TestWithoutTests(t *testing.T) {
	dir := writeModule(t, chain)
	cfg := config(dir)
	cfg.Tests = false
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `
		b/b.go:5:12: call of marked A
		c/c.go:8:12: call of marked B
		d/d.go:6:2: call of marked C
		d/d.go:7:2: call of marked M
	`)
}

func TestOrderOfPatterns(t *testing.T) {
	dir := writeModule(t, chain)
	want := mustRun(t, config(dir, "./a", "./b", "./c", "./d"))
	for _, patterns := range [][]string{
		{"./d", "./c", "./b", "./a"},
		{"./c", "./a", "./d", "./b", "./a"},
		{"./..."},
	} {
		if got := mustRun(t, config(dir, patterns...)); !reflect.DeepEqual(got, want) {
			t.Errorf("%v: the result differs from that of the sorted patterns:\n%s", patterns, lines(dir, got))
		}
	}
}

// A finding has everything of the diagnostic, and the file.
func TestFinding(t *testing.T) {
	dir := writeModule(t, chain)
	cfg := config(dir, "./d")
	cfg.Env = testEnv("GOFLAGS=") // the finding names a position in another package
	res := mustRun(t, cfg)
	if len(res.Findings) == 0 {
		t.Fatal("no findings")
	}
	got := res.Findings[0]
	file := filepath.Join(dir, "d", "d.go")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	start := strings.Index(string(src), "c.C()")
	pos := Position{file, start, 6, 2}
	end := Position{file, start + len("c.C()"), 6, 7}
	declared := Position{filepath.Join(dir, "c", "c.go"), 0, 1, 1} // of other packages only the file is known: see fileStarts
	want := Finding{
		Rule:    "call",
		Message: "call of marked C",
		URL:     "https://example.com/rules#call",
		Package: "ex.com/m/d",
		Pos:     pos,
		End:     end,
		Related: []Related{{"declared here", declared, declared}},
		Fixes:   []Fix{{"rename", []Edit{{file, start, start + len("c.C"), []byte("renamed")}}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if len(res.Sources) != 1 || string(res.Sources[file].Content) != string(src) {
		t.Errorf("sources: %v", res.Sources)
	}
}

// Only the findings of the package variant with the most files are reported for a
// file.
func TestWidestVariant(t *testing.T) {
	dir := writeModule(t, chain)
	cfg := config(dir)
	cfg.Analyzer = sizeAnalyzer()
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `
		a/a.go:1:9: ex.com/m/a has 2 files
		a/a_test.go:1:9: ex.com/m/a has 2 files
		a/x_test.go:1:9: ex.com/m/a_test has 1 files
		b/b.go:1:9: ex.com/m/b has 1 files
		c/c.go:1:9: ex.com/m/c has 1 files
		d/d.go:1:9: ex.com/m/d has 1 files
	`)
	for _, f := range res.Findings {
		if strings.Contains(f.Package, " ") {
			t.Errorf("finding in package %q", f.Package)
		}
	}
}

// If the tests do not compile, the package has the findings that it has without
// tests.
func TestWidestVariantThatCompiles(t *testing.T) {
	dir := writeModule(t, chain+`
-- a/broken_test.go --
package a

var x int = "not a number"
`)
	cfg := config(dir, "./a")
	cfg.Analyzer = sizeAnalyzer()
	res := mustRun(t, cfg)
	expect(t, "errors", errorLines(dir, res), `
		a/broken_test.go:3:13: cannot use "not a number" (untyped string constant) as int value in variable declaration
	`)
	expect(t, "findings", lines(dir, res), `
		a/a.go:1:9: ex.com/m/a has 1 files
		a/a_test.go:1:9: ex.com/m/a has 3 files
		a/broken_test.go:1:9: ex.com/m/a has 3 files
		a/x_test.go:1:9: ex.com/m/a_test has 1 files
	`)
}

// Each package is analysed only as often as its facts and findings require.
func TestWhatIsAnalysed(t *testing.T) {
	dir := writeModule(t, chain+`
-- leaf/leaf.go --
package leaf
-- leaf/leaf_test.go --
package leaf

import "testing"

func TestLeaf(t *testing.T) {}
`)
	var mu sync.Mutex
	var got []string
	cfg := config(dir)
	cfg.Analyzer = passAnalyzer(func(pass *analysis.Pass) {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, pass.Pkg.Path()+" "+strings.Repeat("i", len(pass.Files)))
	})
	mustRun(t, cfg)
	sort.Strings(got)
	want := []string{
		"ex.com/m/a i", // b imports it
		"ex.com/m/a ii",
		"ex.com/m/a_test i",
		"ex.com/m/b i", // not again for a_test
		"ex.com/m/c i",
		"ex.com/m/d i",
		"ex.com/m/leaf ii", // its files are those of the test variant, too
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Packages that only have tests, and programs whose names look like test mains.
func TestTestOnly(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- in/a_test.go --
package in

import "testing"

func TestA(t *testing.T) {}
-- ex/a_test.go --
package ex_test

import "testing"

func TestA(t *testing.T) {}
-- prog.test/main.go --
package main

func main() {}
`)
	cfg := config(dir)
	cfg.Analyzer = sizeAnalyzer()
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `
		ex/a_test.go:1:9: ex.com/m/ex_test has 1 files
		in/a_test.go:1:9: ex.com/m/in has 1 files
		prog.test/main.go:1:9: ex.com/m/prog.test has 1 files
	`)
	if res.Packages != 3 {
		t.Errorf("%d packages, want 3", res.Packages)
	}
}

// The checker of x/tools, with every package loaded from source, finds the same.
func TestSameAsChecker(t *testing.T) {
	if !long.On {
		t.Skip("type-checks the standard library")
	}
	dir := writeModule(t, chain)
	a := markAnalyzer()
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir, Env: testEnv(), Tests: true,
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	var want []string
	for _, root := range graph.Roots {
		for _, d := range root.Diagnostics {
			line := rel(dir, root.Package.Fset.Position(d.Pos).String()+": "+d.Message)
			if !seen[line] {
				seen[line] = true
				want = append(want, line)
			}
		}
	}
	sort.Strings(want)
	expect(t, "findings", lines(dir, mustRun(t, config(dir))), strings.Join(want, "\n"))
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
