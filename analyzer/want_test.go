package analyzer

import (
	"fmt"
	"go/format"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/internal/testing/long"
	"github.com/statuslint/statuslint/internal/testing/want"
)

// checkWants analyses folders of testdata/src in the lab and compares findings and facts with the // want comments there.
// With the tag long, analysistest does the same. It type-checks net/http and all that this imports from source in each
// call, which takes three seconds; the lab reads export data.
func checkWants(t *testing.T, a *analysis.Analyzer, folders ...string) {
	t.Helper()
	l := testdataLab(t, a)
	for _, folder := range folders {
		l.checkFolder(t, folder)
	}
	if long.On {
		analysistest.Run(t, analysistest.TestData(), a, folders...)
	}
}

// checkGoldens is checkWants, and compares what the fixes leave of each file with its golden file.
func checkGoldens(t *testing.T, a *analysis.Analyzer, folder string) {
	t.Helper()
	l := testdataLab(t, a)
	s := l.checkFolder(t, folder)
	fixed, err := s.fixed(s.diagnostics)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range fixed {
		if text == s.sources[name] {
			continue
		}
		golden, err := os.ReadFile(name + ".golden")
		if err != nil {
			t.Error(err)
			continue
		}
		// A longer constant may move the comments after it.
		if got, expected := formatted(t, name, text), formatted(t, name+".golden", string(golden)); got != expected {
			t.Errorf("%s: %s", name, firstDifference(expected, got))
		}
	}
	if long.On {
		analysistest.RunWithSuggestedFixes(t, analysistest.TestData(), a, folder)
	}
}

func formatted(t *testing.T, name, text string) string {
	t.Helper()
	out, err := format.Source([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// testdataLab is a lab with the folders of testdata/src.
func testdataLab(t *testing.T, a *analysis.Analyzer) *lab {
	t.Helper()
	l := newLab(a)
	if _, err := l.addTestdata(); err != nil {
		t.Fatal(err)
	}
	return l
}

// checkFolder analyses a folder, and reports where findings and facts are not those of its // want comments.
func (l *lab) checkFolder(t *testing.T, folder string) *subject {
	t.Helper()
	if l.sources[folder] == nil {
		t.Fatalf("testdata/src/%s has no Go files", folder)
	}
	s := l.analyze(folder)
	if err := s.err(); err != nil {
		t.Errorf("%s: %v", folder, err)
	}
	for _, problem := range l.unlike(s) {
		t.Error(problem)
	}
	return s
}

// unlike says where the findings and facts of a package are not those of its // want comments.
func (l *lab) unlike(s *subject) []string {
	var problems []string
	wants := map[string][]want.Pattern{} // by file and line
	for _, file := range s.files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				list, err := want.Patterns(c.Text)
				if err != nil {
					problems = append(problems, fmt.Sprintf("%s: %v", line(c.Pos()), err))
				}
				wants[line(c.Pos())] = append(wants[line(c.Pos())], list...)
			}
		}
	}
	match := func(pos token.Pos, object, text string) {
		at := line(pos)
		i := slices.IndexFunc(wants[at], func(p want.Pattern) bool { return p.Object == object && p.Text.MatchString(text) })
		if i < 0 {
			problems = append(problems, fmt.Sprintf("%s: unexpected: %s %s", at, object, text))
			return
		}
		wants[at] = slices.Delete(wants[at], i, i+1)
	}
	for _, d := range s.diagnostics {
		match(d.Pos, "", d.Message)
	}
	for key, fact := range l.facts {
		if key.obj.Pkg() == s.pkg {
			match(key.obj.Pos(), key.obj.Name(), fmt.Sprint(fact))
		}
	}
	for at, left := range wants {
		for _, p := range left {
			problems = append(problems, fmt.Sprintf("%s: missing: %s %s", at, p.Object, p.Text))
		}
	}
	slices.Sort(problems)
	return problems
}

// line is the file and line of a position. Line directives count, as they do in findings.
func line(pos token.Pos) string {
	at := fset.Position(pos)
	return fmt.Sprintf("%s:%d", filepath.ToSlash(at.Filename), at.Line)
}

// TestUnlike checks that a finding or fact without a // want comment is a problem, and a comment without either.
func TestUnlike(t *testing.T) {
	for text, problem := range map[string]string{
		"func f(w http.ResponseWriter, n int) { w.WriteHeader(n); w.WriteHeader(404) } // want f:`sent` `StatusNotFound`": "",
		"func f(w http.ResponseWriter) { w.WriteHeader(404) }":                                                            "p.go:5: unexpected:  use http.StatusNotFound instead of 404 (magic)",
		"func f(w http.ResponseWriter) { w.WriteHeader(404) } // want `StatusNotFound` `Gone`":                            "p.go:5: missing:  Gone",
		"func f(w http.ResponseWriter, n int) { w.WriteHeader(n) }":                                                       "p.go:5: unexpected: f param 1 sent",
		"func f(w http.ResponseWriter, n int) { w.WriteHeader(n) } // want g:`sent`":                                      "p.go:5: missing: g sent",
		"var n = 404 // want n:":  "",
		"var n = 404 // want `(`": "p.go:5: ( in // want `(`: error parsing regexp: missing closing ): `(`",
	} {
		l := newLab(codesOnly(t, Options{}))
		l.sources["example.com/p"] = map[string]string{"p.go": "package p\n\nimport \"net/http\"\n\n" + text + "\n\nvar _ http.Handler\n"}
		problems := l.unlike(l.analyze("example.com/p"))
		if got := strings.Join(problems, "\n"); problem == "" && got != "" || !strings.Contains(got, problem) {
			t.Errorf("%s: got %q, want %q", text, got, problem)
		}
	}
}
