package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// commit puts what is in a directory into a new git repository there.
func commit(t *testing.T, dir string) {
	t.Helper()
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1",
		"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
		"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
	} {
		t.Setenv(name, value)
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"commit", "-q", "-m", "first"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}

// On a terminal, the summary says that there are more.
func TestSummaryOfTheGate(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": handler})
	commit(t, dir)
	got := in(t, dir, 80, "-new-from-rev", "main")
	want := result{exitClean, "", "no findings in 1 package; only what is new since main counts, 2 older not shown\n"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	more := handler + "\nfunc gone(w http.ResponseWriter) { w.WriteHeader(410) }\n"
	if err := os.WriteFile(filepath.Join(dir, "shop.go"), []byte(more), 0o666); err != nil {
		t.Fatal(err)
	}
	got = in(t, dir, 80, "-new-from-merge-base", "main")
	if got.status != exitFindings || !strings.HasPrefix(got.stdout, "shop.go:13:50: use http.StatusGone instead of 410") ||
		got.stderr != "1 finding in 1 file, 1 can be fixed with -fix; only what is new since main\ncounts, 2 older not shown\n" {
		t.Errorf("got %+v", got)
	}
}

// A package whose rules are unknown to the command still fails.
func TestFailOnUnknownRule(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": "package shop\n\nvar abc int\n"})
	a, _, _ := prepare(t, dir, "-fail-on", "error")
	a.config.Analyzer, a.config.Scope = shortener(), nil
	if status := a.check(t.Context()); status != exitFindings {
		t.Errorf("status %d", status)
	}
}
