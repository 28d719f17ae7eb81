package driver

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// A run that cannot start returns an error of one line.
func TestRunErrors(t *testing.T) {
	dir := writeModule(t, `
-- m/go.mod --
module ex.com/m
go 1.26
-- m/a/a.go --
package a
-- m/empty/readme.txt --
-- m/testonly/a_test.go --
package testonly
-- m/excluded/a.go --
//go:build never

package excluded
-- m/nested/go.mod --
module ex.com/nested
-- m/nested/n.go --
package n
-- bare/a.go --
package a
-- nothing/go.mod --
module ex.com/nothing
go 1.26
-- badmod/go.mod --
module ex.com/badmod
go 1.26
what is this
-- newer/go.mod --
module ex.com/newer
go 1.99
-- newer/a.go --
package a
-- work/go.work --
go 1.26
use ./x
-- work/x/go.mod --
module ex.com/x
go 1.26
-- work/x/x.go --
package x
-- work/y/go.mod --
module ex.com/y
go 1.26
-- work/y/y.go --
package y
-- badwork/go.work --
go 1.26
use ./gone
`)
	env := goEnvironment(t)
	expand := strings.NewReplacer(
		"{DIR}", dir,
		"{GOROOT}", env.GOROOT,
		"{GOVERSION}", strings.TrimPrefix(env.GOVERSION, "go"),
		"{GOARCH}", env.GOARCH,
	).Replace
	for _, tt := range []struct {
		dir      string
		patterns string
		want     string
		env      string
	}{
		{dir: "gone", want: `no such directory: {DIR}/gone`},
		{dir: "m/a/a.go", want: `not a directory: {DIR}/m/a/a.go`},
		{dir: "bare", want: `no go.mod found in {DIR}/bare or above: run statuslint inside a module`},
		{dir: "bare", patterns: ".", want: `no go.mod found in {DIR}/bare or above: run statuslint inside a module`},
		{dir: "bare", patterns: "./x ./y", want: `no go.mod found in {DIR}/bare or above: run statuslint inside a module`},
		{dir: "bare", patterns: "ex.com/q", want: `no go.mod found in {DIR}/bare or above: run statuslint inside a module`},
		{dir: "bare", patterns: "ex.com/q ex.com/r", want: `no go.mod found in {DIR}/bare or above: run statuslint inside a module`},
		{dir: "nothing", want: `no Go files in {DIR}/nothing or below`},
		{dir: "nothing", patterns: ".", want: `no Go files in {DIR}/nothing`},
		{dir: "m", patterns: "./empty", want: `no Go files in {DIR}/m/empty`},
		{dir: "m", patterns: "./empty/...", want: `no packages match ./empty/... in {DIR}/m`},
		{dir: "m", patterns: "./excluded", want: `build constraints exclude all Go files in {DIR}/m/excluded`},
		{dir: "m", patterns: "a/...", want: `no packages match a/... in {DIR}/m: the directory is written ./a/...`},
		{dir: "m", patterns: "gone/...", want: `no packages match gone/... in {DIR}/m`},
		{dir: "m", patterns: "./a/a.go ./...", want: `named files must be .go files: ./...`},
		{dir: "m", patterns: "./gone", want: `no such directory: {DIR}/m/gone`},
		{dir: "m", patterns: "./gone/...", want: `no such directory: ./gone/`},
		{dir: "m", patterns: "gone.go", want: `no such file: gone.go`},
		{dir: "m", patterns: "ex.com/m/gone", want: `no required module provides package ex.com/m/gone; to add it: go get ex.com/m/gone`},
		{dir: "m", patterns: "fmtx", want: "no package fmtx in the standard library: want an import path, or a directory such as ./fmtx"},
		{dir: "m", patterns: "a", want: "no package a in the standard library: the directory is written ./a"},
		{dir: "m", patterns: "../bare", want: `../bare is outside the module of {DIR}/m/go.mod: run statuslint in the module it belongs to`},
		{dir: "m", patterns: "../bare/...", want: `../bare is outside the module of {DIR}/m/go.mod: run statuslint in the module it belongs to`},
		{dir: "m", patterns: "./nested", want: `ex.com/m/nested belongs to another module than {DIR}/m/go.mod: run statuslint in that module, or add it to a go.work`},
		{dir: "m", patterns: "a@latest", want: `can only use path@version syntax with 'go get' and 'go install' in module-aware mode`},
		{dir: "m", patterns: "a=b", want: `malformed import path "a=b": invalid char '='`},
		{dir: "badmod", want: `errors parsing go.mod: go.mod:3: unknown directive: what`},
		{dir: "newer", want: `go.mod requires go >= 1.99 (running go {GOVERSION}; GOTOOLCHAIN=local)`},
		{dir: "work", want: `. contains no module listed in {DIR}/work/go.work: name modules, as in ./module/..., or all of them by the pattern work`},
		{dir: "work", patterns: "./y", want: `directory y is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using: go work use y`},
		{dir: "badwork", want: `cannot load module gone listed in go.work file: open gone/go.mod: no such file or directory`},
		{dir: "m", env: "GOFLAGS=-nope", want: `parsing $GOFLAGS: unknown flag -nope`},
		{dir: "m", env: "GOOS=plan10", want: `unsupported GOOS/GOARCH pair plan10/{GOARCH}`},
	} {
		cfg := config(filepath.Join(dir, tt.dir), strings.Fields(tt.patterns)...)
		if tt.env != "" {
			cfg.Env = append(cfg.Env, tt.env)
		}
		_, err := Run(context.Background(), cfg)
		if err == nil {
			t.Errorf("%s %s: no error", tt.dir, tt.patterns)
			continue
		}
		if want := expand(tt.want); err.Error() != want {
			t.Errorf("%s %s:\ngot  %s\nwant %s", tt.dir, tt.patterns, err, want)
		}
	}
}

func TestNoGoCommand(t *testing.T) {
	dir := writeModule(t, "-- go.mod --\nmodule ex.com/m\n")
	t.Setenv("PATH", dir)
	_, err := Run(context.Background(), config(dir))
	if err == nil || !strings.Contains(err.Error(), "the go command is not on PATH") {
		t.Errorf("got %v", err)
	}
}

func TestTestsLeftOut(t *testing.T) {
	dir := writeModule(t, "-- go.mod --\nmodule ex.com/m\ngo 1.26\n-- a_test.go --\npackage m\n")
	cfg := config(dir)
	cfg.Tests = false
	_, err := Run(context.Background(), cfg)
	if want := "only test files in " + dir + ", which -endpoints and -test=false leave out"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// If the go command is newer than statuslint, statuslint may be the cause of errors.
func TestVersionSkew(t *testing.T) {
	for goVersion, want := range map[string]bool{"go1.99.1": true, "go1.20": false, "devel": false, "": false} {
		r := &run{
			listing: &listing{env: goEnv{GOVERSION: goVersion}},
			graph: &graph{nodes: []*node{{
				meta: &packages.Package{PkgPath: "a"},
				work: task{out: &outcome{errors: []Error{{Package: "a", Message: "syntax error"}}}},
			}}},
		}
		errs := r.errors()
		if got := strings.Contains(errs[len(errs)-1].Message, "rebuild it"); got != want {
			t.Errorf("%q: %v", goVersion, errs)
		}
		r.graph.nodes[0].work.out.errors = nil
		if errs := r.errors(); len(errs) > 0 {
			t.Errorf("%q: %v", goVersion, errs)
		}
	}
}
