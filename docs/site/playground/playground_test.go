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

// packOf returns a pack of packages, as the site's builder makes it.
func packOf(t testing.TB, paths ...string) *Pack {
	files, err := Export("../../../analyzer/testdata/frameworks", paths)
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
		"unknown": {"package p\n\nimport \"example.com/kit\"\n\nvar _ = kit.H{}\n", "the playground has the standard library and some frameworks: what comes from example.com/kit is unknown here, but not to the command", 3},
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

const ginHandler = `package main

import "github.com/gin-gonic/gin"

func get(c *gin.Context) {
	if c.Param("id") == "" {
		c.String(404, c.Request.URL.Path)
	}
	c.JSON(200, gin.H{})
}
`

// TestFrameworks: the pack of a framework is asked for, and what it adds fits the standard library's.
func TestFrameworks(t *testing.T) {
	pack := packOf(t, First()...)
	pack.Offer(Frameworks()...)
	a, err := New(pack, analyzer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a.Analyze(handler) // net/http is there before
	r := a.Analyze(ginHandler)
	if !slices.Equal(r.Loads, []string{"github.com/gin-gonic/gin"}) || len(r.Errors)+len(r.Findings) > 0 {
		t.Fatalf("%+v", r)
	}
	if err := pack.Add(packOf(t, r.Loads...).Bytes()); err != nil {
		t.Fatal(err)
	}
	r = a.Analyze(ginHandler)
	var rules []string
	for _, f := range r.Findings {
		rules = append(rules, f.Rule)
	}
	if len(r.Errors) > 0 || !slices.Equal(rules, []string{"missing-return", "magic", "magic"}) {
		t.Errorf("%+v", r)
	}
	// All of them, one by one, in a program that imports all: they share the packages that they have in common.
	var all strings.Builder
	all.WriteString("package main\n\nimport (\n\t\"net/http\"\n")
	for _, path := range Frameworks() {
		fmt.Fprintf(&all, "\t_ %q\n", path)
	}
	all.WriteString(")\n\nvar _ = http.StatusOK\n")
	r = a.Analyze(all.String())
	if len(r.Loads) != len(Frameworks())-1 {
		t.Fatalf("to load: %q", r.Loads)
	}
	for path := range packOf(t, r.Loads...).data {
		if err := pack.Add(packOf(t, path).Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if r = a.Analyze(all.String()); len(r.Errors)+len(r.Loads) > 0 {
		t.Errorf("%+v", r)
	}
	pack.Offer("crypto/sha1", "fmt")
	if r = a.Analyze("package p\n\nimport (\n\t\"crypto/sha1\"\n\t\"fmt\"\n)\n"); !slices.Equal(r.Loads, []string{"crypto/sha1"}) {
		t.Errorf("%+v", r)
	}
	if err := pack.Add([]byte{200}); err == nil {
		t.Error("a damaged pack is added")
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
		fmt.Fprintf(&src, "-- %s --\n", filepath.Base(name))
		first[dir+filepath.Base(name)] = strings.Count(src.String(), "\n")
		src.Write(text)
	}
	r := newAnalyzer(t, slices.Concat(Packages(), Frameworks())...).Analyze(src.String())
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
	w.Write(packOf(t, First()...).Bytes())
	w.Close()
	t.Logf("%d packages, %d bytes compressed", len(First()), out.Len())
	if out.Len() > 800_000 {
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
