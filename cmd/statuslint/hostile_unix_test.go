//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// Where nothing can be written, everything is found, and nothing is changed, not even by half. A limit to the size of
// files acts as a full disk.
func TestFullDisk(t *testing.T) {
	if !long.On {
		t.Skip("it runs the command a dozen times")
	}
	dir, before := many(t, 3)
	// The go command keeps what it knows of a directory only once its files are some seconds old, and it must have no
	// reason to write later on.
	old := time.Now().Add(-time.Hour)
	if err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, old, old)
	}); err != nil {
		t.Fatal(err)
	}
	kept := t.TempDir()
	want := with(t, environment(), dir, 0, "-cache", kept) // so that the go command has compiled all that it needs
	if want.status != exitFindings || strings.Count(want.stdout, "\n") != len(before) {
		t.Fatalf("%+v", want)
	}
	full := func(kept string, args ...string) result {
		cmd := exec.Command("sh", append([]string{"-c", `ulimit -f 0; exec statuslint "$@"`, "sh"}, args...)...)
		var stdout, stderr bytes.Buffer
		cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(environment(), store.Env+"="+kept), &stdout, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return result{status(t, cmd), stdout.String(), stderr.String()}
	}
	// The second run finds what the first one has left in the cache, which is nothing of use.
	empty := t.TempDir()
	for range 2 {
		if got := full(empty); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	got := full(empty, "-fix")
	if got.status != exitFailed || got.stdout != want.stdout || strings.Count(got.stderr, "statuslint: cannot fix file") != len(before) ||
		!strings.HasSuffix(got.stderr, "nothing could be fixed; 3 left\n") {
		t.Errorf("-fix: %+v", got)
	}
	got = full(empty, "-format", "sarif:out.sarif,text")
	if got.status != exitFailed || !strings.Contains(got.stderr, "statuslint: cannot write "+filepath.Join(dir, "out.sarif")+": ") {
		t.Errorf("-format: %+v", got)
	}
	if fixed := wholeFiles(t, dir, before); fixed > 0 {
		t.Errorf("%d files are fixed", fixed)
	}
	// With room again, the cache is as good as new.
	if got := with(t, environment(), dir, 0, "-cache", empty); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
