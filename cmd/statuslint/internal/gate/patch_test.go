package gate

import (
	"slices"
	"strings"
	"testing"
)

// newLines lists the lines of a file, up to the 20th, that were added or edited.
func newLines(c *change, name string) []int {
	var lines []int
	for line := 1; line <= 20; line++ {
		if c.touches(name, line, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// cuts lists the lines of a file, up to the 20th, below which lines were taken away.
func cuts(c *change, name string) []int {
	var lines []int
	for line := range 20 {
		if c.cuts(name, line, line+1) {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestReadPatch(t *testing.T) {
	long := strings.Repeat("x", 1<<17)
	for _, tt := range []struct {
		name, patch string
		want        []int // lines of a.go
		removed     []int
	}{
		{"edited", "--- a/a.go\n+++ b/a.go\n@@ -3 +3 @@ func f() {\n-x\n+y\n@@ -9,0 +10,2 @@\n+y\n+z\n", []int{3, 10, 11}, []int{2}},
		{"removed", "--- a/a.go\n+++ b/a.go\n@@ -3,2 +2,0 @@\n-x\n-y\n", nil, []int{2}},
		{"no newline at the end", "--- a/a.go\n+++ b/a.go\n@@ -3 +3,2 @@\n-x\n\\ No newline at end of file\n+y\n+z\n", []int{3, 4}, []int{2}},
		{"lines like heads of a patch", "--- a/a.go\n+++ b/a.go\n@@ -3,3 +3,3 @@\n--- x\n-@@ -1 +1 @@\n-\\\n+++ x\n+++ b\n+@@ -1 +1 @@\n@@ -8,0 +9 @@\n+y\n",
			[]int{3, 4, 5, 9}, []int{2}},
		{"long lines", "--- a/a.go\n+++ b/a.go\n@@ -3 +3,2 @@\n-" + long + "\n+" + long + "\n+z\n", []int{3, 4}, []int{2}},
		{"carriage returns", "--- a/a.go\n+++ b/a.go\n@@ -3,0 +4 @@\n+y\r\n", []int{4}, nil},
		{"another file", "--- a/b.go\n+++ b/b.go\n@@ -3 +3 @@\n-x\n+y\n", nil, nil},
		{"gone", "--- a/a.go\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-x\n-y\n", nil, nil},
		{"created", "--- /dev/null\n+++ b/a.go\n@@ -0,0 +1,20 @@\n" + strings.Repeat("+x\n", 20), slices.Collect(upTo(20)), nil},
		{"created after one that is gone", "--- a/b.go\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n--- a/a.go\n+++ b/a.go\n@@ -1 +1 @@\n-x\n+y\n", []int{1}, []int{0}},
		{"renamed", "diff --git a/b.go b/a.go\nsimilarity index 90%\nrename from b.go\nrename to a.go\n--- a/b.go\n+++ b/a.go\n@@ -5 +5 @@\n-x\n+y\n", []int{5}, []int{4}},
	} {
		c, err := readPatch(strings.NewReader(tt.patch))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := newLines(c, "a.go"); !slices.Equal(got, tt.want) {
			t.Errorf("%s: new lines %v, want %v", tt.name, got, tt.want)
		}
		if got := cuts(c, "a.go"); !slices.Equal(got, tt.removed) {
			t.Errorf("%s: removed below %v, want %v", tt.name, got, tt.removed)
		}
	}
}

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 1; i <= n && yield(i); i++ {
		}
	}
}

func TestPatchName(t *testing.T) {
	for text, want := range map[string]string{
		"b/a.go":             "a.go",
		"b/two words.go\t":   "two words.go",
		`"b/K\303\244se.go"`: "Käse.go",
		`"b/a\tb\"c\\.go"`:   "a\tb\"c\\.go",
		`"b/\377.go"`:        "\xff.go",
		`"b/line\nbreak.go"`: "",
		"/dev/null":          "",
		"b/b/a.go":           "b/a.go",
	} {
		if got, err := patchName(text); err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", text, got, err, want)
		}
	}
	if _, err := patchName(`"b/unfinished`); err == nil {
		t.Error("a name without its closing quote is accepted")
	}
}

func TestUnreadablePatch(t *testing.T) {
	for _, head := range []string{"@@ x @@", "@@ -1 1 @@", "@@ -1 +x @@", "@@ 1 +1 @@", "@@ -1 +1"} {
		if _, err := readPatch(strings.NewReader("+++ b/a.go\n" + head + "\n")); err == nil {
			t.Errorf("%s is accepted", head)
		}
	}
}

// Whatever git writes, nothing panics.
func FuzzReadPatch(f *testing.F) {
	f.Add("--- a/a.go\n+++ b/a.go\n@@ -3 +3 @@\n-x\n+y\n")
	f.Add("--- /dev/null\n+++ \"b/\\303.go\"\n@@ -0,0 +1,2 @@\n+x\n+++ y\n")
	f.Fuzz(func(t *testing.T, patch string) {
		if c, err := readPatch(strings.NewReader(patch)); err == nil {
			for name := range c.hunks {
				newLines(c, name)
			}
		}
	})
}
