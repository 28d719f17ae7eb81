package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/testing/corpus"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// many is a module with so many files to fix that a run can be met in the middle of it.
func many(t *testing.T, files int) (dir string, before map[string]string) {
	t.Helper()
	before = make(map[string]string)
	for i := range files {
		before[fmt.Sprintf("file%03d.go", i)] = fmt.Sprintf("package shop\n\nimport \"net/http\"\n\nfunc handle%d(w http.ResponseWriter) {\n\tw.WriteHeader(404)\n}\n", i)
	}
	dir = module(t, before)
	delete(before, "go.mod")
	return dir, before
}

// repaired is a file after the fix of the one before.
func repaired(text string) string { return strings.Replace(text, "(404)", "(http.StatusNotFound)", 1) }

// wholeFiles checks that each file is as before or as fixed, with nothing else beside them, and counts the latter.
func wholeFiles(t *testing.T, dir string, before map[string]string) (fixed int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		switch old, known := before[e.Name()]; {
		case e.Name() == "go.mod":
		case !known:
			t.Errorf("%s was not removed", e.Name())
		case string(text) == repaired(old):
			fixed++
		case string(text) != old:
			t.Errorf("%s is\n%s", e.Name(), text)
		}
	}
	return fixed
}

// process starts the command as a process of its own.
func process(t *testing.T, dir, kept string, args ...string) (cmd *exec.Cmd, stdout, stderr *bytes.Buffer) {
	t.Helper()
	cmd = exec.Command("statuslint", args...)
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(environment(), store.Env+"="+kept), stdout, stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, stdout, stderr
}

// status waits for a process.
func status(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}

