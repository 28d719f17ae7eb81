package apply

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/internal/testing/folder"
)

// edit replaces the nth occurrence (from 0) of old in a file's content.
func edit(t *testing.T, file, content, old string, nth int, new string) driver.Edit {
	t.Helper()
	at := -1
	for range nth + 1 {
		i := strings.Index(content[at+1:], old)
		if i < 0 {
			t.Fatalf("%q has no %q number %d", content, old, nth)
		}
		at += 1 + i
	}
	return driver.Edit{File: file, Start: at, End: at + len(old), New: []byte(new)}
}

// insert puts text before the first occurrence of mark.
func insert(t *testing.T, file, content, mark, text string) driver.Edit {
	t.Helper()
	e := edit(t, file, content, mark, 0, text)
	e.End = e.Start
	return e
}

// finding has one fix with the given edits.
func finding(edits ...driver.Edit) driver.Finding {
	return driver.Finding{Fixes: []driver.Fix{{Edits: edits}}}
}

// write creates a file in a new directory and returns its name.
func write(t *testing.T, name, content string) string {
	t.Helper()
	// The test's directory may be reached by a symbolic link, as on macOS.
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return writeAt(t, filepath.Join(dir, name), content)
}

func writeAt(t *testing.T, file, content string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func read(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func sources(t *testing.T, files ...string) map[string]driver.Source {
	t.Helper()
	m := make(map[string]driver.Source)
	for _, f := range files {
		m[f] = driver.Source{Content: []byte(read(t, f))}
	}
	return m
}

// fix plans the fixes of findings in files as they are on disk and makes them.
func fix(t *testing.T, findings []driver.Finding, files ...string) *Plan {
	t.Helper()
	plan := NewPlan(findings, sources(t, files...), Options{})
	if _, problems := plan.Write(t.Context()); len(problems) > 0 {
		t.Fatalf("writing: %v", problems)
	}
	return plan
}

// onlyFiles fails the test if a directory holds other files, such as temporary ones.
func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	if got := folder.Names(t, dir); got != strings.Join(want, " ") {
		t.Errorf("%s holds %s, want %v", dir, got, want)
	}
}

// problem checks that a plan changes nothing in a file and says why.
func problem(t *testing.T, list []Problem, file, want string) {
	t.Helper()
	if len(list) != 1 || list[0].File != file || !strings.Contains(list[0].Err.Error(), want) {
		t.Errorf("problems %v, want one of %s with %q", list, file, want)
	}
}
