package driver

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// TestTwins checks that a package with tests is analysed once, with them, and has the facts that it would have alone.
func TestTwins(t *testing.T) {
	const module = usingDep + `
-- dep/go.mod --
module ex.com/dep
go 1.26
-- dep/source/source.go --
package source
-- m/low/low.go --
package low

import _ "ex.com/dep/source"

// MARK
func Low() {}

type T struct{}

// MARK
func (T) Method() {}
-- m/low/low_test.go --
package low

import "testing"

// MARK
func helper() {}

func TestLow(t *testing.T) { helper(); Low() }
-- m/high/high.go --
package high

import "ex.com/m/low"

func High() { low.Low(); low.T{}.Method() }
`
	all := `
		m/high/high.go:5:15: call of marked Low
		m/high/high.go:5:26: call of marked Method
		m/low/low_test.go:8:30: call of marked helper
		m/low/low_test.go:8:40: call of marked Low`
	for _, c := range []struct {
		what, add string
		passes    int // over package low, of 2
	}{
		{"tests beside a package", "", 1},
		{"a test file with a method of the package's type", "-- m/low/more_test.go --\npackage low\n\nfunc (T) a() {}\n", 2},
		{"a file that needs a test file", "-- m/low/more_test.go --\npackage low\n\nconst more = 1\n-- m/low/more.go --\npackage low\n\nvar _ = more\n", 2},
		{"tests that two packages have of each other", "-- m/high/high_test.go --\npackage high\n\nimport _ \"ex.com/m/low\"\n-- m/low/more_test.go --\npackage low\n\nimport _ \"ex.com/m/other\"\n" +
			"-- m/other/other.go --\npackage other\n-- m/other/other_test.go --\npackage other\n\nimport _ \"ex.com/m/low\"\n", 1},
	} {
		dir := writeModule(t, module+c.add)
		kept, err := store.Open(t.TempDir(), nil)
		if err != nil {
			t.Fatal(err)
		}
		cfg := config(filepath.Join(dir, "m"))
		cfg.Scope, cfg.Store = markScope{}, kept
		passes := make(chan string, 20)
		run := cfg.Analyzer.Run
		cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
			if pass.Pkg.Name() == "low" {
				passes <- pass.Pkg.Path()
			}
			return run(pass)
		}
		expect(t, c.what, lines(dir, mustRun(t, cfg)), all)
		if len(passes) != c.passes {
			t.Errorf("%s: %d passes over the package, want %d", c.what, len(passes), c.passes)
		}
		expect(t, c.what+", again", lines(dir, mustRun(t, cfg)), all)
		// The entry of the package with its tests is not used for the package without them.
		cfg.Tests = false
		expect(t, c.what+", without tests", lines(dir, mustRun(t, cfg)), all[:len(all)-len("\n\t\tm/low/low_test.go:8:30: call of marked helper\n\t\tm/low/low_test.go:8:40: call of marked Low")])
	}
}
