package apply

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// What git apply and patch -p1 make of a diff is, byte for byte, what -fix writes. The files are full of functions that
// look the same, so that a hunk with a wrong number finds a place that is not its own; edits are close enough to each
// other to share hunks, and some are at both ends of a file.
func TestPatch(t *testing.T) {
	programs := map[string][]string{"git": {"git", "apply"}, "patch": {"patch", "-p1"}}
	for name, argv := range programs {
		if _, err := exec.LookPath(argv[0]); err != nil {
			t.Logf("%s is not installed: diffs are not tested with it", name)
			delete(programs, name)
		}
	}
	for seed := range uint64(12) {
		rnd := rand.New(rand.NewPCG(seed, 13))
		before := make(map[string]string)
		for _, name := range oddNames() {
			before[name] = randomFile(rnd)
		}
		dir := tree(t, before)
		var findings []driver.Finding
		var files []string
		for _, name := range oddNames() {
			content := before[name]
			file := filepath.Join(dir, filepath.FromSlash(name))
			files = append(files, file)
			for _, e := range randomEdits(rnd, file, content) {
				findings = append(findings, finding(e))
			}
		}
		plan := NewPlan(findings, sources(t, files...), Options{})
		if len(plan.Problems) > 0 || len(plan.Changes) < 2 {
			t.Fatalf("seed %d: %d changes, problems %v", seed, len(plan.Changes), plan.Problems)
		}
		var diff bytes.Buffer
		if err := plan.Diff(&diff, plan.Base(dir), terminal.Style{}); err != nil {
			t.Fatal(err)
		}
		copies := make(map[string]string)
		for program := range programs {
			copies[program] = tree(t, before)
		}
		if _, problems := plan.Write(t.Context()); len(problems) > 0 {
			t.Fatalf("seed %d: %v", seed, problems)
		}
		fixed := contents(t, dir)
		for _, c := range plan.Changes {
			checkNumbers(t, c, diff.String(), dir)
		}
		for program, argv := range programs {
			cmd := exec.Command(argv[0], argv[1:]...)
			cmd.Dir = copies[program]
			cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_CEILING_DIRECTORIES="+filepath.Dir(cmd.Dir))
			cmd.Stdin = bytes.NewReader(diff.Bytes())
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("seed %d: %v: %v\n%s", seed, argv, err, out)
			}
			// patch says it where it had to search; offsets and fuzz are never needed.
			if strings.Contains(string(out), "Hunk #") {
				t.Errorf("seed %d: %v had to search:\n%s", seed, argv, out)
			}
			for name, got := range contents(t, cmd.Dir) {
				if got != fixed[name] {
					t.Fatalf("seed %d: %v made of %q\n%q\nwant\n%q", seed, argv, name, got, fixed[name])
				}
			}
		}
	}
}

// oddNames are names of files that the go command takes, and that need care in a diff.
func oddNames() []string {
	names := []string{"a.go", "deep/er/a.go", "my dir/b c.go", "my dir/trail .go", "ünï/çode.go", "nbsp\u00a0x.go", "-dash.go", "2026-01-01 10:00.go"}
	if runtime.GOOS != "windows" {
		return append(names, "tab\there.go", `quo"te.go`, `back\slash \n.go`, "bell\a.go")
	}
	return names[:5]
}

// randomFile is a file of functions that all look the same, with one of several kinds of line ends.
func randomFile(rnd *rand.Rand) string {
	var b strings.Builder
	b.WriteString("package p\n\nimport \"fmt\"\n\n")
	for range 5 + rnd.IntN(40) {
		b.WriteString("func handle(w W) {\n\tif bad() {\n\t\treply(w, 404)\n\t}\n")
		b.WriteString(strings.Repeat("\tstep()\n", rnd.IntN(2)*rnd.IntN(9)))
		b.WriteString("\treply(w, 200)\n}\n\n")
	}
	content := strings.TrimSpace(b.String()) + "\n"
	switch rnd.IntN(5) {
	case 0:
		return strings.ReplaceAll(content, "\n", "\r\n")
	case 1:
		return strings.TrimSpace(content)
	case 2: // neither gofmt-clean nor of one kind
		return strings.Replace(strings.Replace(content, "\n", "\r\n", 3), "step()", "step( )", 1)
	case 3:
		return strings.TrimSpace(strings.ReplaceAll(content, "\n", "\r\n"))
	}
	return content
}

