//go:build e2e

// Package e2e_test runs golangci-lint with the plugin in it on the modules of testdata/script, configured by the example
// at the top of the repository. It takes a minute, and the network: go test -tags e2e ./analyzer/gclplugin/e2e.
package e2e_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"

	"github.com/statuslint/statuslint/internal/testing/script"
)

// TestScripts runs the scripts. Besides the usual commands they have
//
//	config [-linters file] [setting=value]...
//
// which writes .golangci.yml: the example, with settings of statuslint changed and the file's lines added to the linters,
//
//	lint status [argument]...
//
// which runs golangci-lint and wants that exit status, its output in the form of our command's, and
//
//	exits status command [argument]...
func TestScripts(t *testing.T) {
	bin := tools(t)
	example := read(t, filepath.Join(root, ".golangci.example.yml"))
	lintCache := t.TempDir()
	params := script.Params(t)
	shared, exits := params.Setup, params.Cmds["exits"]
	params.Setup = func(env *testscript.Env) error {
		env.Setenv("PATH", bin+string(filepath.ListSeparator)+env.Getenv("PATH"))
		env.Setenv("GOLANGCI_LINT_CACHE", lintCache)
		return shared(env)
	}
	params.Cmds["config"] = func(ts *testscript.TestScript, neg bool, args []string) { config(ts, example, args) }
	params.Cmds["lint"] = func(ts *testscript.TestScript, neg bool, args []string) {
		exits(ts, neg, slices.Concat(args[:1], []string{"golangci-lint"}, plainRun, args[1:]))
	}
	params.Cmds["unpack"] = unpack
	testscript.Run(t, params)
}

// plainRun are the arguments with which golangci-lint prints a finding as our command does.
var plainRun = []string{
	"run", "--allow-parallel-runners", "--show-stats=false", "--output.text.path=stdout", "--output.text.colors=false",
	"--output.text.print-issued-lines=false", "--output.text.print-linter-name=false",
}

// config writes .golangci.yml.
func config(ts *testscript.TestScript, example string, args []string) {
	replace := func(line *regexp.Regexp, with string) {
		if n := len(line.FindAllString(example, -1)); n != 1 {
			ts.Fatalf("the example has %d lines that match %s, want 1", n, line)
		}
		example = line.ReplaceAllLiteralString(example, with)
	}
	if len(args) > 1 && args[0] == "-linters" {
		replace(regexp.MustCompile(`(?m)^linters:\n`), "linters:\n"+ts.ReadFile(args[1]))
		args = args[2:]
	}
	for _, arg := range args {
		key, value, _ := strings.Cut(arg, "=")
		replace(regexp.MustCompile(`(?m)^          `+regexp.QuoteMeta(key)+`: .*$`), "          "+key+": "+value)
	}
	ts.Check(os.WriteFile(ts.MkAbs(".golangci.yml"), []byte(example), 0o666))
}

// unpack writes the files of another script.
func unpack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unpack file")
	}
	archive, err := txtar.ParseFile(args[0])
	ts.Check(err)
	for _, file := range archive.Files {
		path := ts.MkAbs(file.Name)
		ts.Check(os.MkdirAll(filepath.Dir(path), 0o777))
		ts.Check(os.WriteFile(path, file.Data, 0o666))
	}
}
