package analyzer

import (
	"go/format"
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// trailing are the want comments, which move when the text before them does.
var trailing = regexp.MustCompile(`(?m)(\S)[ \t]+(//|/\*) ?want .*$`)

// tidy is a file without its want comments, as gofmt wants it.
func tidy(text string) string {
	tidied, err := format.Source([]byte(trailing.ReplaceAllString(text, "$1")))
	if err != nil {
		return text
	}
	return string(tidied)
}

// skeleton is what a fix has to leave as gofmt wants it: the imports, and the rest but for spaces and line breaks. gofmt
// aligns what follows a longer key, and breaks a function on one line when it gets too long; drivers run it.
func skeleton(text string) string {
	at := len(text)
	if decl := regexp.MustCompile(`(?m)^(func|type|var|const) `).FindStringIndex(text); decl != nil {
		at = decl[0]
	}
	return text[:at] + strings.Join(strings.Fields(text[at:]), " ")
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want " + w[i] + "\ngot  " + g[i]
		}
	}
	return ""
}

// TestGoldensAreUsed checks that each golden file belongs to a file that has something to fix: analysistest passes over
// the others.
func TestGoldensAreUsed(t *testing.T) {
	goldens, err := filepath.Glob("testdata/src/*/*.golden")
	if err != nil || len(goldens) == 0 {
		t.Fatal(goldens, err)
	}
	l := tidyLab()
	for _, golden := range goldens {
		name := strings.TrimSuffix(filepath.ToSlash(golden), ".golden")
		s := l.analyze(filepath.Base(filepath.Dir(golden)))
		if fixed, err := s.fixed(s.diagnostics); err != nil || fixed[name] == "" || fixed[name] == s.sources[name] {
			t.Errorf("%s: nothing is fixed in %s (%v)", golden, name, err)
		}
	}
}

// A fix that is not offered because it is unsafe is named where the driver asks for that, and only then: where
// UnsafeFixes offers it, without its edits.
func TestUnsafeFixesAreNamed(t *testing.T) {
	named := func(o Options) map[string]string {
		l := newLab(newAnalyzer(o))
		paths, err := l.addTestdata()
		if err != nil {
			t.Fatal(err)
		}
		fixes := map[string]string{}
		for i, path := range paths {
			if i%4 > 0 && !long.On {
				continue
			}
			s := l.analyze(path)
			for _, d := range s.diagnostics {
				for _, f := range d.SuggestedFixes {
					fixes[fset.Position(d.Pos).String()+d.Category] = map[bool]string{true: "named: ", false: ""}[len(f.TextEdits) == 0] + f.Message
				}
			}
		}
		return fixes
	}
	safe, all := named(Options{}), named(Options{UnsafeFixes: true})
	want := map[string]string{}
	for at, message := range all {
		want[at] = message
		if safe[at] == "" {
			want[at] = "named: " + message
		}
	}
	if got := named(Options{NameUnsafe: true}); !maps.Equal(got, want) || len(all) == len(safe) || len(safe) == 0 {
		t.Errorf("%d fixes are named or offered, %d are offered with UnsafeFixes, %d without", len(got), len(all), len(safe))
	}
	if got := named(Options{NameUnsafe: true, UnsafeFixes: true}); !maps.Equal(got, want) {
		t.Errorf("%d of %d unsafe fixes are named beside those that are offered", len(got), len(want))
	}
	for at, message := range safe {
		if strings.HasPrefix(message, "named: ") {
			t.Errorf("%s: %s, without being asked for", at, message)
		}
	}
}
