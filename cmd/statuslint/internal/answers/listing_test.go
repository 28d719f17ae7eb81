package answers

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// watchGo replaces the go command with a program that records its subcommand and runs the real one. The returned function returns
// the subcommands since its last call.
func watchGo(t *testing.T) (taken func() string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	if real, err = filepath.EvalSymlinks(real); err != nil {
		t.Fatal(err)
	}
	version, err := os.ReadFile(filepath.Join(filepath.Dir(real), "..", "VERSION"))
	if err != nil {
		t.Skip(err)
	}
	root := t.TempDir()
	notes := filepath.Join(root, "notes")
	writeFile(t, filepath.Join(root, "VERSION"), string(version))
	wrapper := filepath.Join(root, "bin", "go")
	writeFile(t, wrapper, "#!/bin/sh\necho \"$1\" >>'"+notes+"'\nexec '"+real+"' \"$@\"\n")
	if err := os.Chmod(wrapper, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", filepath.Dir(wrapper)+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return func() string {
		data, _ := os.ReadFile(notes)
		os.Remove(notes)
		return string(data)
	}
}

// The go command is only asked again after a change that affects its answer. A run that does not ask it gives the same result as one
// that does.
func TestListing(t *testing.T) {
	taken := watchGo(t)
	dir := write(t, shop)
	kept := t.TempDir()
	run := func() string {
		age(t, dir)
		res, _ := ask(t, configure(t, dir, openIn(t, kept)))
		return text(t, dir, res)
	}
	run()
	if calls := taken(); !strings.Contains(calls, "list") {
		t.Fatalf("the first run asked %q", calls)
	}
	replace := func(name, old, replacement string) func() {
		return func() {
			t.Helper()
			name := filepath.Join(dir, name)
			data, err := os.ReadFile(name)
			if err != nil || !strings.Contains(string(data), old) {
				t.Fatalf("%s: %v, no %q", name, err, old)
			}
			writeFile(t, name, strings.Replace(string(data), old, replacement, 1))
		}
	}
	for _, step := range []struct {
		what    string
		change  func()
		asks    bool
		reaches bool // other packages
	}{
		{"a body", replace("web/web.go", "404", "405"), false, false},
		{"a body of a test", replace("web/web_test.go", "404", "405"), false, false},
		{"what others call", replace("reply/reply.go", "kit.Send(w, code)", "kit.Send(w, 418)"), false, true},
		{"a declaration that others do not compile with", replace("reply/reply.go", "code int", "code string"), false, true},
		{"that one undone", replace("reply/reply.go", "code string", "code int"), false, false},
		{"a syntax error", replace("plain/plain.go", "const N", "const ("), false, false},
		{"that one undone", replace("plain/plain.go", "const (", "const N"), false, false},
		{"a body of a dependency", replace("kit/kit.go", "WriteHeader(code)", "WriteHeader(200)"), true, false}, // it is compiled
		{"an import", replace("plain/plain.go", "package plain\n", "package plain\n\nimport _ \"net/http\"\n"), true, false},
		{"that one undone", replace("plain/plain.go", "\nimport _ \"net/http\"\n", ""), false, false},
		{"a build constraint", replace("web/web_test.go", "package", "//go:build ignore\n\npackage"), true, false},
		{"a pattern of files to embed", replace("web/web.go", "go:embed page.html", "go:embed *.html"), true, false},
		{"a new file", func() { writeFile(t, filepath.Join(dir, "web/new.go"), "package web\n\nconst New = 1\n") }, true, false},
		{"a body beside it", replace("web/new.go", "1", "2"), false, false},
		{"the contents of a file that is embedded", func() { writeFile(t, filepath.Join(dir, "web/page.html"), "new") }, false, false},
		{"go.mod", replace("go.mod", "go 1.25", "go 1.26"), true, false},
	} {
		step.change()
		got := run()
		if calls := taken(); strings.Contains(calls, "list") != step.asks {
			t.Errorf("%s: asked %q", step.what, calls)
		}
		if !long.On && !step.reaches {
			continue // everything is listed again, an earlier listing is valid, or one package has changed alone
		}
		fresh, _ := ask(t, configure(t, dir, nil))
		if want := text(t, dir, fresh); got != want {
			t.Errorf("%s:\n%s\nwithout the store:\n%s", step.what, got, want)
		}
		taken()
	}
}

// What the go command says does not depend on the settings of the analyzer: a run with other settings does not ask again,
// and each setting has its own answers.
func TestListingOfOtherSettings(t *testing.T) {
	taken := watchGo(t)
	dir := write(t, shop)
	cfg := configure(t, dir, openStore(t))
	first, _ := ask(t, cfg)
	taken()
	silent := cfg
	silent.Salt[0]++
	a, err := analyzer.New(analyzer.Options{Disable: []string{"magic"}})
	if err != nil {
		t.Fatal(err)
	}
	silent.Analyzer = a
	for _, run := range []struct {
		what string
		cfg  driver.Config
		want int
		ran  bool
	}{
		{"without magic", silent, 0, true},
		{"without magic, again", silent, 0, false},
		{"with magic, as at first", cfg, len(first.Findings), false},
	} {
		res, ran := ask(t, run.cfg)
		if len(res.Findings) != run.want || ran != run.ran {
			t.Errorf("%s: ran: %v, want %v\n%s", run.what, ran, run.ran, text(t, dir, res))
		}
		if calls := taken(); strings.Contains(calls, "list") {
			t.Errorf("%s: asked %q", run.what, calls)
		}
	}
	other := cfg
	other.Listed[0]++
	if _, ran := ask(t, other); !ran {
		t.Error("another program took what this one had found")
	}
	if calls := taken(); !strings.Contains(calls, "list") {
		t.Error("another program took what this one was told")
	}
}

// Each state of the workspace has its own answer: the answer for an earlier state is still stored, even after many others.
func TestStates(t *testing.T) {
	dir := write(t, shop)
	kept := t.TempDir()
	states := []string{"404", "405", "500", "200"}
	results := make(map[string]string)
	for i := range 3 * len(states) {
		state := states[i%len(states)]
		writeFile(t, filepath.Join(dir, "web/web.go"), strings.NewReplacer("404", state).Replace(
			"package web\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/shop/reply\"\n)\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n\treply.Error(w, 404)\n}\n"))
		age(t, dir)
		res, ran := ask(t, configure(t, dir, openIn(t, kept)))
		got := text(t, dir, res)
		if first := i < len(states); ran != first {
			t.Errorf("run %d with %s: ran: %v", i, state, ran)
		} else if !first && got != results[state] {
			t.Errorf("%s from memory:\n%s\nbefore:\n%s", state, got, results[state])
		}
		results[state] = got
	}
}
