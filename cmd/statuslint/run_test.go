package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/testing/examples"
	"github.com/statuslint/statuslint/internal/testing/long"
	"github.com/statuslint/statuslint/internal/testing/page"
	"github.com/statuslint/statuslint/internal/testing/tinystd"
)

var update = flag.Bool("update", false, "write the golden files")

// module writes a module into a new directory.
func module(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	files["go.mod"] = "module example.com/shop\n\ngo 1.24\n"
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// result is what a run has written, and its exit code.
type result struct {
	status         int
	stdout, stderr string
}

// in runs the command in a directory, on a terminal of so many columns, or on none for 0.
func in(t *testing.T, dir string, columns int, args ...string) result {
	t.Helper()
	return with(t, tinyEnvironment(t), dir, columns, args...)
}

// with is in with an environment.
func with(t *testing.T, env []string, dir string, columns int, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, world{dir: dir, env: env, stdout: &stdout, stderr: &stderr, columns: columns})
	return result{status, stdout.String(), stderr.String()}
}

// prepare makes the run of a command line without starting it, so that a test may replace parts of it.
func prepare(t *testing.T, dir string, args ...string) (a *analysisRun, stdout, stderr *bytes.Buffer) {
	t.Helper()
	f, err := parseFlags(args)
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	a, err = newAnalysis(*f, world{dir: dir, env: tinyEnvironment(t), stdout: stdout, stderr: stderr})
	if err != nil {
		t.Fatal(err)
	}
	return a, stdout, stderr
}

// environment keeps the settings of the user who runs the tests out of the tests' modules, and the tests out of the user's
// cache.
func environment() []string {
	return append(os.Environ(), "GOFLAGS="+long.GOFLAGS(), "GOWORK=off", "GOPROXY=off", "GOGC=400", store.Env+"="+store.Off)
}

// tinyEnvironment is environment with a small net/http.
func tinyEnvironment(t *testing.T) []string {
	t.Helper()
	goroot, err := tinystd.GOROOT()
	if err != nil {
		t.Fatal(err)
	}
	return append(environment(), "GOROOT="+goroot)
}

const handler = `package shop

import "net/http"

func handle(w http.ResponseWriter, known bool) {
	if !known {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(420)
}
`

// The demo shows each rule. Its golden files, and the examples of rules that it would not show, are written by
// `go test ./cmd/statuslint -run TestDemo -update`.
func TestDemo(t *testing.T) {
	demo, err := filepath.Abs(filepath.Join("testdata", "demo"))
	if err != nil {
		t.Fatal(err)
	}
	everything := addExamples(t, demo)
	for golden, args := range map[string][]string{
		"demo.golden":     nil,
		"demo-all.golden": {"-enable", "all", "./..."},
	} {
		got := everything
		if args == nil || *update {
			got = with(t, environment(), demo, 0, args...)
		}
		if got.status != exitFindings || got.stderr != "" {
			t.Errorf("%v: status %d, stderr %q", args, got.status, got.stderr)
		}
		page.Hold(t, filepath.Join("testdata", golden), got.stdout, *update)
		for _, d := range analyzer.Rules() {
			if shown := strings.Contains(got.stdout, "("+d.ID+")\n"); shown != (d.Default || args != nil) {
				t.Errorf("%v: finding of %s: %v", args, d.ID, shown)
			}
		}
	}
}

// addExamples checks that the demo has a file rule_<id>.go for each rule that nothing else in it shows, with the example of
// the rule's page. It returns what a run with all rules says, of the files before they were updated.
func addExamples(t *testing.T, demo string) result {
	t.Helper()
	everything := with(t, environment(), demo, 0, "-enable", "all", "./...")
	findings := everything.stdout
	for _, d := range analyzer.Rules() {
		file := "rule_" + strings.ReplaceAll(d.ID, "-", "_") + ".go"
		shown := false
		for line := range strings.Lines(findings) {
			shown = shown || strings.HasSuffix(line, "("+d.ID+")\n") && !strings.HasPrefix(line, file+":")
		}
		path := filepath.Join(demo, file)
		if shown {
			if _, err := os.Stat(path); err == nil {
				t.Errorf("%s shows what another file shows, too: remove it", path)
			}
			continue
		}
		text, err := examples.File("main", "rule_"+strings.ReplaceAll(d.ID, "-", "_"), d.Bad)
		if err != nil {
			t.Fatal(err)
		}
		page.Hold(t, path, "// Written by TestDemo from the page of the rule "+d.ID+": change that, not this.\n\n"+text, *update)
	}
	return everything
}

