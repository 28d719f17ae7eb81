package playground

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// TestComplete: what is less than a program has one problem, whose fix makes a program of it.
func TestComplete(t *testing.T) {
	a := newAnalyzer(t, Packages()...)
	for name, c := range map[string]struct {
		src, message string
		fix          string   // its message
		rules        []string // of the findings after it
	}{
		"handler": {
			"func remove(w http.ResponseWriter, r *http.Request) {\n\tw.WriteHeader(204)\n\tjson.NewEncoder(w).Encode(nil)\n}\n",
			"a Go file begins with a package clause", "Add package main, and import encoding/json, net/http", []string{"magic", "body"},
		},
		"with imports": {
			"import \"net/http\"\n\nfunc f(w http.ResponseWriter) { w.WriteHeader(404); fmt.Fprintln(w) }\n",
			"a Go file begins with a package clause", "Add package main, and import fmt", []string{"magic"},
		},
		"statements": {
			"if r.Method != \"GET\" {\n\thttp.Error(w, \"no\", http.StatusMethodNotAllowed)\n}\nfmt.Fprintln(w, \"yes\")\n",
			"a Go file begins with a package clause", "Add a package clause and a func around these statements, and import fmt, net/http", []string{"missing-return"},
		},
		"statements with a result": {
			"if err := r.ParseForm(); err != nil {\n\treturn err\n}\nw.WriteHeader(404)\n",
			"a Go file begins with a package clause", "Add a package clause and a func around these statements, and import net/http", []string{"magic"},
		},
		"no import": {
			"package p\n\nfunc f(w http.ResponseWriter) { w.WriteHeader(404) }\n", "undefined: http", "Import net/http", []string{"magic"},
		},
		"the package that has it": {
			"package p\n\nvar _ = rand.IntN(3)\nvar _ = template.JS(\"\")\n", "undefined: rand", "Import math/rand/v2", nil,
		},
	} {
		r := a.Analyze(c.src)
		if len(r.Errors) == 0 || !strings.HasPrefix(r.Errors[0].Message, c.message) || r.Errors[0].Fix == nil || r.Errors[0].Fix.Message != c.fix {
			t.Errorf("%s: %+v", name, r)
			continue
		}
		src := c.src
		for len(r.Errors) > 0 && r.Errors[0].Fix != nil {
			edit := r.Errors[0].Fix.Edits[0]
			src = src[:edit.From] + edit.Text + src[edit.To:]
			r = a.Analyze(src)
		}
		var rules []string
		for _, f := range r.Findings {
			rules = append(rules, f.Rule)
		}
		if len(r.Errors) > 0 || !slices.Equal(rules, c.rules) {
			t.Errorf("%s becomes\n%s\n%+v", name, src, r)
		}
	}
}

// TestUnknown: what the program does not declare keeps it from being compiled, and not from being analysed.
func TestUnknown(t *testing.T) {
	a := newAnalyzer(t, Packages()...)
	const handler = "func f(w http.ResponseWriter, r *http.Request) {\n\torder, err := store.Find(r.PathValue(\"id\"))\n\tif err != nil {\n" +
		"\t\thttp.Error(w, err.Error(), http.StatusNotFound)\n\t}\n\tfmt.Fprintln(w, order.Name)\n}\n"
	r := a.Analyze("package p\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\n\t\"example.com/kit\"\n)\n\nvar _ kit.Order\n\n" + handler)
	if len(r.Errors) != 2 || len(r.Findings) != 1 || r.Findings[0].Rule != "missing-return" {
		t.Errorf("%+v", r)
	}
	r = a.Analyze("package p\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n)\n\nvar store int\n\n" + handler)
	if len(r.Errors) == 0 || len(r.Findings) > 0 {
		t.Errorf("the error is in the program: %+v", r)
	}
}

// TestPartial: without one of its declarations, a program is still analysed, and has few findings that it does not have with it.
func TestPartial(t *testing.T) {
	names, err := filepath.Glob("../../../analyzer/testdata/src/*/*.go")
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	a, err := New(packOf(t, Packages()...), analyzer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	type key struct {
		rule string
		line int
	}
	programs, partial, found, invented := 0, 0, 0, 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src := string(text)
		whole := a.Analyze(src)
		if len(whole.Errors) > 0 || len(whole.Findings) == 0 {
			continue
		}
		programs++
		known := map[key]bool{}
		for _, f := range whole.Findings {
			known[key{f.Rule, f.Line}] = true
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range file.Decls {
			if i%4 > 0 && !long.On {
				continue
			}
			from, to := fset.Position(d.Pos()).Offset, fset.Position(d.End()).Offset
			blank := strings.Map(func(r rune) rune {
				if r == '\n' {
					return r
				}
				return ' '
			}, src[from:to])
			r := a.Analyze(src[:from] + blank + src[to:])
			for _, e := range r.Errors {
				if strings.HasPrefix(e.Message, "statuslint failed") {
					t.Errorf("%s without line %d: %s", name, fset.Position(d.Pos()).Line, e.Message)
				}
			}
			if len(r.Errors) == 0 || len(r.Findings) == 0 {
				continue
			}
			partial++
			for _, f := range r.Findings {
				found++
				if !known[key{f.Rule, f.Line}] {
					invented++
					t.Logf("%s:%d: %s, without what is declared in line %d: %v", name, f.Line, f.Message, fset.Position(d.Pos()).Line, r.Errors[0].Message)
				}
			}
		}
	}
	t.Logf("%d programs, %d parts of them, %d findings, %d of them invented", programs, partial, found, invented)
	if partial < 50 || invented*50 > found {
		t.Errorf("%d findings of %d parts, %d of them invented", found, partial, invented)
	}
}
