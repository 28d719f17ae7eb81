package analyzer

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/testing/examples"
)

// TestDocs checks that each rule has all the texts that -explain, docs/rules.md and SARIF show.
func TestDocs(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range Rules() {
		t.Run(d.ID, func(t *testing.T) {
			if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(d.ID) || seen[d.ID] {
				t.Errorf("id %q: want words in lower case, once", d.ID)
			}
			seen[d.ID] = true
			if d.Severity != Warning && d.Severity != Error {
				t.Errorf("severity %q", d.Severity)
			}
			if !isPhrase(d.Summary) || strings.Contains(d.Summary, "\n") {
				t.Errorf("summary %q: want one line in lower case without a period", d.Summary)
			}
			for name, text := range map[string]string{"What": d.What, "Why": d.Why, "Policy": d.Policy} {
				if len(text) < 40 || text != strings.TrimSpace(text) || !regexp.MustCompile(`^([A-Z0-9]|http\.|net/http|httptest\.)`).MatchString(text) {
					t.Errorf("%s: want sentences, not %q", name, text)
				}
			}
			if d.Fix != "" && !strings.HasSuffix(d.Fix, ".") {
				t.Errorf("Fix: want sentences, not %q", d.Fix)
			}
			if !strings.HasSuffix(d.URL(), "docs/rules.md#"+d.ID) {
				t.Errorf("URL %q", d.URL())
			}
			for _, name := range d.Options {
				if !slices.ContainsFunc(options.List[Options](), func(o options.Option) bool { return o.Name == name }) {
					t.Errorf("unknown option %q", name)
				}
			}
			for _, link := range d.Links {
				if !strings.HasPrefix(link, "https://") {
					t.Errorf("link %q", link)
				}
			}
			if d.Bad == "" || d.Good == "" || d.Bad == d.Good {
				t.Error("want an example and its correction")
			}
		})
	}
}

// isPhrase reports whether a text starts in lower case, or with a number or the name of a header field, and has no
// final period.
func isPhrase(text string) bool {
	return regexp.MustCompile(`^([a-z0-9]|[A-Za-z]+[-:][A-Z])`).MatchString(text) && !strings.HasSuffix(text, ".")
}

// TestDocsExamples analyses the examples of the rules' documentation: the bad one is reported by its rule, by all that
// are on; the good one by none.
func TestDocsExamples(t *testing.T) {
	for _, d := range Rules() {
		t.Run(d.ID, func(t *testing.T) {
			a, err := New(Options{Enable: Words{d.ID}})
			if err != nil {
				t.Fatal(err)
			}
			badFile, goodFile := exampleFile(t, d.Bad), exampleFile(t, d.Good)
			bad := analyzeText(a, badFile)
			if bad.err() != nil {
				t.Fatalf("%v\n%s", bad.err(), badFile)
			}
			if !slices.Contains(bad.rules(), d.ID) {
				t.Errorf("the bad example is reported by %q:\n%s", bad.rules(), d.Bad)
			}
			for _, id := range bad.rules() {
				if id != d.ID {
					t.Errorf("the bad example is bad in another way, too: %s", id)
				}
			}
			good := analyzeText(a, goodFile)
			if good.err() != nil {
				t.Fatalf("%v\n%s", good.err(), goodFile)
			}
			if len(good.diagnostics) > 0 {
				t.Errorf("the good example is reported by %q:\n%s", good.rules(), d.Good)
			}
			// Switched off, the rule is silent.
			off, err := New(Options{Enable: Words{allRules}, Disable: Words{d.ID}})
			if err != nil {
				t.Fatal(err)
			}
			if silent := analyzeText(off, badFile); slices.Contains(silent.rules(), d.ID) {
				t.Error("the rule reports although it is disabled")
			}
		})
	}
}

func exampleFile(t *testing.T, code string) string {
	t.Helper()
	text, err := examples.File("p", "handler", code)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestDiagnostics holds what is true of every finding, over all folders of testdata/src with all rules on.
func TestDiagnostics(t *testing.T) {
	reported := map[string]int{}
	replaced := map[string]bool{} // by file: what is said of a second reply says that it replaces the first
	eachFolder(t, tidyLab(), func(_ *lab, folder string, s *subject) {
		at := map[string]string{}
		for _, d := range s.diagnostics {
			where := fset.Position(d.Pos).String()
			reported[d.Category]++
			if d.Category == "missing-return" {
				file := filepath.Base(fset.Position(d.Pos).Filename)
				replaced[file] = replaced[file] || d.Related[0].Message == "this reply replaces the first"
			}
			if !slices.Contains(ruleIDs(), d.Category) {
				t.Errorf("%s: category %q is no rule", where, d.Category)
			}
			text, ok := strings.CutSuffix(d.Message, " ("+d.Category+")")
			if !ok || !isPhrase(text) || strings.ContainsAny(text, "\n\x1b") || strings.Contains(text, "  ") {
				t.Errorf("%s: message %q", where, d.Message)
			}
			if d.End <= d.Pos || fset.File(d.Pos) != fset.File(d.End) {
				t.Errorf("%s: ends at %s", where, fset.Position(d.End))
			}
			if d.URL != rulesURL+"#"+d.Category {
				t.Errorf("%s: URL %q", where, d.URL)
			}
			for _, r := range d.Related {
				if r.Message == "" || !r.Pos.IsValid() || r.End < r.Pos {
					t.Errorf("%s: related %+v", where, r)
				}
			}
			for _, fix := range d.SuggestedFixes {
				if fix.Message == "" || len(fix.TextEdits) == 0 {
					t.Errorf("%s: fix %+v", where, fix)
				}
			}
			key := fmt.Sprint(where, fset.Position(d.End), d.Category)
			if first := at[key]; first != "" {
				t.Errorf("%s: reported twice: %s and %s", where, first, d.Message)
			}
			at[key] = d.Message
		}
	})
	for _, id := range ruleIDs() {
		if reported[id] == 0 {
			t.Errorf("no folder of testdata/src shows the rule %s", id)
		}
	}
	if !replaced["fiber.go"] || replaced["return.go"] {
		t.Errorf("fasthttp's server sends the last reply, net/http the first: %v", replaced)
	}
}

// TestOneFindingPerSite holds the order of the rules that look at one constant: the gravest alone reports.
func TestOneFindingPerSite(t *testing.T) {
	for statement, want := range map[string]string{
		`http.Error(w, "no", 0)`:             "invalid", // not class, though it is no error
		`http.Redirect(w, r, "/", 1)`:        "invalid",
		`http.Error(w, "no", 200)`:           "class",      // not magic
		`http.Redirect(w, r, "/", 305)`:      "class",      // not deprecated
		`http.Error(w, "no", 299)`:           "class",      // not nonstandard
		`w.WriteHeader(305)`:                 "deprecated", // not magic
		`w.WriteHeader(102)`:                 "deprecated",
		`w.WriteHeader(420)`:                 "nonstandard",
		`w.WriteHeader(1000)`:                "invalid", // not nonstandard
		`w.WriteHeader(404)`:                 "magic",
		`http.Error(w, "no", 404)`:           "magic",
		`http.Redirect(w, r, "/", 302)`:      "magic",
		`http.Error(w, "no", http.StatusOK)`: "class",
	} {
		s := analyzeText(Analyzer, exampleFile(t, statement))
		if got := strings.Join(s.rules(), ","); got != want || s.err() != nil {
			t.Errorf("%s: reported by %q, want %s (%v)", statement, got, want, s.err())
		}
	}
}
