//go:build e2e

package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/corpus"
)

// golangci-lint finds in the cases of the analyzer what the command does, cold and from its cache.
func TestCorpus(t *testing.T) {
	bin := tools(t)
	dir, _ := corpus.Write(t, filepath.Join(root, "analyzer/testdata/src"))
	const configuration = `version: "2"
linters:
  default: none
  enable: [statuslint]
  settings:
    custom:
      statuslint:
        type: module
        settings:
          enable: [all]
          tests: all
  exclusions:
    generated: disable
issues:
  max-same-issues: 0
  max-issues-per-linter: 0
  uniq-by-line: false
`
	if err := os.WriteFile(filepath.Join(dir, ".golangci.yml"), []byte(configuration), 0o666); err != nil {
		t.Fatal(err)
	}
	want := findings(t, dir, filepath.Join(bin, exe("statuslint")), "-cache", "off", "-enable", "all", "-tests", "all", "./...")
	if len(want) < 800 {
		t.Fatalf("the command has %d findings in all of the corpus", len(want))
	}
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	for _, run := range []string{"the first run", "the run after it"} {
		got := findings(t, dir, filepath.Join(bin, exe("golangci-lint")), append(plainRun, "./...")...)
		if diff := corpus.Difference(want, got); diff != "" {
			t.Errorf("%s of golangci-lint differs from the command:\n%s", run, diff)
		}
	}
}

// findings runs a program that has to end with status 1, and returns the lines that it prints.
func findings(t *testing.T, dir, name string, args ...string) []string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	stdout, err := cmd.Output()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("%s: %v\n%s", cmd, err, stderr.String())
	}
	return slices.Collect(strings.SplitSeq(strings.TrimSuffix(string(stdout), "\n"), "\n"))
}
