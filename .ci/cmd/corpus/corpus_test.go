package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fake is a program that reports the lines of shop.go of the form "rule: message" in the JSON format of docs/formats.md.
const fake = `package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	flag.String("format", "", "")
	flag.String("config", "", "")
	flag.String("cache", "", "")
	flag.String("enable", "", "")
	dir := flag.String("C", ".", "")
	flag.Parse()
	name := filepath.Join(*dir, "shop.go")
	data, err := os.ReadFile(name)
	if err != nil {
		fmt.Fprintln(os.Stderr, "statuslint:", err)
		os.Exit(2)
	}
	var findings []string
	for i, line := range strings.Split(string(data), "\n") {
		_, text, found := strings.Cut(line, "// ")
		rule, message, ok := strings.Cut(text, ": ")
		if !found || !ok || rule == "SKIP" {
			continue
		}
		findings = append(findings, fmt.Sprintf(` + "`" + `{"rule":%q,"severity":"error","message":%q,"package":"p","path":%q,"start":{"line":%d,"column":4},"fixes":[]}` + "`" + `, rule, message, name, i+1))
	}
	fmt.Printf(` + "`" + `{"version":1,"findings":[%s],"errors":[],"summary":{"packages":1}}` + "`" + `, strings.Join(findings, ","))
}
`

