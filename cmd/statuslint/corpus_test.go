package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
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
	"text/scanner"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// corpusModule is the module that the corpus becomes.
const corpusModule = "example.com/corpus"

// corpus writes the cases of the analyzer as one module and returns its directory and packages. The frameworks' stubs
// are vendored: each is a module of its own.
func corpus(t *testing.T) (dir string, packages []string) {
	t.Helper()
	const src = "../../analyzer/testdata/src"
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(src)
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, e := range entries {
		if !isVendored(e.Name()) {
			folders = append(folders, regexp.QuoteMeta(e.Name()))
		}
	}
	own := regexp.MustCompile(`(?m)^(import\s.*|\t[\w.]* ?)"(` + strings.Join(folders, "|") + `)/`)
	var stubs []string
	err = filepath.WalkDir(src, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		path, err := filepath.Rel(src, name)
		if err != nil {
			return err
		}
		folder, target := filepath.ToSlash(filepath.Dir(path)), filepath.Join(dir, path)
		if isVendored(folder) {
			target = filepath.Join(dir, "vendor", path)
			stubs = append(stubs, folder)
		} else {
			packages = append(packages, corpusModule+"/"+folder)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
			return err
		}
		return os.WriteFile(target, own.ReplaceAll(text, []byte(`${1}"`+corpusModule+`/${2}/`)), 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(stubs)
	stubs = slices.Compact(stubs)
	slices.Sort(packages)
	packages = slices.Compact(packages)
	if len(stubs) < 20 || len(packages) < 40 {
		t.Fatalf("%d stubs and %d packages: the cases are not where they are looked for", len(stubs), len(packages))
	}
	major := regexp.MustCompile(`/v([2-9]|\d\d+)$`)
	var require, vendored strings.Builder
	for _, path := range stubs {
		version := "v1.0.0"
		if m := major.FindStringSubmatch(path); m != nil {
			version = "v" + m[1] + ".0.0"
		}
		fmt.Fprintf(&require, "\t%s %s\n", path, version)
		fmt.Fprintf(&vendored, "# %s %s\n## explicit; go 1.26\n%s\n", path, version, path)
	}
	for name, content := range map[string]string{
		"go.mod":             "module " + corpusModule + "\n\ngo 1.26\n\nrequire (\n" + require.String() + ")\n",
		"vendor/modules.txt": vendored.String(),
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	age(t, dir)
	return dir, packages
}

// isVendored reports whether an import path is another module's.
func isVendored(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}

// age makes all files old: what is found in a file of this moment is not kept, since it may yet change.
func age(t *testing.T, dir string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, old, old)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// corpusRun runs the command over the corpus. It also reports whether anything was analysed or listed for that.
func corpusRun(t *testing.T, dir, kept string, args ...string) (findings []string, ran bool) {
	t.Helper()
	f, err := parseFlags(append([]string{"-cache", kept}, args...))
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	a, err := newAnalysis(*f, world{dir: dir, env: environment(), stdout: &stdout, stderr: &stderr})
	if err != nil {
		t.Fatal(err)
	}
	a.config.Progress = func(int, int) { ran = true }
	if status := a.check(t.Context()); status != exitFindings || stderr.Len() > 0 {
		t.Fatalf("%v: status %d, stderr\n%s", args, status, &stderr)
	}
	return strings.Split(strings.TrimSuffix(stdout.String(), "\n"), "\n"), ran
}

// The same is found in the cases of the analyzer whoever drives it, in whatever order, and with whatever is known from
// earlier runs.
func TestCorpus(t *testing.T) {
	dir, packages := corpus(t)
	all := []string{"-enable", "all", "-tests", "all"}
	want, _ := corpusRun(t, dir, store.Off, all...)
	if len(want) < 800 {
		t.Fatalf("%d findings in all of the corpus", len(want))
	}
	same := func(how string, got []string) {
		t.Helper()
		if diff := difference(want, got); diff != "" {
			t.Errorf("%s differs from a run without a cache:\n%s", how, diff)
		}
	}
	shuffled := func() []string {
		seed := rand.Uint64()
		t.Logf("order of packages by seed %d", seed)
		order := slices.Clone(packages)
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		return slices.Concat(all, order)
	}
	for _, procs := range []int{1, 8} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			kept := t.TempDir()
			got, ran := corpusRun(t, dir, kept, all...)
			same(fmt.Sprintf("the first run with a cache on %d processors", procs), got)
			if !ran {
				t.Error("the first run did nothing")
			}
			got, ran = corpusRun(t, dir, kept, all...)
			same("the answer of the run before", got)
			if ran {
				t.Error("the second run did something, although nothing has changed")
			}
			// Another list of packages is another question, for which each package is taken from the cache.
			got, _ = corpusRun(t, dir, kept, shuffled()...)
			same("packages from the cache in another order", got)
			got, _ = corpusRun(t, dir, store.Off, shuffled()...)
			same(fmt.Sprintf("packages in another order on %d processors", procs), got)
		}()
	}
	same("go vet", vetCorpus(t, dir, "-statuslint.enable=all", "-statuslint.tests=all"))
}

// vetCorpus runs the command as a vet tool.
func vetCorpus(t *testing.T, dir string, flags ...string) []string {
	t.Helper()
	tool := filepath.Join(t.TempDir(), "statuslint.exe")
	if out, err := exec.Command("go", "build", "-o", tool, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	vet := exec.Command("go", slices.Concat([]string{"vet", "-vettool=" + tool}, flags, []string{"./..."})...)
	vet.Dir, vet.Env = dir, environment()
	var stderr bytes.Buffer
	vet.Stderr = &stderr
	if _, err := vet.Output(); vet.ProcessState == nil || vet.ProcessState.ExitCode() != 1 {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	var lines []string
	for line := range strings.Lines(stderr.String()) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") || strings.Contains(line, ": \t") {
			continue // the name of the package; the second line of a finding
		}
		lines = append(lines, filepath.ToSlash(strings.TrimPrefix(line, "."+string(filepath.Separator))))
	}
	return lines
}

// difference shows what one list has and the other has not, whatever their order.
func difference(want, got []string) string {
	want, got = slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got))
	var b strings.Builder
	for len(want) > 0 || len(got) > 0 {
		switch {
		case len(got) == 0 || len(want) > 0 && want[0] < got[0]:
			fmt.Fprintln(&b, "missing:", want[0])
			want = want[1:]
		case len(want) == 0 || got[0] < want[0]:
			fmt.Fprintln(&b, "too much:", got[0])
			got = got[1:]
		default:
			want, got = want[1:], got[1:]
		}
	}
	return b.String()
}

