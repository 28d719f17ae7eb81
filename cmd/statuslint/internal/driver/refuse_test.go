package driver

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == gocmd.Refusing {
		os.Exit(gocmd.Refuse(os.Args[2:]))
	}
	os.Exit(m.Run())
}

func program(t *testing.T) string {
	t.Helper()
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// vendored is a module with a dependency that is a published version.
const vendored = `
-- m/go.mod --
module ex.com/m
go 1.26
require ex.com/dep v1.0.0
-- m/vendor/modules.txt --
# ex.com/dep v1.0.0
## explicit; go 1.20
ex.com/dep
-- m/vendor/ex.com/dep/dep.go --
package dep

import "errors"

var Err = errors.New("dep")
-- m/m.go --
package m

import "ex.com/dep"

// F is a MARK.
func F() error { return dep.Err }

func G() { F() }
`

// With an empty build cache, a run compiles nothing and finds the same. What it finds is stored.
func TestCompilesNothing(t *testing.T) {
	dir := writeModule(t, vendored)
	kept, err := store.Open(t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	var l log
	cache := t.TempDir()
	cfg := config(filepath.Join(dir, "m"))
	cfg.Analyzer, cfg.Store, cfg.Program = l.counted(), kept, program(t)
	cfg.Env = append(cfg.Env, "GOCACHE="+cache)
	for _, analysed := range []string{"m", ""} {
		res := mustRun(t, cfg)
		noErrors(t, dir, res)
		expect(t, "cold", lines(dir, res), "m/m.go:8:12: call of marked F")
		if got := l.taken(); got != analysed {
			t.Errorf("analysed %q, want %q", got, analysed)
		}
	}
	archives := 0
	err = filepath.WalkDir(cache, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if bytes.HasPrefix(data, []byte("!<arch>")) {
			archives++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if archives > 0 {
		t.Errorf("%d packages were compiled", archives)
	}
}

// What is in the build cache is used. So the types are the compiler's, which a later run need not make again.
func TestRefusesOnlyWhatIsMissing(t *testing.T) {
	dir := writeModule(t, vendored)
	cfg := config(filepath.Join(dir, "m"), "./...")
	if _, g, err := describe(t.Context(), &cfg); err != nil { // compiles
		t.Fatal(err)
	} else if g.byID["ex.com/dep"].meta.ExportFile == "" {
		t.Fatal("not compiled")
	}
	cfg.Program = program(t)
	l, g, err := describe(t.Context(), &cfg)
	if err != nil {
		t.Fatal(err)
	}
	if !l.refused || g.byID["ex.com/dep"].meta.ExportFile == "" {
		t.Errorf("refused: %v, export data: %q", l.refused, g.byID["ex.com/dep"].meta.ExportFile)
	}
}

// Imports that lead nowhere do not make the go command compile the others: the compiler does not know more about them.
func TestRefusesBesideErrors(t *testing.T) {
	dir := writeModule(t, `
-- m/go.mod --
module ex.com/m
go 1.26
-- m/missing/missing.go --
package missing

import (
	_ "errors"
	_ "ex.com/m/nowhere"
)
`)
	cfg := config(filepath.Join(dir, "m"), "./...")
	cfg.Program = program(t)
	r, err := analyse(t.Context(), &cfg)
	if err != nil {
		t.Fatal(err)
	}
	if !r.listing.refused || r.broken {
		t.Errorf("refused: %v, broken: %v", r.listing.refused, r.broken)
	}
}

// A dependency with an error is compiled after all, since the compiler says what is wrong.
func TestBrokenDependencyIsCompiled(t *testing.T) {
	dir := writeModule(t, vendored+`
-- m/vendor/ex.com/dep/broken.go --
package dep

var Broken int = "text"
`)
	cfg := config(filepath.Join(dir, "m"))
	want := errorLines(dir, mustRun(t, cfg))
	cfg.Program = program(t)
	if got := errorLines(dir, mustRun(t, cfg)); got != want || got == "" {
		t.Errorf("errors:\n%s\nwant\n%s", got, want)
	}
}

// A listing is remembered if there is export data of all packages that it was asked for. Others, which only the go command needs to
// link tests, do not count.
func TestRemembersWhatIsCompiled(t *testing.T) {
	dir := writeModule(t, vendored+`
-- m/m_test.go --
package m

import "testing"

func TestF(t *testing.T) { F() }
`)
	kept, err := store.Open(t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	cfg := config(filepath.Join(dir, "m"), "./...")
	cfg.Tests = true
	if _, _, err := describe(t.Context(), &cfg); err != nil { // compiles
		t.Fatal(err)
	}
	cfg.Store, cfg.Program = kept, program(t)
	if res := mustRun(t, cfg); res.Listing == nil {
		t.Error("the listing is not remembered")
	}
}
