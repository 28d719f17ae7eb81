package playground

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

// packOf returns a pack of packages, and of what they import, as the site's builder makes it.
func packOf(t testing.TB, paths ...string) *Pack {
	files, err := Export(paths)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := NewPack(files)
	if err != nil {
		t.Fatal(err)
	}
	if pack, err = ReadPack(pack.Bytes()); err != nil {
		t.Fatal(err)
	}
	return pack
}

func newAnalyzer(t testing.TB, paths ...string) *Analyzer {
	a, err := New(packOf(t, paths...), analyzer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const handler = `package main

import "net/http"

func handle(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		http.Error(w, "only GET, 𝒻riend", 405)
	}
	w.WriteHeader(http.StatusNoContent)
}
`

func TestAnalyze(t *testing.T) {
	r := newAnalyzer(t, "net/http").Analyze(handler)
	if len(r.Errors) > 0 || len(r.Findings) != 2 {
		t.Fatalf("%+v", r)
	}
	// Offsets are those of JavaScript: the letter before "riend" has two units.
	if got := handler[strings.Index(handler, "405"):][:3]; got != "405" {
		t.Fatal(got)
	}
	for _, f := range r.Findings {
		if f.Rule != "magic" {
			continue
		}
		if want := strings.Index(handler, "405") - 2; f.From != want || f.To != want+3 || f.Line != 7 {
			t.Errorf("at %+v, want %d", f.Span, want)
		}
		if f.Fix == nil || f.Fix.Edits[0].Text != "http.StatusMethodNotAllowed" || f.Fix.Unsafe {
			t.Errorf("fix %+v", f.Fix)
		}
		if f.Severity != "warning" {
			t.Errorf("severity %q", f.Severity)
		}
	}
	if f := r.Findings[0]; f.Rule != "missing-return" || f.Severity != "error" || f.Fix == nil || !f.Fix.Unsafe {
		t.Errorf("%+v", f)
	}
}

func TestErrors(t *testing.T) {
	a := newAnalyzer(t, "net/http", "fmt")
	for name, c := range map[string]struct {
		src, message string
		line         int
	}{
		"syntax":  {"package p\n\nfunc f( {\n", "expected", 3},
		"types":   {"package p\n\nvar x int = \"\"\n", "cannot use", 3},
		"unknown": {"package p\n\nimport \"github.com/gin-gonic/gin\"\n\nvar _ = gin.H{}\n", "the playground has the standard library only: what comes from github.com/gin-gonic/gin is unknown here", 3},
		"unused":  {"package p\n\nimport \"fmt\"\n", "imported and not used", 3},
		"empty":   {"", "expected 'package'", 1},
		"prose":   {"hello, world", "expected 'package'", 1},
	} {
		r := a.Analyze(c.src)
		if len(r.Errors) == 0 || !strings.Contains(r.Errors[0].Message, c.message) || r.Errors[0].Line != c.line {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// TestDamaged: a pack that was not transferred whole is refused.
func TestDamaged(t *testing.T) {
	whole := packOf(t, "cmp").Bytes()
	for n := range len(whole) - 1 {
		if n == 0 {
			continue // nothing is a pack, too
		}
		if _, err := ReadPack(whole[:n]); err == nil {
			t.Errorf("%d of %d bytes are taken for a pack", n, len(whole))
		}
	}
}

// TestDemo: the playground finds in a file what the command finds.
func TestDemo(t *testing.T) {
	cmd := exec.Command("go", "run", "-C", "../../..", "./cmd/statuslint", "-config=none", "-unsafe-fixes", "-format=json", "-C", "cmd/statuslint/testdata/demo", "./...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err == nil || !strings.HasPrefix(string(out), "{") {
		t.Fatalf("%v: %s%s", err, out, stderr.Bytes())
	}
	var report struct {
		Findings []struct {
			Rule, Message, Path string
			Start               struct{ Line int }
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatal(err)
	}
	type line struct {
		rule, message string
		line          int
	}
	want := map[string][]line{}
	for _, f := range report.Findings {
		want[f.Path] = append(want[f.Path], line{f.Rule, f.Message, f.Start.Line})
	}
	if len(want) == 0 {
		t.Fatalf("no findings in %s", out)
	}
	var src strings.Builder
	first := map[string]int{}
	dir := "cmd/statuslint/testdata/demo/"
	names, err := filepath.Glob("../../../" + dir + "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("\"github.com/")) {
			delete(want, dir+filepath.Base(name)) // the playground does not have it
			continue
		}
		fmt.Fprintf(&src, "-- %s --\n", filepath.Base(name))
		first[dir+filepath.Base(name)] = strings.Count(src.String(), "\n")
		src.Write(text)
	}
	r := newAnalyzer(t, Packages()...).Analyze(src.String())
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	var wanted, got []line
	for file, lines := range want {
		if first[file] == 0 {
			t.Fatalf("no such file: %s", file)
		}
		for _, l := range lines {
			wanted = append(wanted, line{l.rule, lineNumbers.ReplaceAllString(l.message, "line"), l.line + first[file]})
		}
	}
	for _, f := range r.Findings {
		got = append(got, line{f.Rule, lineNumbers.ReplaceAllString(f.Message, "line"), f.Line})
	}
	byLine := func(a, b line) int { return cmp.Or(a.line-b.line, strings.Compare(a.message, b.message)) }
	slices.SortFunc(wanted, byLine)
	slices.SortFunc(got, byLine)
	if !slices.Equal(wanted, got) {
		t.Errorf("the command finds\n%v\nthe playground\n%v", wanted, got)
	}
}

// lineNumbers are those in messages, which count from the beginning of the file.
var lineNumbers = regexp.MustCompile(`line \d+`)

// TestSize: what a visitor loads besides the analyzer itself.
func TestSize(t *testing.T) {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	w.Write(packOf(t, Packages()...).Bytes())
	w.Close()
	t.Logf("%d packages, %d bytes compressed", len(Packages()), out.Len())
	if out.Len() > 1_200_000 {
		t.Errorf("the packages take %d bytes", out.Len())
	}
}

func BenchmarkAnalyze(b *testing.B) {
	a := newAnalyzer(b, Packages()...)
	for b.Loop() {
		if r := a.Analyze(handler); len(r.Findings) == 0 {
			b.Fatal(r.Errors)
		}
	}
}
