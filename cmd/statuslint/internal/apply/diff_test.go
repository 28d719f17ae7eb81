package apply

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

func TestDiff(t *testing.T) {
	const content = "package p\n\nvar a = 404\n\n// 1\n// 2\n// 3\n// 4\n// 5\n// 6\n\nvar b = 500" // no newline at the end
	a := write(t, "sub/a.go", content)
	base := filepath.Dir(filepath.Dir(a))
	plan := NewPlan([]driver.Finding{
		finding(edit(t, a, content, "404", 0, "x")),
		finding(edit(t, a, content, "500", 0, "y")),
	}, sources(t, a), Options{ReadOnly: true})
	var out bytes.Buffer
	if err := plan.Diff(&out, base, terminal.Style{}); err != nil {
		t.Fatal(err)
	}
	want := `--- a/sub/a.go
+++ b/sub/a.go
@@ -1,6 +1,6 @@
 package p
 
-var a = 404
+var a = x
 
 // 1
 // 2
@@ -9,4 +9,4 @@
 // 5
 // 6
 
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

func TestBase(t *testing.T) {
	slash := filepath.FromSlash
	change := func(file string) Change { return Change{target: &target{path: slash(file)}} }
	plan := &Plan{Changes: []Change{change("/code/shop/api/a.go"), change("/code/shop/b.go")}}
	for _, tt := range []struct {
		dirs []string
		want string
	}{
		{[]string{"/code", "/code/shop"}, "/code"},
		{[]string{"/home/me", "/code/shop"}, "/code/shop"},
		{[]string{"/code/shop/api", "/home/me"}, "/code/shop"},
		{[]string{"/code/shopping"}, "/code/shop"},
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

// On a terminal a diff has git's colours. A line that was removed and begins with dashes is no name.
func TestColours(t *testing.T) {
	const diff = "--- a/x.go\n+++ b/x.go\n@@ -1,3 +1,3 @@\n same\n--- x\n+y\n\\ No newline at end of file\n"
	const want = "\x1b[1m--- a/x.go\x1b[0m\n\x1b[1m+++ b/x.go\x1b[0m\n\x1b[36m@@ -1,3 +1,3 @@\x1b[0m\n same\n\x1b[31m--- x\x1b[0m\n\x1b[32m+y\x1b[0m\n\\ No newline at end of file\n"
	if got := coloured(diff, terminal.Style{Colour: true}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := coloured(diff, terminal.Style{}); got != diff {
		t.Errorf("without colours: %q", got)
	}
}