// The command finds what the // want comments of the cases say, with the options that they are written for.
func TestCorpusIsAsWanted(t *testing.T) {
	const (
		codes = "magic,nonstandard,deprecated,invalid,class,mismatch,range"
		order = "body,missing-return,superfluous,late-header,late-error"
	)
	dir, _ := corpus(t)
	kept := t.TempDir()
	for _, group := range []struct {
		folders string
		options []string
	}{
		{"magic nonstandard deprecated invalid class mismatch range nolint generated fixes flow_params flow_results flow_fields " +
			"flow_elements flow_vars flow_funcs flow_interfaces flow_generics flow_errors flow_writer flow_tables flow_asserts " +
			"flow_direction flow_vetoes flow_testonly flow_cross option_tests_default", []string{"-disable", order}},
		{"order_return order_superfluous order_late order_body order_fine order_frameworks order_cross order_fix", []string{"-disable", "all", "-enable", order}},
		{"order_required", []string{"-disable", "all", "-enable", "required-header"}},
		{"order_tests", []string{"-disable", codes}},
		{"option_unsafe", []string{"-unsafe-fixes"}},
		{"option_enable", []string{"-disable", "all", "-enable", "class,nonstandard"}},
		{"option_codes", []string{"-disable", order, "-allow", "499,520-527,305,299", "-deny", "418,521", "-literals", "200,404-409"}},
		{"option_functions", []string{"-disable", order, "-functions", corpusFunctions}},
		{"option_tests_all", []string{"-disable", order, "-tests", "all"}},
		{"option_tests_none", []string{"-disable", order, "-tests", "none"}},
		{"option_generated", []string{"-disable", order, "-generated"}},
	} {
		args := slices.Clone(group.options)
		var want []string
		for folder := range strings.FieldsSeq(group.folders) {
			args = append(args, "./"+folder+"/...")
			want = append(want, folder)
		}
		t.Run(want[0], func(t *testing.T) {
			got, _ := corpusRun(t, dir, kept, args...)
			wants := wanted(t, dir, want)
			checkWanted(t, wants, got)
		})
	}
}

