package driver

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// plugins is a module with a package, plugin, that main only imports for its init function.
const plugins = `
-- go.mod --
module ex.com/m
go 1.26
-- base/base.go --
package base

// MARK
func Register() {}
-- plugin/plugin.go --
package plugin

import "ex.com/m/base"

func init() { base.Register() }

// MARK
func Serve() {}
-- plugin/plugin_test.go --
package plugin

import "testing"

func TestServe(t *testing.T) { Serve() }
-- main.go --
package main

import _ "ex.com/m/plugin"

func main() {}
`

// TestBlankImports checks that a package which others only import under the name _ is checked once, with its tests, and that
// everything is found.
func TestBlankImports(t *testing.T) {
	const found = `
		plugin/plugin.go:5:15: call of marked Register
		plugin/plugin_test.go:5:32: call of marked Serve`
	for _, c := range []struct {
		what, add string
		passes    int // over package plugin
		found     string
	}{
		{"only blank", "", 1, found},
		{"a comment before the path", "-- more.go --\npackage main\n\nimport _ /* for its init */ \"ex.com/m/plugin\"\n", 1, found},
		{"blank in one file, named in another", "-- more.go --\npackage main\n\nimport \"ex.com/m/plugin\"\n\nfunc serve() { plugin.Serve() }\n", 2,
			"\n\t\tmore.go:5:16: call of marked Serve" + found},
		{"named by a test", "-- main_test.go --\npackage main\n\nimport p \"ex.com/m/plugin\"\n\nfunc serve() { p.Serve() }\n", 2,
			"\n\t\tmain_test.go:5:16: call of marked Serve" + found},
		{"tests that two packages have of each other", "-- other/other.go --\npackage other\n\nimport _ \"ex.com/m/plugin\"\n" +
			"-- other/other_test.go --\npackage other\n-- plugin/other_test.go --\npackage plugin\n\nimport _ \"ex.com/m/third\"\n" +
			"-- third/third.go --\npackage third\n-- third/third_test.go --\npackage third\n\nimport _ \"ex.com/m/other\"\n", 1, found},
	} {
		dir := writeModule(t, plugins+c.add)
		kept, err := store.Open(t.TempDir(), nil)
		if err != nil {
			t.Fatal(err)
		}
		cfg := config(dir)
		cfg.Store = kept
		passes := make(chan string, 20)
		run := cfg.Analyzer.Run
		cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
			if pass.Pkg.Name() == "plugin" {
				passes <- pass.Pkg.Path()
			}
			return run(pass)
		}
		res := mustRun(t, cfg)
		noErrors(t, dir, res)
		expect(t, c.what, lines(dir, res), c.found)
		if len(passes) != c.passes {
			t.Errorf("%s: %d passes over the plugin, want %d", c.what, len(passes), c.passes)
		}
		cfg.Listing = res.Listing
		again := mustRun(t, cfg)
		noErrors(t, dir, again)
		expect(t, c.what+", again", lines(dir, again), c.found)
		if len(passes) != c.passes {
			t.Errorf("%s: the second run analysed the plugin", c.what)
		}
	}
}

// Importers get the facts of a package that only tests use, even if they use a copy of it that was recompiled for the test.
func TestFactsOfRecompiledCopy(t *testing.T) {
	dir := writeModule(t, plugins+`
-- base/base_test.go --
package base
-- base/external_test.go --
package base_test

import "ex.com/m/plugin"

func serve() { plugin.Serve() }
`)
	expect(t, "", lines(dir, mustRun(t, config(dir))), `
		base/external_test.go:5:16: call of marked Serve
		plugin/plugin.go:5:15: call of marked Register
		plugin/plugin_test.go:5:32: call of marked Serve`)
}

// A package whose types are not there because its importers only name it _ is checked when one of them changes.
func TestBlankImportGetsName(t *testing.T) {
	dir := writeModule(t, plugins)
	kept, err := store.Open(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg := config(dir)
	cfg.Store = kept
	noErrors(t, dir, mustRun(t, cfg))
	main := "package main\n\nimport \"ex.com/m/plugin\"\n\nfunc main() { plugin.Serve() }\n"
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(main), 0o666); err != nil {
		t.Fatal(err)
	}
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "", lines(dir, res), `
		main.go:5:15: call of marked Serve
		plugin/plugin.go:5:15: call of marked Register
		plugin/plugin_test.go:5:32: call of marked Serve`)
}
