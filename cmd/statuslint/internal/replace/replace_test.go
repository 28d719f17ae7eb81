//go:build long

package replace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/folder"
)

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.go")
	if err := Possible(path); err != nil {
		t.Fatal(err)
	}
	if got := folder.Names(t, dir); got != "" {
		t.Errorf("after asking whether it is possible there is %s", got)
	}
	for _, content := range []string{"new", "other"} { // in the place of nothing, and of a file
		old, _ := os.Stat(path)
		f, err := Stage(path, old, []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		if now, err := os.Stat(path); old == nil && err == nil || old != nil && !os.SameFile(old, now) {
			t.Error("the file is replaced before Commit")
		}
		if err := f.Commit(); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != content {
			t.Errorf("got %q, %v, want %q", got, err, content)
		}
		if err := os.Chmod(path, 0o640); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Stage(path, old, []byte("never"))
	if err != nil {
		t.Fatal(err)
	}
	if staged, err := os.Stat(f.temp); err != nil || runtime.GOOS != "windows" && staged.Mode() != old.Mode() {
		t.Errorf("the new file has %v, %v, and not %v", staged, err, old.Mode())
	}
	f.Discard()
	if got := folder.Names(t, dir); got != "a.go" {
		t.Errorf("left are %s", got)
	}
}

// The error has no names, and no file is left over.
func TestReplaceFails(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing", "a.go")
	_, err := Stage(missing, nil, nil)
	for _, err := range []error{err, Possible(missing)} {
		if !errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), "missing") {
			t.Errorf("in a directory that is not there: %v", err)
		}
	}

	dir := t.TempDir()
	path := filepath.Join(dir, "a.go")
	f, err := Stage(path, nil, []byte("new"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err == nil || strings.Contains(err.Error(), "a.go") {
		t.Errorf("in the place of a directory: %v", err)
	}
	if got := folder.Names(t, dir); got != "a.go" {
		t.Errorf("left are %s", got)
	}
}