// randomEdits changes, adds and removes lines here and there.
func randomEdits(rnd *rand.Rand, file, content string) []driver.Edit {
	var edits []driver.Edit
	add := func(start, end int, text string) {
		edits = append(edits, driver.Edit{File: file, Start: start, End: end, New: []byte(text)})
	}
	newline := "\n"
	if strings.Contains(content, "\r\n") {
		newline = "\r\n"
	}
	if rnd.IntN(2) == 0 {
		add(0, 0, "// Package p is at the top."+newline)
	}
	if rnd.IntN(2) == 0 {
		at := strings.Index(content, "import")
		add(at, at+len(`import "fmt"`), "import (\n\t\"fmt\"\n\t\"net/http\"\n)")
	}
	often := 1 + rnd.IntN(12)
	for at := range content {
		rest := content[at:]
		if rnd.IntN(often) > 0 {
			continue
		}
		switch {
		case strings.HasPrefix(rest, "404"):
			add(at, at+3, "http.StatusNotFound")
		case strings.HasPrefix(rest, ")"+newline+"\t}"):
			add(at+1, at+1, newline+"\t\treturn")
		case strings.HasPrefix(rest, "\treply(w, 200)"+newline):
			add(at, at+len("\treply(w, 200)"+newline), "")
		case strings.HasPrefix(rest, "step()"):
			add(at, at+len("step()"), "leap()"+newline+"\tleap()")
		}
	}
	switch rnd.IntN(3) {
	case 0:
		add(len(content), len(content), newline+"// The end.")
	case 1:
		at := strings.LastIndex(content, "}")
		add(at, at+1, "} // handle")
	}
	return edits
}

// tree writes files into a new directory.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		writeAt(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	return dir
}

// contents reads all files below a directory.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[strings.TrimPrefix(name, dir)] = read(t, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// checkNumbers reads the part of a diff about one file as strictly as the format allows: every hunk is where its numbers
// say, in both files, and together they make one of the other.
func checkNumbers(t *testing.T, c Change, diff, dir string) {
	t.Helper()
	name, err := filepath.Rel(dir, c.File)
	if err != nil {
		t.Fatal(err)
	}
	_, part, ok := strings.Cut(diff, "\n+++ "+label("b/"+filepath.ToSlash(name))+"\n")
	if !ok && len(c.After) > 0 {
		t.Fatalf("no part about %q", name)
	}
	part, _, _ = strings.Cut(part, "\n--- ")
	part = strings.TrimSuffix(part, "\n") + "\n" // that of the line before the cut
	header := regexp.MustCompile(`^@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@\n$`)
	before, after := slices.Collect(strings.Lines(string(c.Before))), slices.Collect(strings.Lines(string(c.After)))
	old, new := 0, 0
	next := func(lines []string, at *int, text, what string) {
		if *at >= len(lines) || lines[*at] != text {
			t.Fatalf("%q: line %d of the file %s is not %q", name, *at+1, what, text)
		}
		*at++
	}
	lines := slices.Collect(strings.Lines(part))
	for i, line := range lines {
		if m := header.FindStringSubmatch(line); m != nil {
			from, _ := strconv.Atoi(m[1])
			to, _ := strconv.Atoi(m[3])
			if !slices.Equal(before[old:from-1], after[new:to-1]) {
				t.Fatalf("%q: the lines before %q differ", name, line)
			}
			old, new = from-1, to-1
			continue
		}
		text := line[1:]
		if i+1 < len(lines) && strings.HasPrefix(lines[i+1], `\`) {
			text = strings.TrimSuffix(text, "\n")
		}
		if line[0] == '-' || line[0] == ' ' {
			next(before, &old, text, "before")
		}
		if line[0] == '+' || line[0] == ' ' {
			next(after, &new, text, "after")
		}
	}
	if !slices.Equal(before[old:], after[new:]) {
		t.Fatalf("%q: the rest differs", name)
	}
}

// A diff names the file that a link leads to: neither program goes through links.
func TestDiffThroughLinks(t *testing.T) {
	dir := tree(t, map[string]string{"real/a.go": twoCodes})
	for link, to := range map[string]string{"link.go": "real/a.go", "dir": "real"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	for _, name := range []string{"real/a.go", "link.go", "dir/a.go"} {
		for _, base := range []string{dir, filepath.Join(dir, "dir")} {
			file := filepath.Join(dir, name)
			plan := NewPlan([]driver.Finding{finding(edit(t, file, twoCodes, "404", 0, "x"))}, sources(t, file), Options{ReadOnly: true})
			var diff strings.Builder
			if err := plan.Diff(&diff, plan.Base(base), terminal.Style{}); err != nil {
				t.Fatal(err)
			}
			want := map[bool]string{true: "real/a.go", false: "a.go"}[base == dir]
			if head := fmt.Sprintf("--- a/%[1]s\n+++ b/%[1]s\n", want); !strings.HasPrefix(diff.String(), head) {
				t.Errorf("of %s in %s: got\n%swant\n%s", name, base, diff.String(), head)
			}
		}
	}
}

func TestLabel(t *testing.T) {
	for name, want := range map[string]string{
		"a/b.go":       "a/b.go",
		"a/b c.go":     "a/b c.go\t",
		"a/ü.go":       "a/ü.go",
		"a/\t \".go":   `"a/\011 \".go"`,
		`a\b.go`:       `"a\\b.go"`,
		"line\nend.go": `"line\012end.go"`,
	} {
		if got := label(name); got != want {
			t.Errorf("%q is written %s, want %s", name, got, want)
		}
	}
}
