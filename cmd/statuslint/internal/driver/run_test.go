package driver

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestPanic(t *testing.T) {
	dir := writeModule(t, chain)
	cfg := config(dir)
	cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		switch pass.Pkg.Path() {
		case "ex.com/m/b":
			panic("no b today")
		case "ex.com/m/d":
			return nil, errors.New("no d today")
		}
		return runMark(pass)
	}
	res := mustRun(t, cfg)
	expect(t, "errors", errorLines(dir, res), `
		ex.com/m/b: internal error: panic in the analysis: no b today
		ex.com/m/d: mark: no d today
	`)
	expect(t, "findings", lines(dir, res), `
		a/a_test.go:6:17: call of marked A
		a/a_test.go:8:28: call of marked Helper
		a/x_test.go:11:2: call of marked A
		a/x_test.go:12:2: call of marked Helper
		a/x_test.go:14:2: call of marked M
	`)
	if res.Packages != 2 {
		t.Errorf("%d packages, want 2", res.Packages)
	}

	cfg.Debug = true
	res = mustRun(t, cfg)
	if !strings.Contains(errorLines(dir, res), "run_test.go") {
		t.Errorf("no stack: %s", errorLines(dir, res))
	}
}

// If the widest variant cannot be analysed, the plain package is reported instead.
func TestPanicInVariant(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a.go --
package m
-- a_test.go --
package m

import "testing"

func TestA(t *testing.T) {}
`)
	cfg := config(dir)
	cfg.Analyzer = passAnalyzer(func(pass *analysis.Pass) {
		if len(pass.Files) > 1 {
			panic("too much")
		}
		pass.Reportf(pass.Files[0].Name.Pos(), "found")
	})
	res := mustRun(t, cfg)
	expect(t, "findings", lines(dir, res), `a.go:1:9: found`)
	expect(t, "errors", errorLines(dir, res), `ex.com/m: internal error: panic in the analysis: too much`)
}

func TestCancel(t *testing.T) {
	dir := writeModule(t, chain)
	ctx, cancel := context.WithCancel(context.Background())
	cfg := config(dir)
	cfg.Analyzer = passAnalyzer(func(*analysis.Pass) { cancel() })
	if _, err := Run(ctx, cfg); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled in the analysis: %v", err)
	}
	if _, err := Run(ctx, cfg); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
}

func TestProgress(t *testing.T) {
	dir := writeModule(t, chain)
	var got []int
	cfg := config(dir)
	cfg.Progress = func(done, total int) {
		if total != 6 {
			t.Errorf("total %d, want 6", total)
		}
		got = append(got, done)
	}
	mustRun(t, cfg)
	if want := []int{1, 2, 3, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestRejectsAnalyzers(t *testing.T) {
	withFacts := &analysis.Analyzer{
		Name: "other", Doc: "other", Run: runMark, FactTypes: []analysis.Fact{new(marked)},
	}
	for _, a := range []*analysis.Analyzer{
		nil,
		{Name: "bad name", Doc: "x", Run: runMark},
		{Name: "x", Doc: "x", Run: runMark, Requires: []*analysis.Analyzer{withFacts}},
	} {
		if _, err := Run(context.Background(), Config{Analyzer: a}); err == nil {
			t.Errorf("%v: no error", a)
		}
	}
}
