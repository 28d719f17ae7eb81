package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/testing/corpus"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// corpusSource is where the cases of the analyzer are.
const corpusSource = "../../analyzer/testdata/src"

// corpusRun runs the command over the corpus. It also reports whether anything was analysed or listed for that.
func corpusRun(t *testing.T, dir, kept string, args ...string) (findings []string, ran bool) {
	t.Helper()
	a, stdout, stderr := prepare(t, dir, append([]string{"-cache", kept}, args...)...)
	a.config.Env = environment() // the cases need all of net/http
	a.config.Progress = func(int, int) { ran = true }
	if status := a.check(t.Context()); status != exitFindings || stderr.Len() > 0 {
		t.Fatalf("%v: status %d, stderr\n%s", args, status, stderr)
	}
	return strings.Split(strings.TrimSuffix(stdout.String(), "\n"), "\n"), ran
}

// All drivers find the same in the cases of the analyzer, in any order, and with anything that is known from
// earlier runs.
func TestCorpus(t *testing.T) {
	dir, packages := corpus.Write(t, corpusSource)
	all := []string{"-enable", "all", "-tests", "all"}
	want, _ := corpusRun(t, dir, store.Off, all...)
	if len(want) < 800 {
		t.Fatalf("%d findings in all of the corpus", len(want))
	}
	same := func(how string, got []string) {
		t.Helper()
		if diff := corpus.Difference(want, got); diff != "" {
			t.Errorf("%s differs from a run without a cache:\n%s", how, diff)
		}
	}
	shuffled := func() []string {
		seed := rand.Uint64()
		t.Logf("order of packages by seed %d", seed)
		order := slices.Clone(packages)
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		return slices.Concat(all, order)
	}
	processors := []int{8}
	if long.On {
		processors = []int{1, 8}
	}
	for _, procs := range processors {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			kept := t.TempDir()
			got, ran := corpusRun(t, dir, kept, all...)
			same(fmt.Sprintf("the first run with a cache on %d processors", procs), got)
			if !ran {
				t.Error("the first run did nothing")
			}
			got, ran = corpusRun(t, dir, kept, all...)
			same("the answer of the run before", got)
			if ran {
				t.Error("the second run did something, although nothing has changed")
			}
			// An edit, and what it was before.
			edited := filepath.Join(dir, "magic", "functions.go")
			src, err := os.ReadFile(edited)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(edited, append(slices.Clone(src), "\n// edited\n"...), 0o666); err != nil {
				t.Fatal(err)
			}
			got, ran = corpusRun(t, dir, kept, all...)
			same("after an edit that changes nothing", got)
			if !ran {
				t.Error("the edit was not seen")
			}
			if err := os.WriteFile(edited, src, 0o666); err != nil {
				t.Fatal(err)
			}
			got, ran = corpusRun(t, dir, kept, all...)
			same("after the edit was undone", got)
			if ran {
				t.Error("the state before the edit was forgotten")
			}
			if long.On {
				// Another list of packages is another question, for which each package is taken from the cache.
				got, _ = corpusRun(t, dir, kept, shuffled()...)
				same("packages from the cache in another order", got)
				got, _ = corpusRun(t, dir, store.Off, shuffled()...)
				same(fmt.Sprintf("packages in another order on %d processors", procs), got)
			}
		}()
	}
	// go vet has the tool analyse all of the standard library first.
	if !long.On {
		return
	}
	same("go vet", vetCorpus(t, dir, "-statuslint.enable=all", "-statuslint.tests=all"))
}

// vetCorpus runs the command as a vet tool.
func vetCorpus(t *testing.T, dir string, flags ...string) []string {
	t.Helper()
	tool, err := exec.LookPath("statuslint")
	if err != nil {
		t.Fatal(err)
	}
	vet := exec.Command("go", slices.Concat([]string{"vet", "-vettool=" + tool}, flags, []string{"./..."})...)
	vet.Dir, vet.Env = dir, environment()
	var stderr bytes.Buffer
	vet.Stderr = &stderr
	if _, err := vet.Output(); vet.ProcessState == nil || vet.ProcessState.ExitCode() != 1 {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	var lines []string
	for line := range strings.Lines(stderr.String()) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") || strings.Contains(line, ": \t") {
			continue // the name of the package; the second line of a finding
		}
		lines = append(lines, filepath.ToSlash(strings.TrimPrefix(line, "."+string(filepath.Separator))))
	}
	return lines
}
