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
the nearest parent that has one. ` + "`-C`" + ` sets where the search begins.

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

Each key is a flag of the same name. A flag on the command line overrides its key in the file; a list
replaces the whole list, and ` + "`-allow=`" + ` empties it. Files are not merged: only the nearest one is used. The first line of the
example makes editors with a YAML language server complete and check the keys.

- ` + "`-show-config`" + ` prints the settings in effect and where each comes from. The output is a valid settings file.
- ` + "`-config FILE`" + ` reads another file, relative to the directory in which the command is called.
- ` + "`-config none`" + ` reads no file.

` + "`go vet -vettool`" + ` and golangci-lint do not read this file. go vet's cache knows only flags, so pass
settings as ` + "`-statuslint.allow 499`" + `. For golangci-lint, put them into ` + "`.golangci.yml`" + `: the keys from
` + "`enable` to `unsafe-fixes`" + `, which are the analyzer's.

## Folders

` + "`overrides`, `severity` and `openapi`" + ` exist only in files, not as flags.

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
  relative to the folder of the file and use slashes. ` + "`*` and `?`" + ` stop at a slash, ` + "`**`" + ` matches any number of folders, and a
  folder means all files in it.
- The last match wins: the last matching override that names a rule turns it on or off, and the last one that has a list of codes sets
  that list. A flag on the command line wins over the overrides of its key.
- A severity is ` + "`info`, `warning` or `error`" + `. Findings of severity info are reported but never fail a run. Reports call them note
  (SARIF), notice (GitHub) or info.

## OpenAPI documents

` + "```yaml" + `
openapi: api/openapi.yaml
` + "```" + `

This names an OpenAPI document, or a list of them, relative to the folder of the file. Each run then compares the statuses of the
program's routes with it, and reports differences as ` + "`undocumented-status` and `unsent-status`" + `: see
[endpoints](endpoints.md#compare-with-an-openapi-document). ` + "`disable`" + ` turns them off. Only the command supports this key. In
golangci-lint's settings it is an error.

## Monorepos and workspaces

The ` + "`.statuslint.yml`" + ` of a module applies to its files, even if a run starts elsewhere in the workspace (` + "`statuslint work`" + `, or
` + "`statuslint ./api/... ./shop/...`" + ` next to a go.work). A module without a file uses the settings of the run. ` + "`tags`, `test`,\n`format`, `fail-on`" + ` and the keys about what is new apply to the whole run: they are read from the module in which the run starts.
Without a go.work, the go command does not see other modules: run statuslint in each of them.

## Keys
`

const configurationRest = `
Lists are YAML lists, a single value (` + "`allow: 499`" + `), or values separated by commas, as on the command line, where a flag may
also be repeated. Unknown and repeated keys, values of the wrong type, aliases and merge keys are errors,
which name the line.

## What is analysed

The packages that the go command finds, with its settings from the environment and ` + "`go env -w`" + `. If ` + "`GOFLAGS`" + ` has
` + "`-overlay`" + `, statuslint analyses the text that the go command would compile. It reports findings in the replacement file, as
go vet does, and ` + "`-fix` and `-diff`" + ` change that file, never the one it replaces. If it is outside the main
module or replaces several files, they do not change it, and say so.

## One finding

A directive silences rules at one place and gives the reason:

` + "```go" + `
w.WriteHeader(404) //statuslint:ignore magic the protocol says 404

//statuslint:ignore class,magic clients of version 1 want an error with 200
http.Error(w, quota(), 200)
` + "```" + `

It works the same in the command, in go vet, in golangci-lint and in Bazel. What it covers depends on where it is:

| directive | what it covers |
|---|---|
| after code | its line |
| on its own, directly above code | the statement, element, field or argument that starts there; of an if, for, switch, select or case only the header, not the block |
| in the doc comment of a declaration, in any line of it | the declaration |
| above the package clause | the file |

A finding is silenced if it starts on a covered line. In a call over several lines, ` + "`missing-return`" + ` is reported at the first line
and ` + "`magic`" + ` at the number. Each mistake is reported by one rule; silencing it does not make another rule report it. The rule
[directive](rules.md#directive) reports directives that silence nothing, name an unknown rule or give no reason, and comments
that only look like a directive.

` + "`//nolint:statuslint`" + ` works as in golangci-lint. It silences all rules at once, also those you did not think of: in

` + "```go" + `
http.Error(w, "bad", 400) //nolint:statuslint // numbers are fine
` + "```" + `

it also hides the missing return. ` + "`//statuslint:ignore magic numbers are fine`" + ` does not.

## What is new

` + "`-new-from-rev REV`" + ` compares the files on disk with a commit: later commits, staged and unstaged changes, and
untracked files that git does not ignore. ` + "`-new-from-merge-base BRANCH`" + ` uses the commit at which HEAD left the
branch, as a pull request needs. Either flag on the command line overrides both keys in the file;
` + "`none`" + ` turns the comparison off.

A finding is new

- if one of its lines was added or edited; a change of white space alone does not count;
- if it has two halves, such as a reply and a second reply, and a line of either was added or edited, or a line
  between them was edited or removed: removing a return leaves no line to report.

A renamed file is compared with its old contents, even without git mv. A copy is new. Files outside the
repository, in a submodule or in a nested repository count as unchanged: run in the submodule with ` + "`-C`" + ` to compare it with
its own history. For a symbolic link, its target is compared.

With ` + "`-fix`" + ` and ` + "`-diff`" + `, only new findings are fixed or shown.

## What fails

The exit status is 1 if there are findings. With ` + "`fail-on: error`" + `, findings of severity warning do not count: those of
%s, unless ` + "`severity`" + ` changes that. With ` + "`fail-on: none`" + `, no finding counts. ` + "`-diff`" + ` ignores ` + "`fail-on`" + `: its exit status is 1 if
there is something to fix. If something could not be analysed, the exit status is always 2.
`
