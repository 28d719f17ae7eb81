package apply

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

func TestTheModeIsKept(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	for _, mode := range []os.FileMode{0o600, 0o644, 0o755, 0o222 | 0o444} {
		writeAt(t, a, twoCodes)
		if err := os.Chmod(a, mode); err != nil {
			t.Fatal(err)
		}
		fix(t, []driver.Finding{finding(edit(t, a, twoCodes, "404", 0, "x"))}, a)
		info, err := os.Stat(a)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); runtime.GOOS != "windows" && got != mode {
			t.Errorf("the mode is %o, want %o", got, mode)
		}
	}
	onlyFiles(t, filepath.Dir(a), "a.go")
}

func TestReadOnlyFilesAreLeftAlone(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	b := write(t, "b.go", twoCodes)
	if err := os.Chmod(a, 0o444); err != nil {
		t.Fatal(err)
	}
	findings := []driver.Finding{
		finding(edit(t, a, twoCodes, "404", 0, "x")),
		finding(edit(t, b, twoCodes, "404", 0, "x")),
	}
	plan := fix(t, findings, a, b)
	problem(t, plan.Problems, a, "it is read-only")
	if got := read(t, a); got != twoCodes {
		t.Errorf("a.go is %q", got)
	}
	if got, want := read(t, b), strings.Replace(twoCodes, "404", "x", 1); got != want {
		t.Errorf("b.go is %q, want %q", got, want)
	}

	// A diff writes nothing and may show what could be done.
	diff := NewPlan(findings[:1], sources(t, a), Options{ReadOnly: true})
	if len(diff.Problems) != 0 || len(diff.Changes) != 1 {
		t.Errorf("the plan for a diff is %+v", diff)
	}
}

func TestChangedFilesAreLeftAlone(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	b := write(t, "b.go", twoCodes)
	analysed := sources(t, a, b)
	findings := []driver.Finding{
		finding(edit(t, a, twoCodes, "404", 0, "x")),
		finding(edit(t, b, twoCodes, "404", 0, "x")),
	}
	changed := strings.Replace(twoCodes, "codes", "statuses", 1)
	writeAt(t, a, changed)
	plan := NewPlan(findings, analysed, Options{})
	problem(t, plan.Problems, a, "has changed since it was analysed")
	plan.Write(t.Context())
	if got := read(t, a); got != changed {
		t.Errorf("a.go is %q", got)
	}
	if got := read(t, b); got == twoCodes {
		t.Error("b.go was not fixed")
	}

	if err := os.Remove(a); err != nil {
		t.Fatal(err)
	}
	gone := NewPlan(findings[:1], analysed, Options{})
	problem(t, gone.Problems, a, "no such file")
	if strings.Contains(gone.Problems[0].Err.Error(), a) {
		t.Errorf("the error names the file, which the caller does already: %v", gone.Problems[0].Err)
	}

	unknown := NewPlan(findings[1:], nil, Options{})
	problem(t, unknown.Problems, b, "not analysed")
}

func TestSymbolicLinksAreFollowed(t *testing.T) {
	real := write(t, "real/a.go", twoCodes)
	link := filepath.Join(filepath.Dir(filepath.Dir(real)), "link.go")
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	// The same file by two names, as two findings may name it.
	plan := fix(t, []driver.Finding{
		finding(edit(t, link, twoCodes, "404", 0, "x")),
		finding(edit(t, real, twoCodes, "404", 0, "x")),
		finding(edit(t, real, twoCodes, "500", 0, "y")),
	}, link, real)
	if got, want := read(t, real), "package p\n\nvar codes = []int{x, y}\n"; got != want {
		t.Errorf("the file is %q, want %q", got, want)
	}
	if len(plan.Changes) != 1 {
		t.Errorf("%d changes of one file", len(plan.Changes))
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v, %v", info, err)
	}
	onlyFiles(t, filepath.Dir(real), "a.go")
}

// gofmt wants the comments of neighbouring lines aligned, so a longer value moves them.
func TestCleanFilesStayClean(t *testing.T) {
	const content = "package p\n\nvar codes = []int{\n\t404, // a\n\t5,   // b\n}\n"
	a := write(t, "a.go", content)
	fix(t, []driver.Finding{finding(edit(t, a, content, "404", 0, "notFound"))}, a)
	want := "package p\n\nvar codes = []int{\n\tnotFound, // a\n\t5,        // b\n}\n"
	if got := read(t, a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOtherFilesKeepTheirFormat(t *testing.T) {
	const content = "package p\n\nvar codes  = []int{\n\t404, // a\n\t5,   // b\n}\n"
	a := write(t, "a.go", content)
	fix(t, []driver.Finding{finding(edit(t, a, content, "404", 0, "notFound"))}, a)
	if got, want := read(t, a), strings.Replace(content, "404", "notFound", 1); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLineEndsAreKept(t *testing.T) {
	dos := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	content := dos("package p\n\nvar codes = []int{\n\t404, // a\n\t5,   // b\n}\n")
	a := write(t, "a.go", content)
	fix(t, []driver.Finding{finding(
		insert(t, a, content, "var", "import \"x\"\n\n"),
		edit(t, a, content, "404", 0, "notFound"),
	)}, a)
	want := dos("package p\n\nimport \"x\"\n\nvar codes = []int{\n\tnotFound, // a\n\t5,        // b\n}\n")
	if got := read(t, a); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}

	// Mixed line endings stay as they are.
	mixed := strings.Replace(content, "\r\n", "\n", 1)
	writeAt(t, a, mixed)
	fix(t, []driver.Finding{finding(edit(t, a, mixed, "404", 0, "notFound"))}, a)
	if got, want := read(t, a), strings.Replace(mixed, "404", "notFound", 1); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestAnInterruptLeavesFilesAsTheyAre(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	plan := NewPlan([]driver.Finding{finding(edit(t, a, twoCodes, "404", 0, "x"))}, sources(t, a), Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if written, problems := plan.Write(ctx); len(written)+len(problems) > 0 {
		t.Errorf("written %v, problems %v", written, problems)
	}
	if got := read(t, a); got != twoCodes {
		t.Errorf("a.go is %q", got)
	}
}

// The file system may refuse to rename for many reasons; here a directory has come up in the file's place.
func TestNothingIsLeftBehindWhenWritingFails(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	plan := NewPlan([]driver.Finding{finding(edit(t, a, twoCodes, "404", 0, "x"))}, sources(t, a), Options{})
	if err := os.Remove(a); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(a, 0o777); err != nil {
		t.Fatal(err)
	}
	written, problems := plan.Write(t.Context())
	if len(written) != 0 || len(problems) != 1 || problems[0].File != a {
		t.Errorf("written %v, problems %v", written, problems)
	}
	onlyFiles(t, filepath.Dir(a), "a.go")
}