// corpusFunctions are those that the cases of -functions need.
const corpusFunctions = "(*example.com/corpus/option_functions/kit.Reply).Send:1,(example.com/corpus/option_functions/kit.Context).Reply:0," +
	"example.com/corpus/option_functions/kit.Fail:1,example.com/corpus/option_functions/kit.Send:1"

// wanted are the patterns of the // want comments below some folders, by file:line.
func wanted(t *testing.T, dir string, folders []string) map[string][]*regexp.Regexp {
	t.Helper()
	wants := make(map[string][]*regexp.Regexp)
	files := token.NewFileSet()
	read := func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		f, err := parser.ParseFile(files, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		path, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		for _, c := range comments(f) {
			for _, want := range patterns(t, c.Text) {
				line := fmt.Sprintf("%s:%d", filepath.ToSlash(path), files.PositionFor(c.Pos(), false).Line)
				wants[line] = append(wants[line], want)
			}
		}
		return nil
	}
	for _, folder := range folders {
		if err := filepath.WalkDir(filepath.Join(dir, folder), read); err != nil {
			t.Fatal(err)
		}
	}
	return wants
}

func comments(f *ast.File) []*ast.Comment {
	var list []*ast.Comment
	for _, group := range f.Comments {
		list = append(list, group.List...)
	}
	return list
}

// patterns reads a want comment. Those for facts, which have a name before them, say nothing about findings.
func patterns(t *testing.T, comment string) []*regexp.Regexp {
	t.Helper()
	text, ok := strings.CutPrefix(comment, "/*")
	if ok {
		text = strings.TrimSuffix(text, "*/")
	} else {
		text = strings.TrimPrefix(comment, "//")
		if _, behind, ok := strings.Cut(text, "// want"); ok {
			text = "want" + behind
		}
	}
	text, ok = strings.CutPrefix(strings.TrimSpace(text), "want ")
	if !ok {
		return nil
	}
	var list []*regexp.Regexp
	var s scanner.Scanner
	s.Init(strings.NewReader(text))
	s.Mode = scanner.ScanIdents | scanner.ScanStrings | scanner.ScanRawStrings
	fact := false
	for {
		switch tok := s.Scan(); tok {
		case scanner.EOF:
			return list
		case scanner.Ident:
			fact = true
		case scanner.String, scanner.RawString:
			literal, err := strconv.Unquote(s.TokenText())
			if err != nil {
				t.Fatalf("%s: %v", comment, err)
			}
			if !fact {
				list = append(list, regexp.MustCompile(literal))
			}
			fact = false
		}
	}
}

// checkWanted compares findings with what is wanted of them.
func checkWanted(t *testing.T, wants map[string][]*regexp.Regexp, findings []string) {
	t.Helper()
	finding := regexp.MustCompile(`^([^:]+:\d+):\d+: (.*)$`)
	for _, f := range findings {
		m := finding.FindStringSubmatch(f)
		if m == nil {
			t.Fatalf("no finding: %s", f)
		}
		i := slices.IndexFunc(wants[m[1]], func(want *regexp.Regexp) bool { return want.MatchString(m[2]) })
		if i < 0 {
			t.Errorf("not wanted: %s", f)
			continue
		}
		wants[m[1]] = slices.Delete(wants[m[1]], i, i+1)
	}
	for line, left := range wants {
		for _, want := range left {
			t.Errorf("%s: not found: %s", line, want)
		}
	}
}
