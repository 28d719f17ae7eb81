package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/testing/page"
)

// docs/configuration.md is what the flags say of themselves. Run `go test ./cmd/statuslint -run TestConfigurationPage
// -update` to write it.
func TestConfigurationPage(t *testing.T) {
	const path = "../../docs/configuration.md"
	want := configurationPage()
	page.Hold(t, path, want, *update)
	_, example, _ := strings.Cut(want, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	file := filepath.Join(t.TempDir(), "example.yml")
	if err := os.WriteFile(file, []byte(example), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := config.Read(file, file, config.Keys(new(flags).flagSet())); err != nil || !strings.Contains(example, "allow:") {
		t.Errorf("the example is wrong: %v", err)
	}
}

func configurationPage() string {
	var f flags
	fs := f.flagSet()
	var b strings.Builder
	b.WriteString(configurationIntro)
	b.WriteString("\n| key and flag | value | default | what it is for |\n|---|---|---|---|\n")
	list := options.List[analyzer.Options]()
	for _, k := range config.Keys(fs) {
		def := fs.Lookup(k.Name)
		_, usage := flag.UnquoteUsage(def)
		kind, initial := k.Type, "`"+def.DefValue+"`"
		isOption := slices.ContainsFunc(list, func(o options.Option) bool { return o.Name == k.Name })
		switch {
		case !isOption && kind == "list":
			kind = "string, or list of strings"
		case kind == "bool":
			kind = "true or false"
		}
		if k.Name == "tests" {
			initial = "`" + analyzer.TestsDefault + "`"
		} else if def.DefValue == "" {
			initial = "empty"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", k.Name, kind, initial, usage)
	}
	fmt.Fprintf(&b, configurationRest, strings.Join(mildRules(), ", "))
	return b.String()
}

// mildRules lists the rules whose findings are warnings.
func mildRules() []string {
	var ids []string
	for _, d := range analyzer.Rules() {
		if d.Severity == analyzer.Warning {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

const configurationIntro = "<!-- Written by TestConfigurationPage from the flags' own usage: change that, not this. -->\n" + `
# Configuration

The command reads ` + "`.statuslint.yml`" + ` (or ` + "`.statuslint.yaml`" + `, not both) from the directory in which it runs, or else from
the nearest directory above that has one. With ` + "`-C`" + `, that is where the search begins.

` + "```yaml" + `
# yaml-language-server: $schema=` + config.SchemaURL + `
# Codes that our gateway logs.
allow: [499, 520-527]
# Codes that everybody knows.
literals: [200, 404]
enable: [late-error]
functions: ["(*example.com/kit.Reply).Send:1"]
new-from-merge-base: origin/main
` + "```" + `

Each key is a flag of the same name. A flag on the command line replaces what the file says for its key, and a list
replaces the whole list of the file; ` + "`-allow=`" + ` empties it. Files are not merged: the nearest one counts. The first line of the
example is for editors: with a YAML language server they complete and check the keys.

- ` + "`-show-config`" + ` prints the settings that count, each with where it comes from, in a form that can be saved as the file.
- ` + "`-config FILE`" + ` reads another file, named from where the command is called.
- ` + "`-config none`" + ` reads no file.

` + "`go vet -vettool`" + ` and golangci-lint do not read this file. go vet's cache knows of flags alone, so that
settings are given as ` + "`-statuslint.allow 499`" + ` there. In golangci-lint they go into ` + "`.golangci.yml`" + `: the keys from
` + "`enable` to `unsafe-fixes`" + `, which are the analyzer's.

## Folders

` + "`overrides`, `severity` and `openapi`" + ` are in files only; no flag has their names.

` + "```yaml" + `
overrides:
  - paths: [internal/legacy/**]
    disable: [magic]
  - paths: ["**/*_test.go"]
    literals: [200, 404]
severity:
  magic: info
  late-error: error
` + "```" + `

- An override changes ` + "`enable`, `disable`, `allow`, `deny` and `literals`" + ` for the files that one of its ` + "`paths`" + ` matches. Paths are
  relative to the folder of the file and have slashes. ` + "`*` and `?`" + ` stop at a slash, ` + "`**`" + ` matches any number of folders, and a
  folder means all files in it.
- The last match wins. Each rule is on or off as the last match that names it says, and a list of codes is that of the last match
  that has one. What the command line says of a key wins over the overrides of that key.
- A severity is ` + "`info`, `warning` or `error`" + `. A finding of severity info is reported and never fails a run. Reports call it note
  (SARIF), notice (GitHub) or info.

## OpenAPI documents

` + "```yaml" + `
openapi: api/openapi.yaml
` + "```" + `

This names an OpenAPI document, or a list of them, relative to the folder of the file. Each run then compares the statuses of the
program's routes with it, and reports what differs as ` + "`undocumented-status` and `unsent-status`" + `: see
[endpoints](endpoints.md#compare-with-an-openapi-document). The key is enough: ` + "`enable`" + ` does not need to name these rules, and
` + "`disable`" + ` turns them off. Only the command reads the key. In golangci-lint's settings it is an error.

## Monorepos and workspaces

The ` + "`.statuslint.yml`" + ` of a module counts for its files, also if a run starts elsewhere in the workspace (` + "`statuslint work`" + `, or
` + "`statuslint ./api/... ./shop/...`" + ` beside a go.work). A module without a file of its own has the settings of the run. ` + "`tags`, `test`,\n`format`, `fail-on`" + ` and the keys about what is new are about the run as a whole: those of a module count if the run starts in it.
Without a go.work, the go command does not look into other modules: run statuslint in each of them.

## Keys
`

const configurationRest = `
Lists are YAML lists, a single value (` + "`allow: 499`" + `), or values separated by commas, as on the command line, where a flag may
also be given several times. An unknown key, a key given twice, a value of another type, and aliases and merged keys are errors
that name the line.

## What is analysed

The packages that the go command finds, with its settings: the environment and what ` + "`go env -w`" + ` has set. If ` + "`GOFLAGS`" + ` has
` + "`-overlay`" + `, the text that the go command would compile is analysed. What is found in a replacement is reported in that file, as by
go vet, and ` + "`-fix` and `-diff`" + ` change that file, never the one it replaces. They leave it alone, and say so, if it is outside the main
module or replaces several files.

## One finding

A directive silences the rules that it names at one place, and gives the reason:

` + "```go" + `
w.WriteHeader(404) //statuslint:ignore magic the protocol says 404

//statuslint:ignore class,magic clients of version 1 want an error with 200
http.Error(w, quota(), 200)
` + "```" + `

It works the same in the command, in go vet, in golangci-lint and in Bazel. What it covers depends on where it is:

| directive | what it covers |
|---|---|
| after code | its line |
| on its own, directly above code | the statement, element, field or argument that starts there; of an if, for, switch, select or case the header only, not what is in the block |
| in the doc comment of a declaration, in any line of it | the declaration |
| above the package clause | the file |

A finding is silenced if it starts on a covered line. In a call over several lines, ` + "`missing-return`" + ` is reported at the first line
and ` + "`magic`" + ` at the number. One mistake is reported by one rule, and silencing that one does not bring up another. The rule
[directive](rules.md#directive) reports directives that silence nothing, name an unknown rule or give no reason, and comments
that only look like a directive.

` + "`//nolint:statuslint`" + ` is read as golangci-lint reads it. It silences all rules at once, those that you have not thought of as well: in

` + "```go" + `
http.Error(w, "bad", 400) //nolint:statuslint // numbers are fine
` + "```" + `

it also hides that a return is missing. ` + "`//statuslint:ignore magic numbers are fine`" + ` does not.

## What is new

` + "`-new-from-rev REV`" + ` compares the files on disk with a commit: what was committed since then, what is staged, what is not, and
files that git does not know yet, unless it ignores them. ` + "`-new-from-merge-base BRANCH`" + ` takes the commit at which HEAD left the
branch, which is what a pull request wants. One of the two on the command line replaces either of them in the file, and
` + "`none`" + ` switches the gate off.

A finding is new

- if a line of it was added or edited, where a line that was only indented or aligned anew does not count;
- if it has two halves, such as a reply and the one that follows it, and a line of either was added or edited, or lines
  between them were taken away or edited: a return that is missing now is not there to be seen.

A file that was renamed is compared with what it was, whether git was told or not. A copy is new. Files that lie outside the
repository, in a submodule or in another repository below have not changed: give the submodule with ` + "`-C`" + ` to compare it with
its own history. For a symbolic link, the file that it leads to counts.

With ` + "`-fix`" + `, only what is new is repaired, and with ` + "`-diff`" + ` only that is shown.

## What fails

Any finding makes the exit status 1. With ` + "`fail-on: error`" + ` those of severity warning do not,
which are %s, unless ` + "`severity`" + ` says otherwise. With ` + "`fail-on: none`" + ` no finding does. For ` + "`-diff`" + ` it does not matter: its exit status is 1 if there is something to fix. What could not be
analysed is 2, always.
`
