package apply

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

func TestDiff(t *testing.T) {
	const content = "package p\n\nvar a = 404\n\n\n\n\n\n\n\n\nvar b = 500" // no newline at the end
	a := write(t, "sub/a.go", content)
	base := filepath.Dir(filepath.Dir(a))
	plan := NewPlan([]driver.Finding{
		finding(edit(t, a, content, "404", 0, "x")),
		finding(edit(t, a, content, "500", 0, "y")),
	}, sources(t, a), Options{ReadOnly: true})
	var out bytes.Buffer
	if err := plan.Diff(&out, base); err != nil {
		t.Fatal(err)
	}
	want := `--- a/sub/a.go
+++ b/sub/a.go
@@ -1,6 +1,6 @@
 package p
 
-var a = 404
+var a = x
 
 
 
@@ -9,4 +9,4 @@
 
 
 
-var b = 500
\ No newline at end of file
+var b = y
\ No newline at end of file
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	if got := read(t, a); got != content {
		t.Errorf("the file is changed: %q", got)
	}
}

// What patch makes of the diff is what -fix writes.
func TestPatchAcceptsTheDiff(t *testing.T) {
	patch, err := exec.LookPath("patch")
	if err != nil {
		t.Skip("no patch on this machine")
	}
	for name, content := range map[string]string{
		"a.go":          twoCodes,
		"my dir/b c.go": twoCodes,
		"dos.go":        strings.ReplaceAll(twoCodes, "\n", "\r\n"),
		"noeol.go":      strings.TrimSpace(twoCodes),
	} {
		file := write(t, name, content)
		base := strings.TrimSuffix(file, string(filepath.Separator)+filepath.FromSlash(name))
		plan := NewPlan([]driver.Finding{
			finding(insert(t, file, content, "var", "import \"x\"\n\n"), edit(t, file, content, "404", 0, "x")),
		}, sources(t, file), Options{ReadOnly: true})
		var out bytes.Buffer
		if err := plan.Diff(&out, base); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(patch, "-p1", "--binary")
		cmd.Dir = base
		cmd.Stdin = &out
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			continue
		}
		if got, want := read(t, file), string(plan.Changes[0].After); got != want {
			t.Errorf("%s: patch made\n%q\nwant\n%q", name, got, want)
		}
		os.Remove(file + ".orig")
	}
}

func TestBase(t *testing.T) {
	slash := filepath.FromSlash
	plan := &Plan{Changes: []Change{{File: slash("/work/shop/api/a.go")}, {File: slash("/work/shop/b.go")}}}
	for _, tt := range []struct {
		dirs []string
		want string
	}{
		{[]string{"/work", "/work/shop"}, "/work"},
		{[]string{"/home/me", "/work/shop"}, "/work/shop"},
		{[]string{"/work/shop/api", "/home/me"}, "/work/shop"},
		{[]string{"/work/shopping"}, "/work/shop"},
	} {
		var dirs []string
		for _, d := range tt.dirs {
			dirs = append(dirs, slash(d))
		}
		if got := plan.Base(dirs...); got != slash(tt.want) {
			t.Errorf("Base(%v) = %q, want %q", tt.dirs, got, tt.want)
		}
	}
}
