package driver

import (
	"bytes"
	"go/ast"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// markScope is the scope of the mark analyzer: facts begin in packages named
// source.
type markScope struct{}

func (markScope) Knows(path string) bool                         { return strings.HasSuffix(path, "/source") }
func (markScope) MayHaveFacts(path string) bool                  { return strings.HasSuffix(path, "/source") }
func (markScope) Tells(analysis.Fact) bool                       { return true }
func (markScope) IsSilentAbout(types.Object, analysis.Fact) bool { return false }
func (markScope) MayBegin([]byte, []*ast.ImportSpec, []string, []string, func(string) string) bool {
	return true
}
func (markScope) Needless(*types.Package, []*ast.File, map[*ast.Ident]types.Object) []*ast.FuncDecl {
	return nil
}

// A log lists the packages that were analysed.
type log struct {
	mu   sync.Mutex
	list []string
}

// counted returns a mark analyzer that adds the packages that it analyses to the log.
func (l *log) counted() *analysis.Analyzer {
	a := markAnalyzer()
	a.Run = func(pass *analysis.Pass) (any, error) {
		l.mu.Lock()
		l.list = append(l.list, strings.TrimPrefix(pass.Pkg.Path(), "ex.com/"))
		l.mu.Unlock()
		return runMark(pass)
	}
	return a
}

// taken returns the packages in order and forgets them.
func (l *log) taken() string {
	slices.Sort(l.list)
	text := strings.Join(l.list, " ")
	l.list = nil
	return text
}

// ladder is a workspace with dependencies: top calls mid, which calls the
// dependency's outer, which calls inner, which may be marked. unused and aside do
// not matter. Facts begin in source. quiet is a package of the workspace that does
// not depend on source.
const ladder = usingDep + `
-- m/top/top.go --
package top

import "ex.com/m/mid"

func Top() { mid.Mid() }
-- m/top/top_test.go --
package top

import "testing"

func TestTop(t *testing.T) { Top() }
-- m/mid/mid.go --
package mid

import (
	_ "ex.com/dep/unused"
	"ex.com/dep/outer"
	"ex.com/dep/aside"
)

//go:noinline
func Mid() { outer.Outer(); aside.Aside() }
-- m/quiet/quiet.go --
package quiet
-- m/quiet/quiet_test.go --
package quiet

import "testing"

func TestQuiet(t *testing.T) {}
-- dep/go.mod --
module ex.com/dep
go 1.26
-- dep/source/source.go --
package source
-- dep/outer/outer.go --
package outer

import "ex.com/dep/inner"

//go:noinline
func Outer() { inner.Inner() }
-- dep/inner/inner.go --
package inner

import _ "ex.com/dep/source"

// MARK
//
//go:noinline
func Inner() {}
-- dep/unused/unused.go --
package unused

import _ "ex.com/dep/source"
-- dep/aside/aside.go --
package aside

// MARK: but it has nothing to do with source.
func Aside() {}
`

// Only dependencies whose facts are asked for are analysed.
func TestOnDemand(t *testing.T) {
	dir := writeModule(t, ladder)
	var l log
	cfg := config(filepath.Join(dir, "m"))
	cfg.Analyzer, cfg.Scope = l.counted(), markScope{}
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	all := `
		m/mid/mid.go:10:14: call of marked Outer
		m/top/top.go:5:14: call of marked Mid
		m/top/top_test.go:5:30: call of marked Top`
	expect(t, "findings", lines(dir, res), all)
	got := l.taken()
	for _, want := range []string{"dep/inner", "dep/outer"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s was not analysed, but %s", want, got)
		}
	}
	for _, other := range []string{"m/quiet", "dep/unused", "dep/aside", "dep/source"} {
		if strings.Contains(got, other) {
			t.Errorf("%s was analysed", other)
		}
	}

	if res.Packages != 3 {
		t.Errorf("%d packages were reported on, want 3: one in which nothing can be found is one of them", res.Packages)
	}

	// A part of the workspace has the same findings as in a run on all of it.
	cfg.Patterns = []string{"./top"}
	expect(t, "findings of a part", lines(dir, mustRun(t, cfg)), under("m/top", all))

	// Without a scope, dependencies are known by their export data alone.
	cfg.Scope = nil
	expect(t, "findings without facts", lines(dir, mustRun(t, cfg)), "")
}

// A run whose types take much memory forgets them between packages, and finds the same.
func TestUniverses(t *testing.T) {
	dir := writeModule(t, ladder)
	cfg := config(filepath.Join(dir, "m"))
	cfg.Scope = markScope{}
	want := lines(dir, mustRun(t, cfg))
	complete := func(size int64) (count int) {
		kept, err := store.Open(t.TempDir(), os.Getenv)
		if err != nil {
			t.Fatal(err)
		}
		cfg.universe, cfg.Store = size, kept
		if err := normalize(&cfg); err != nil {
			t.Fatal(err)
		}
		r, err := analyse(t.Context(), &cfg)
		if err != nil {
			t.Fatal(err)
		}
		expect(t, "findings", lines(dir, r.result()), want)
		for _, n := range r.graph.nodes {
			if n.types != nil && n.types.Complete() {
				count++
			}
		}
		return count
	}
	if all, last := complete(0), complete(1); last >= all {
		t.Errorf("%d packages are complete in the last universe, %d in the only one", last, all)
	}
}