// TestAgainst compares two versions of a program on two repositories: what appeared, what disappeared, and what changed.
func TestAgainst(t *testing.T) {
	source := repository(t, "statuslint", map[string]string{
		"go.mod":                    "module example.com/statuslint\n\ngo 1.26\n",
		"cmd/statuslint/main.go":    strings.NewReplacer("SKIP", "late").Replace(fake),
		".ci/cmd/nocompile/main.go": read(t, "../nocompile/main.go"),
	})
	before := gitIn(t, source, "rev-parse", "HEAD")
	write(t, source, "cmd/statuslint/main.go", strings.NewReplacer("SKIP", "early", `rule, message, name`, `rule, strings.Replace(message, "old", "new", 1), name`).Replace(fake))
	gitIn(t, source, "commit", "-qam", "another way")

	shop := repository(t, "acme+shop", map[string]string{
		"go.mod":                  "module example.com/shop\n\ngo 1.26\n",
		"shop.go":                 "package shop\n\n// early: gone <b>\n// both: old words\n// both: same words\n",
		"nested/go.mod":           "module example.com/shop/nested\n\ngo 1.26\n",
		"nested/shop.go":          "package nested\n\n// late: come\n",
		"testdata/broken/go.mod":  "no module\n",
		"testdata/broken/shop.go": "package broken // both: left out\n",
	})
	empty := repository(t, "empty", map[string]string{"go.mod": "module example.com/empty\n\ngo 1.26\n", "empty.go": "package empty\n"})

	out := t.TempDir()
	stdout, stderr, err := corpus(t, "-statuslint", source, "-out", out, "-against", before, "-enable", "all", shop, empty)
	if err != errGivenUp {
		t.Fatalf("error %v, want %v, since empty has no shop.go\n%s", err, errGivenUp, stderr)
	}
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	page := lines[len(lines)-1]
	var got []string
	dec := json.NewDecoder(strings.NewReader(read(t, filepath.Join(filepath.Dir(page), "differences.jsonl"))))
	for dec.More() {
		var d difference
		if err := dec.Decode(&d); err != nil {
			t.Fatal(err)
		}
		f := d.finding()
		got = append(got, strings.Join([]string{d.Kind, f.Repository, f.Module, f.Rule, f.File, itoa(f.Line), f.Message, strings.Join(d.What, ",")}, "|"))
	}
	want := []string{
		"changed|acme/shop|.|both|shop.go|4|new words|message",
		"disappeared|acme/shop|.|early|shop.go|3|gone <b>|",
		"appeared|acme/shop|nested|late|nested/shop.go|3|come|",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("differences:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	html := read(t, page)
	for _, part := range []string{
		"1 appeared", "1 disappeared", "1 changed", "nested/shop.go:3:4", "// late: come", "gone &lt;b&gt;",
		"<del>old words</del>", "<ins>new words</ins>", "given up: open shop.go",
	} {
		if !strings.Contains(html, part) {
			t.Errorf("the page lacks %q:\n%s", part, html)
		}
	}
	if strings.Contains(html, "left out</p>") {
		t.Error("a module in testdata was analysed")
	}

	// All results are stored now: nothing runs, and the page is the same.
	_, stderr, err = corpus(t, "-statuslint", source, "-out", out, "-against", before, "-enable", "all", shop, empty)
	if err != errGivenUp || stderr != "" {
		t.Errorf("the second run: %v, progress:\n%s", err, stderr)
	}
	if again := read(t, page); again != html {
		t.Error("the page differs after a second run")
	}
	// A lost record is a run that was interrupted; a new commit is another key.
	runs, err := filepath.Glob(filepath.Join(out, "runs", "*", "acme+shop.json"))
	if err != nil || len(runs) != 2 {
		t.Fatalf("records: %q, %v", runs, err)
	}
	os.Remove(runs[0])
	_, stderr, _ = corpus(t, "-statuslint", source, "-out", out, "-against", before, "-enable", "all", shop, empty)
	if n := strings.Count(stderr, "acme/shop"); n != 1 {
		t.Errorf("%d runs after one record was lost, want 1:\n%s", n, stderr)
	}
	write(t, shop, "shop.go", "package shop\n")
	gitIn(t, shop, "commit", "-qam", "less")
	_, stderr, _ = corpus(t, "-statuslint", source, "-out", out, "-against", before, "-enable", "all", shop, empty)
	if n := strings.Count(stderr, "acme/shop"); n != 2 {
		t.Errorf("%d runs after a commit, want 2:\n%s", n, stderr)
	}
}

// TestStatuslint checks that corpus understands the report and the flags of the real program, with dependencies that are not compiled.
func TestStatuslint(t *testing.T) {
	shop := repository(t, "shop", map[string]string{
		"go.mod": "module example.com/shop\n\ngo 1.26\n",
		"shop.go": `package shop

import "net/http"

func serve(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(404)
}
`})
	out := t.TempDir()
	stdout, stderr, err := corpus(t, "-statuslint", "../../..", "-out", out, shop)
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	names, _ := filepath.Glob(filepath.Join(out, "runs", "*", "shop.jsonl"))
	if len(names) != 1 {
		t.Fatalf("files of findings: %q\n%s%s", names, stdout, stderr)
	}
	var f finding
	if err := json.Unmarshal([]byte(read(t, names[0])), &f); err != nil {
		t.Fatal(err)
	}
	want := finding{
		Repository: "shop", Commit: gitIn(t, shop, "rev-parse", "HEAD"), Module: ".", Package: "example.com/shop", Rule: "magic", Severity: "warning",
		File: "shop.go", Line: 6, Column: 16, Message: f.Message, Fixable: true, Fixes: f.Fixes,
	}
	if len(f.Fixes) != 1 || !strings.Contains(f.Fixes[0], `shop.go:6:16-6:19 "http.StatusNotFound"`) {
		t.Errorf("fixes: %q", f.Fixes)
	}
	if got, want := asJSON(t, f), asJSON(t, want); got != want {
		t.Errorf("finding:\n%s\nwant:\n%s", got, want)
	}

	// The findings are compared with a file.
	recorded := filepath.Join(t.TempDir(), "recorded.tsv")
	again := func(flags ...string) (string, error) {
		stdout, _, err := corpus(t, append(append([]string{"-statuslint", "../../..", "-out", out, "-recorded", recorded}, flags...), shop)...)
		return stdout, err
	}
	if _, err := again("-record"); err != nil {
		t.Fatal(err)
	}
	if stdout, err := again(); err != nil || !strings.Contains(stdout, "1 findings, as recorded in") {
		t.Errorf("the recorded findings: %v\n%s", err, stdout)
	}
	text := read(t, recorded)
	if err := os.WriteFile(recorded, []byte(strings.Replace(text, "\t6\t", "\t7\t", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	stdout, err = again()
	if err != errDiffers || !strings.Contains(stdout, "- shop\tshop.go\t7\t16\tmagic\n") || !strings.Contains(stdout, "+ shop\tshop.go\t6\t16\tmagic\n") {
		t.Errorf("other findings than recorded: %v\n%s", err, stdout)
	}
}

// TestLimits checks that a repository over a limit is given up, and that the output says so.
func TestLimits(t *testing.T) {
	source := repository(t, "statuslint", map[string]string{
		"go.mod":                    "module example.com/statuslint\n\ngo 1.26\n",
		"cmd/statuslint/main.go":    "package main\n\nimport \"time\"\n\nfunc main() { time.Sleep(time.Hour) }\n",
		".ci/cmd/nocompile/main.go": read(t, "../nocompile/main.go"),
	})
	shop := repository(t, "shop", map[string]string{"go.mod": "module example.com/shop\n\ngo 1.26\n", "shop.go": "package shop\n"})
	out := t.TempDir()
	_, stderr, err := corpus(t, "-statuslint", source, "-out", out, "-time", "2s", shop)
	if err != errGivenUp || !strings.Contains(stderr, "given up: more than 2s (in .)") {
		t.Errorf("%v\n%s", err, stderr)
	}
	_, stderr, err = corpus(t, "-statuslint", source, "-out", out, "-memory", "1", shop)
	if err != errGivenUp || !strings.Contains(stderr, "given up: more than 1 MB of memory (in .)") {
		t.Errorf("%v\n%s", err, stderr)
	}
	_, _, err = corpus(t, "-statuslint", source, "-out", out, "-free", "99999999999", shop)
	if err == nil || !strings.Contains(err.Error(), "have to stay free (-free)") {
		t.Errorf("a full disk: %v", err)
	}
}

// TestBadInput checks the errors for wrong directories and flags.
func TestBadInput(t *testing.T) {
	plain := t.TempDir()
	dirty := repository(t, "dirty", map[string]string{"go.mod": "module example.com/dirty\n", "sub/dirty.go": "package dirty\n"})
	write(t, dirty, "sub/dirty.go", "package changed\n")
	clean := repository(t, "clean", map[string]string{"go.mod": "module example.com/clean\n", "sub/clean.go": "package clean\n"})
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, "no checkouts given"},
		{[]string{filepath.Join(plain, "none")}, "no such checkout"},
		{[]string{plain}, "is no git checkout"},
		{[]string{filepath.Join(clean, "sub")}, "name that one"},
		{[]string{dirty}, "differs from its commit (M sub/dirty.go): commit the change or undo it"},
		{[]string{clean, clean}, "are both called clean"},
		{[]string{"-wrong", clean}, "wrong flags"},
		{[]string{"-record", clean}, "-record needs the file of -recorded"},
		{[]string{"-time", "0s", clean}, "-time must be more than 0"},
		{[]string{"-statuslint", clean, "-out", t.TempDir(), clean}, "go build"},
		{[]string{"-statuslint", "../../..", "-out", t.TempDir(), "-against", "no-such-commit", clean}, "has no commit no-such-commit"},
	} {
		_, _, err := corpus(t, test.args...)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("corpus %q: error %v, want %q", test.args, err, test.want)
		}
	}
}

// corpus runs the program with as little free disk as there is.
func corpus(t *testing.T, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, progress strings.Builder
	err = run(context.Background(), append([]string{"-free", "0"}, args...), &out, &progress)
	return out.String(), progress.String(), err
}

// repository creates a git repository with one commit in a directory with the given name.
func repository(t *testing.T, name string, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, name)
	for file, text := range files {
		write(t, dir, file, text)
	}
	gitIn(t, dir, "init", "-q")
	gitIn(t, dir, "add", "-A")
	gitIn(t, dir, "commit", "-qm", "all")
	return dir
}

func gitIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	args = append([]string{"-C", dir, "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"}, args...)
	out, err := exec.Command("git", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