func TestOnATerminal(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": handler})
	got := in(t, dir, 80)
	if !strings.HasPrefix(got.stdout, `shop.go:7:17: use http.StatusNotFound instead of 404 (magic)
    7 | w.WriteHeader(404)
      |               ^~~
shop.go:10:16: 420 is not`) {
		t.Errorf("stdout is\n%s", got.stdout)
	}
	if want := "2 findings in 1 file, 1 can be fixed with -fix, 1 more with -unsafe-fixes\n"; got.stderr != want {
		t.Errorf("stderr is %q, want %q", got.stderr, want)
	}
	got = in(t, dir, 80, "-disable", "all")
	if want := (result{exitClean, "", "no findings in 1 package\n"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// A package that could not be analysed is not said to be without findings.
	broken := module(t, map[string]string{"shop.go": "package shop\n\nvar x int = y\n"})
	if got := in(t, broken, 80); got.stderr != "statuslint: shop.go:3:13: undefined: y\n" {
		t.Errorf("stderr is %q", got.stderr)
	}
	// Only a terminal gets colours.
	var stdout bytes.Buffer
	run(t.Context(), []string{"-explain", "404"}, world{stdout: &stdout, style: terminal.Style{Colour: true}})
	if !strings.Contains(stdout.String(), "\x1b[1m404 Not Found\x1b[0m\n") {
		t.Errorf("in colour: %q", stdout.String())
	}
}

// The summary counts what -unsafe-fixes would fix, with an answer from memory too; nothing else shows it.
func TestUnsafeFixesAreCounted(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": handler})
	kept := "-cache=" + t.TempDir()
	const both = "2 findings in 1 file, 1 can be fixed with -fix, 1 more with -unsafe-fixes\n"
	for _, tt := range []struct {
		args   []string
		stderr string // on a terminal
	}{
		{nil, both},
		{[]string{kept}, both},
		{[]string{kept}, both},
		{[]string{kept, "-format=json"}, both},
		{[]string{kept, "-unsafe-fixes"}, "2 findings in 1 file, 2 can be fixed with -fix\n"},
		{[]string{kept, "-disable=magic"}, "1 finding in 1 file, 1 can be fixed with -fix -unsafe-fixes\n"},
		{[]string{kept, "-disable=nonstandard"}, "1 finding in 1 file, 1 can be fixed with -fix\n"},
		{[]string{kept, "-diff"}, "1 finding can be fixed only with -unsafe-fixes\n"},
		{[]string{kept, "-diff", "-unsafe-fixes"}, ""},
		{[]string{kept, "-fix"}, "fixed 1 finding in 1 file; 1 left, 1 can be fixed with -unsafe-fixes\n"},
		{[]string{kept, "-fix"}, "nothing could be fixed; 1 left, 1 can be fixed with -unsafe-fixes\n"},
		{[]string{kept, "-fix", "-unsafe-fixes"}, "fixed 1 finding in 1 file; 0 left\n"},
	} {
		got := in(t, dir, 80, tt.args...)
		if got.stderr != tt.stderr || strings.Contains(got.stdout, "unsafe") {
			t.Errorf("%v: got %+v, want %q on stderr", tt.args, got, tt.stderr)
		}
	}
	if got := in(t, dir, 0, kept); got.stderr != "" {
		t.Errorf("without a terminal: %q", got.stderr)
	}
}

func TestInterrupt(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": handler})
	for _, arg := range []string{"-fix=false", "-fix", "-diff"} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var stdout, stderr bytes.Buffer
		status := run(ctx, []string{arg}, world{dir: dir, env: tinyEnvironment(t), stdout: &stdout, stderr: &stderr})
		if status != exitFailed || stdout.Len() > 0 || stderr.String() != "statuslint: interrupted\n" {
			t.Errorf("%s: status %d, stdout %q, stderr %q", arg, status, stdout.String(), stderr.String())
		}
	}
}

// The file changes when the analysis is done and the fixes are not yet made.
func TestFileChangedBetweenAnalysisAndFix(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": handler})
	file := filepath.Join(dir, "shop.go")
	changed := strings.Replace(handler, "known", "found", 2)
	a, _, stderr := prepare(t, dir, "-fix")
	a.config.Progress = func(done, total int) {
		if done == total {
			if err := os.WriteFile(file, []byte(changed), 0o666); err != nil {
				t.Error(err)
			}
		}
	}
	if got := a.fix(t.Context()); got != exitFailed {
		t.Errorf("status %d, want %d", got, exitFailed)
	}
	if want := "statuslint: cannot fix shop.go: it has changed since it was analysed: run statuslint again\n"; !strings.HasPrefix(stderr.String(), want) {
		t.Errorf("stderr is %q, want %q", stderr.String(), want)
	}
	if content, err := os.ReadFile(file); err != nil || string(content) != changed {
		t.Errorf("the file is %q, %v", content, err)
	}
}

// A panic is the error of a package; -debug tells where it was.
func TestPanic(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": handler})
	for _, debug := range []bool{false, true} {
		a, _, stderr := prepare(t, dir, fmt.Sprintf("-debug=%v", debug))
		a.config.Analyzer, a.config.Scope = &analysis.Analyzer{Name: "oops", Doc: "panics", Run: func(*analysis.Pass) (any, error) { panic("oops") }}, nil
		status := a.check(t.Context())
		if status != exitFailed || !strings.HasPrefix(stderr.String(), "statuslint: example.com/shop: ") || !strings.Contains(stderr.String(), "oops") {
			t.Errorf("status %d, stderr %q", status, stderr.String())
		}
		if stack := strings.Contains(stderr.String(), "\ngoroutine "); stack != debug {
			t.Errorf("-debug=%v: stack %v in %s", debug, stack, stderr.String())
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestOutputThatCannotBeWritten(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": handler})
	for _, args := range [][]string{nil, {"-diff"}, {"-list"}, {"-help"}, {"-explain", "404"}} {
		var stderr bytes.Buffer
		status := run(t.Context(), args, world{dir: dir, env: tinyEnvironment(t), stdout: fullDisk{}, stderr: &stderr})
		if status != exitFailed || !strings.Contains(stderr.String(), "no space left on device") {
			t.Errorf("%v: status %d, stderr %q", args, status, stderr.String())
		}
	}
}

func TestInvalidUTF8(t *testing.T) {
	dir := module(t, map[string]string{"shop.go": strings.Replace(handler, "404", "404 /* \xff */", 1)})
	got := in(t, dir, 0, "-fix")
	if got.status != exitFailed || !strings.Contains(got.stderr, "statuslint: shop.go:7:24: illegal UTF-8 encoding\n") {
		t.Errorf("got %+v", got)
	}
}

func TestHugeFile(t *testing.T) {
	const handlers, padding = 500, 100
	var b strings.Builder
	b.WriteString("package shop\n\nimport \"net/http\"\n")
	for i := range handlers {
		fmt.Fprintf(&b, "\nfunc handle%d(w http.ResponseWriter) {\n%s\tw.WriteHeader(404)\n}\n", i, strings.Repeat("\t// a line\n", padding))
	}
	huge := b.String()
	if lines := strings.Count(huge, "\n"); lines < 50_000 {
		t.Fatalf("%d lines", lines)
	}
	dir := module(t, map[string]string{"shop.go": huge})
	if got := in(t, dir, 0); got.status != exitFindings || strings.Count(got.stdout, "\n") != handlers {
		t.Errorf("status %d, %d lines of output, stderr %q", got.status, strings.Count(got.stdout, "\n"), got.stderr)
	}
	diff := in(t, dir, 0, "-diff")
	if removed := strings.Count(diff.stdout, "\n-\t"); removed != handlers {
		t.Errorf("%d lines removed by the diff, want %d", removed, handlers)
	}
	if got := in(t, dir, 0, "-fix"); got.status != exitClean || got.stderr != fmt.Sprintf("fixed %d findings in 1 file; 0 left\n", handlers) {
		t.Errorf("status %d, stderr %q", got.status, got.stderr)
	}
}

func TestEveryFlagIsInTheUsage(t *testing.T) {
	var grouped []string
	for _, group := range flagGroups() {
		grouped = append(grouped, group.names...)
	}
	new(flags).flagSet().VisitAll(func(f *flag.Flag) {
		if f.Name != "h" && !slices.Contains(grouped, f.Name) {
			t.Errorf("-%s is in no group", f.Name)
		}
		if f.Usage == "" {
			t.Errorf("-%s has no usage", f.Name)
		}
	})
	for _, name := range grouped {
		if text := usage(terminal.Style{}); !strings.Contains(text, "\n  -"+name+" ") {
			t.Errorf("the usage lacks -%s:\n%s", name, text)
		}
	}
}

func TestIsToolCall(t *testing.T) {
	for args, want := range map[string]bool{
		"":                               false,
		"./...":                          false,
		"-version":                       false,
		"-V=full":                        true,
		"-flags":                         true,
		"/tmp/vet.cfg":                   true,
		"-statuslint.allow=499 /tmp/cfg": false,
		"-statuslint.allow=499 vet.cfg":  true,
		"vet.cfg ./...":                  false,
		"-json vet.cfg":                  true,
		"-fix -diff vet.cfg":             true,
		"-config lint.cfg":               false,
		"-config=a.yml lint.cfg":         true,
	} {
		if got := isToolCall(strings.Fields(args)); got != want {
			t.Errorf("isToolCall(%q) = %v", args, got)
		}
	}
}

func TestDescribeBuild(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	for _, tt := range []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"v1.2.3", nil, "statuslint v1.2.3 go"},
		{"v0.0.0-20260102030405-0123456789ab+dirty", []debug.BuildSetting{setting("vcs.revision", "0123456789abcdef")},
			"statuslint v0.0.0-20260102030405-0123456789ab+dirty go"},
		{"(devel)", nil, "statuslint devel go"},
		{"", nil, "statuslint devel go"},
		{"(devel)", []debug.BuildSetting{setting("vcs.revision", "0123456789abcdef0123"), setting("vcs.time", "2026-01-02T03:04:05Z"),
			setting("vcs.modified", "true")}, "statuslint devel (revision 0123456789ab, 2026-01-02, modified) go"},
		{"(devel)", []debug.BuildSetting{setting("vcs.revision", "0123"), setting("vcs.modified", "false")},
			"statuslint devel (revision 0123) go"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: tt.version}, Settings: tt.settings}
		if got := describeBuild(info); !strings.HasPrefix(got, tt.want) {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