// A dependency that uses cgo is analysed as it is compiled, after cgo.
func TestOnDemandCgo(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("no C compiler")
	}
	dir := writeModule(t, strings.Replace(ladder, "package inner\n", "package inner\n\nimport \"C\"\n", 1))
	cfg := config(filepath.Join(dir, "m"))
	cfg.Env = append(cfg.Env, "CGO_ENABLED=1")
	cfg.Scope = markScope{}
	var names []string
	run := cfg.Analyzer.Run
	cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "inner" {
			for _, f := range pass.Files {
				names = append(names, filepath.Base(pass.Fset.File(f.FileStart).Name()))
			}
		}
		return run(pass)
	}
	noErrors(t, dir, mustRun(t, cfg))
	if len(names) == 0 || slices.Contains(names, "inner.go") {
		t.Errorf("analysed %v", names)
	}
}

// A dependency that cannot be analysed has no facts. This is not an error.
func TestOnDemandPanic(t *testing.T) {
	dir := writeModule(t, ladder)
	cfg := config(filepath.Join(dir, "m"))
	cfg.Scope = markScope{}
	run := cfg.Analyzer.Run
	cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "inner" {
			panic("inner")
		}
		return run(pass)
	}
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), "")
}

// ladderWithStore writes the ladder and prepares a run on it that has an empty store and logs what it analyses.
func ladderWithStore(t *testing.T) (dir string, cfg Config, l *log) {
	t.Helper()
	kept, err := store.Open(t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	dir, l = writeModule(t, ladder), new(log)
	cfg = config(filepath.Join(dir, "m"))
	cfg.Analyzer, cfg.Scope, cfg.Store = l.counted(), markScope{}, kept
	return dir, cfg, l
}

// With a store, only packages that have changed are analysed, and those that the
// change affects.
func TestReuse(t *testing.T) {
	dir, cfg, l := ladderWithStore(t)
	edit := func(name, old, replacement string) {
		t.Helper()
		name = filepath.Join(dir, name)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), old) {
			t.Fatalf("%s has no %q", name, old)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, replacement, 1)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	all := lines(dir, mustRun(t, cfg))
	l.taken()
	for _, step := range []struct {
		what     string
		edit     func()
		analysed string
		findings string
	}{
		{"nothing", func() {}, "", all},
		{"the top", func() { edit("m/top/top.go", "Top() {", "Top() { ;") }, "m/top", strings.Replace(all, "top.go:5:14", "top.go:5:16", 1)},
		{"the top back", func() { edit("m/top/top.go", "{ ;", "{") }, "", all},
		{"a test", func() { edit("m/top/top_test.go", "{ Top", "{ t.Log(); Top") }, "m/top", strings.Replace(all, "5:30", "5:39", 1)},
		{"a test back", func() { edit("m/top/top_test.go", "t.Log(); ", "") }, "", all},
		{"a body without consequences", func() { edit("m/mid/mid.go", "aside.Aside()", "aside.Aside(); aside.Aside()") }, "m/mid", all},
		{"lines that move", func() { edit("m/mid/mid.go", "//go:noinline", "// Mid\n//go:noinline") }, "m/mid", strings.Replace(all, "mid.go:10:", "mid.go:11:", 1)},
		{"lines that move back", func() { edit("m/mid/mid.go", "// Mid\n", "") }, "", all},
		{"a fact far below", func() { edit("dep/inner/inner.go", "MARK", "NONE") }, "dep/inner dep/outer m/mid m/top", ""},
		{"a fact far below back", func() { edit("dep/inner/inner.go", "NONE", "MARK") }, "", all},
	} {
		step.edit()
		res := mustRun(t, cfg)
		noErrors(t, dir, res)
		expect(t, step.what, lines(dir, res), step.findings)
		if got := l.taken(); got != step.analysed {
			t.Errorf("%s: analysed %q, want %q", step.what, got, step.analysed)
		}
	}
	// Another salt means another program.
	cfg.Salt[0]++
	mustRun(t, cfg)
	if got := l.taken(); !strings.Contains(got, "m/top") {
		t.Errorf("another program took what the first one had found: analysed %q", got)
	}
}

// A module version in the module cache does not change, so its files are not read again.
func TestReuseOfPublished(t *testing.T) {
	dir, cfg, l := ladderWithStore(t)
	inner := filepath.Join(dir, "dep", "inner", "inner.go")
	for _, c := range []struct {
		cache, want string
	}{
		{filepath.Join(dir, "dep"), "dep/outer"}, // inner was compiled again
		{filepath.Join(dir, "elsewhere"), "dep/inner dep/outer m/mid m/top"},
	} {
		cfg.Env = append(os.Environ(), "GOMODCACHE="+c.cache)
		mustRun(t, cfg)
		l.taken()
		src, err := os.ReadFile(inner)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(inner, bytes.Replace(src, []byte("MARK"), []byte("NONE"), 1), 0o666); err != nil {
			t.Fatal(err)
		}
		mustRun(t, cfg)
		if got := l.taken(); got != c.want {
			t.Errorf("with the cache %s: analysed %q again, want %q", filepath.Base(c.cache), got, c.want)
		}
		if err := os.WriteFile(inner, src, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
