package analyzer

import (
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/routes"
)

// TestEndpoints assembles the contract of each program in testdata/endpoints and compares it with the list at the end of the
// file: method, pattern, statuses, and "…" where there may be others.
func TestEndpoints(t *testing.T) {
	eachProgram(t, "testdata/endpoints/*.go", func(t *testing.T, text string) {
		_, list, ok := strings.Cut(text, "\n// want:\n")
		if !ok {
			t.Fatal("no list of endpoints")
		}
		expected := strings.ReplaceAll(list, "// ", "")
		if got := contractOf(t, text); got != expected {
			t.Errorf("endpoints are\n%s, expected\n%s", got, expected)
		}
	})
}

// contractOf returns the endpoints of a program of one file.
func contractOf(t *testing.T, text string) string {
	t.Helper()
	c := routes.NewContract(api.NewTable(nil))
	l := testdataLab(t, c.Analyzer())
	l.sources["endpoints"] = map[string]string{"main.go": text}
	if s := l.analyze("endpoints"); len(s.errs) > 0 {
		t.Fatal(s.errs)
	}
	var b strings.Builder
	for _, e := range c.Endpoints() {
		fmt.Fprintf(&b, "%s %s", e.Method, e.Pattern)
		for _, s := range e.Statuses {
			fmt.Fprintf(&b, " %d", s.Code)
			if len(s.Places) == 0 {
				t.Errorf("%s %s: no place sends %d", e.Method, e.Pattern, s.Code)
			}
		}
		if !e.Complete {
			b.WriteString(" …")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestEndpointFacts checks that adding a comment changes no fact: facts hold no positions.
func TestEndpointFacts(t *testing.T) {
	text, err := os.ReadFile("testdata/endpoints/nethttp.go")
	if err != nil {
		t.Fatal(err)
	}
	facts := func(text string) string {
		c := routes.NewContract(api.NewTable(nil))
		l := testdataLab(t, c.Analyzer())
		l.sources["endpoints"] = map[string]string{"main.go": text}
		s := l.analyze("endpoints")
		var list []string
		for key, fact := range l.facts {
			if key.obj.Pkg() == s.pkg {
				list = append(list, fmt.Sprintf("%s: %+v", types.ObjectString(key.obj, nil), analysis.Fact(fact)))
			}
		}
		if len(list) == 0 {
			t.Fatal("no facts")
		}
		return sortedLines(list)
	}
	before := string(text)
	after := strings.ReplaceAll(before, "\nfunc ", "\n// A line more.\nfunc ")
	if a, b := facts(before), facts(after); a != b {
		t.Errorf("facts are\n%s\nand, with comments,\n%s", a, b)
	}
}

func sortedLines(list []string) string {
	slices.Sort(list)
	return strings.Join(list, "\n")
}

// eachProgram runs a test for each file that a pattern matches.
func eachProgram(t *testing.T, pattern string, f func(t *testing.T, text string)) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".go"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f(t, string(text))
		})
	}
}

// TestTwice compares the routes that are registered twice in each program of testdata/twice with its comments: "// NAME" after
// the first call, "// NAME again: what happens" after the second.
func TestTwice(t *testing.T) {
	eachProgram(t, "testdata/twice/*.go", func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		comment := func(line int) string {
			_, c, _ := strings.Cut(lines[line-1], "// ")
			return c
		}
		c := routes.NewContract(api.NewTable(nil))
		l := testdataLab(t, c.Analyzer())
		l.sources["endpoints"] = map[string]string{"main.go": text}
		if s := l.analyze("endpoints"); len(s.errs) > 0 {
			t.Fatal(s.errs)
		}
		var got, want []string
		_, list := c.Assemble()
		for _, d := range list {
			does := map[bool]string{true: "panics", false: "replaces"}[d.Panics]
			got = append(got, fmt.Sprintf("%d: %s again: %s", d.Second.Line, comment(d.First.Line), does))
		}
		for i := range lines {
			if strings.Contains(comment(i+1), " again: ") {
				want = append(want, fmt.Sprintf("%d: %s", i+1, comment(i+1)))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("registered twice are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}