// An interrupt while files are being written leaves each of them whole, and the next run does the rest.
func TestInterruptedFix(t *testing.T) {
	if !long.On {
		t.Skip("600 files: with the tag long")
	}
	dir, before := many(t, 600)
	kept := t.TempDir()
	cmd, stdout, stderr := process(t, dir, kept, "-fix")
	for first := filepath.Join(dir, "file000.go"); ; time.Sleep(time.Millisecond) {
		text, err := os.ReadFile(first)
		if err != nil {
			t.Fatal(err)
		}
		if string(text) != before["file000.go"] {
			break
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := status(t, cmd); got != exitFailed || stdout.Len() > 0 || !strings.HasSuffix(stderr.String(), "statuslint: interrupted\n") {
		t.Errorf("status %d, stdout %q, stderr %q", got, stdout, stderr)
	}
	fixed := wholeFiles(t, dir, before)
	if want := fmt.Sprintf("fixed %d finding", fixed); !strings.Contains(stderr.String(), want) {
		t.Errorf("%d files are fixed, stderr is %q", fixed, stderr)
	}
	cmd, _, stderr = process(t, dir, kept, "-fix")
	if got := status(t, cmd); got != exitClean || wholeFiles(t, dir, before) != len(before) {
		t.Errorf("the next run: status %d, stderr %q", got, stderr)
	}
}

// Two runs on the same files and with the same cache do not get in each other's way. With -fix, one of them may find that
// a file has changed under its hands, and says so.
func TestTwoRunsAtOnce(t *testing.T) {
	dir, before := many(t, long.Times(25, 200))
	kept := t.TempDir()
	var want string
	for range long.Times(2, 5) {
		var results [2]result
		var both sync.WaitGroup
		for i := range results {
			cmd, stdout, stderr := process(t, dir, kept)
			both.Go(func() { results[i] = result{status(t, cmd), stdout.String(), stderr.String()} })
		}
		both.Wait()
		for _, got := range results {
			if got.status != exitFindings || strings.Count(got.stdout, "\n") != len(before) || got.stderr != "" || want != "" && got.stdout != want {
				t.Errorf("status %d, %d lines, stderr %q", got.status, strings.Count(got.stdout, "\n"), got.stderr)
			}
			want = got.stdout
		}
		corpus.Age(t, dir) // so that the next ones find an answer
	}

	var results [2]result
	var both sync.WaitGroup
	for i := range results {
		cmd, stdout, stderr := process(t, dir, kept, "-fix")
		both.Go(func() { results[i] = result{status(t, cmd), stdout.String(), stderr.String()} })
	}
	both.Wait()
	for _, got := range results {
		if got.status == exitClean {
			continue
		}
		for line := range strings.Lines(got.stderr) {
			if !strings.Contains(line, "has changed since it was analysed: run statuslint again") && !strings.HasPrefix(line, "fixed ") &&
				!strings.HasPrefix(line, "nothing could be fixed") {
				t.Errorf("status %d, stderr %q", got.status, line)
			}
		}
	}
	if fixed := wholeFiles(t, dir, before); fixed != len(before) {
		t.Errorf("%d of %d files are fixed", fixed, len(before))
	}
	cmd, _, stderr := process(t, dir, kept, "-fix")
	if got := status(t, cmd); got != exitClean || stderr.Len() > 0 {
		t.Errorf("afterwards: status %d, stderr %q", got, stderr)
	}
}

// Bytes that are not part of the program stay as they are: a byte order mark, line endings, a missing last one.
func TestOddText(t *testing.T) {
	const mark = "\ufeff"
	plain := "package shop\n\nimport \"net/http\"\n\nfunc handle(w http.ResponseWriter) {\n\tw.WriteHeader(404) // ä\n}\n"
	texts := map[string]string{
		"byte order mark":             mark + plain,
		"line ends of another system": strings.ReplaceAll(plain, "\n", "\r\n"),
		"both":                        mark + strings.ReplaceAll(plain, "\n", "\r\n"),
		"no last line end":            strings.TrimSuffix(plain, "\n"),
		"one line":                    "package shop; import \"net/http\"; func handle(w http.ResponseWriter) { w.WriteHeader(404) }",
		"line directive":              strings.Replace(plain, "\tw.", "\t/*line x.go:9:9*/w.", 1),
	}
	files := make(map[string]string)
	for name, text := range texts {
		files[packageFile(name)] = text
	}
	dir := module(t, files)
	if got, want := in(t, dir, 0, "-fix"), fmt.Sprintf("fixed %d findings in %[1]d files; 0 left\n", len(texts)); got != (result{exitClean, "", want}) {
		t.Errorf("got %+v, want %s", got, want)
	}
	for name, text := range texts {
		fixed, err := os.ReadFile(filepath.Join(dir, packageFile(name)))
		if err != nil {
			t.Fatal(err)
		}
		if string(fixed) != repaired(text) {
			t.Errorf("%s: %q", name, fixed)
		}
	}
	if got := in(t, dir, 0, "-fix"); got != (result{}) {
		t.Errorf("again: %+v", got)
	}
}

// packageFile is the file of the package of a case.
func packageFile(name string) string { return strings.ReplaceAll(name, " ", "_") + "/shop.go" }

// Whatever is in a file, the command comes to an end and says what it can of the rest.
func TestHostileSource(t *testing.T) {
	const head = "package shop\n\nimport \"net/http\"\n\nvar resp http.Response\n\nfunc handle(w http.ResponseWriter, n int) {\n"
	cases := map[string]struct{ text, stderr string }{
		"nested blocks": {head + strings.Repeat("{", 10_000) + strings.Repeat("}", 10_000) + "\n}\n", ""},
		"nested parentheses": {
			head + "\tw.WriteHeader(" + strings.Repeat("(", 200_000) + "404" + strings.Repeat(")", 200_000) + ")\n}\n",
			"exceeded max nesting depth",
		},
		"long expression":    {head + "\tn = n" + strings.Repeat(" +\n\t\tn", long.Times(5000, 20_000)) + "\n}\n", ""},
		"huge switch":        {head + "\tswitch n {\n" + switchCases(long.Times(1000, 3000)) + "\t}\n}\n", ""},
		"huge file":          {head + strings.Repeat("\tn++\n", long.Times(20_000, 100_000)) + "}\n", ""},
		"long line":          {head + "\t_ = \"" + strings.Repeat("x", 1_000_000) + "\"\n}\n", ""},
		"types in a circle":  {head + "}\n\ntype a struct{ b }\n\ntype b struct{ a }\n", "invalid recursive type"},
		"values in a circle": {head + "}\n\nvar a = b\n\nvar b = func() int { return a }()\n", "initialization cycle"},
		"unfinished":         {head + "\tw.WriteHeader(404", "expected"},
		"no end of a string": {head + "\tw.WriteHeader(\"404\n", "string literal not terminated"},
		"nothing":            {"", "expected 'package', found 'EOF'"},
		"zero bytes":         {head + "\x00\x00}\n", "found 'ILLEGAL'"},
		"another encoding":   {"\xff\xfep\x00a\x00c\x00k\x00a\x00g\x00e\x00", "illegal UTF-8 encoding"},
		"an archive":         {"PK\x03\x04\x14\x00\x00\x00", "expected 'package'"},
	}
	for _, compiles := range []bool{true, false} {
		files := map[string]string{"sound/sound.go": handler}
		for name, tt := range cases {
			if (tt.stderr == "") == compiles {
				files[packageFile(name)] = tt.text
			}
		}
		got := in(t, module(t, files), 0, "-disable", "nonstandard", "-debug")
		want := exitFailed
		if compiles {
			want = exitFindings
		}
		if got.status != want || compiles && got.stderr != "" || strings.Contains(got.stderr, "goroutine") {
			t.Errorf("status %d, stderr %.500q", got.status, got.stderr)
		}
		for name, tt := range cases {
			// Each package has errors of its own.
			said := regexp.MustCompile(`(?m)^statuslint: ` + regexp.QuoteMeta(packageFile(name)) + `:.*` + regexp.QuoteMeta(tt.stderr))
			if _, ok := files[packageFile(name)]; ok && said.MatchString(got.stderr) == compiles {
				t.Errorf("%s: stderr is %.2000q", name, got.stderr)
			}
		}
		if !strings.Contains(got.stdout, "sound/sound.go:7:17: use http.StatusNotFound instead of 404 (magic)\n") {
			t.Errorf("the other package is not reported on: %.500q", got.stdout)
		}
	}
}

// switchCases are so many cases of a switch.
func switchCases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "\tcase %d:\n\t\tw.WriteHeader(n)\n", i)
	}
	return b.String()
}
