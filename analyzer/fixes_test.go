package analyzer

import (
	"go/format"
	"golang.org/x/tools/go/analysis"
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// trailing are the want comments, which move when the text before them does.
var trailing = regexp.MustCompile(`(?m)(\S)[ \t]+(//|/\*) ?want .*$`)

// TestFixes applies all fixes of every folder of testdata/src and holds that the fixed text is still a program, as
// gofmt wants it where the text before was, and leaves nothing to fix. analysistest checks none of that.
func TestFixes(t *testing.T) {
	for name, options := range map[string]Options{
		"safe":      {},
		"unsafe":    {UnsafeFixes: true, Enable: Words{allRules}},
		"generated": {Generated: true, Tests: TestsAll},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := New(options)
			if err != nil {
				t.Fatal(err)
			}
			before := newLab(a)
			folders, err := before.addTestdata()
			if err != nil {
				t.Fatal(err)
			}
			for _, files := range before.sources {
				for file, text := range files {
					files[file] = tidy(text)
				}
			}
			fixable := 0
			for _, folder := range folders {
				s := before.analyze(folder)
				if s.err() != nil {
					t.Errorf("%s: %v", folder, s.err())
					continue
				}
				for _, d := range s.diagnostics {
					fixable += len(d.SuggestedFixes)
				}
				t.Run(folder, func(t *testing.T) { checkFixed(t, before, folder) })
			}
			if fixable < 300 {
				t.Errorf("%d fixes in all of testdata: too few to say anything", fixable)
			}
		})
	}
}

// tidy is a file without its want comments, as gofmt wants it.
func tidy(text string) string {
	tidied, err := format.Source([]byte(trailing.ReplaceAllString(text, "$1")))
	if err != nil {
		return text
	}
	return string(tidied)
}

func checkFixed(t *testing.T, before *lab, folder string) {
	t.Helper()
	s := before.analyze(folder)
	fixed, err := s.fixed(s.diagnostics)
	if err != nil {
		t.Fatal(err)
	}
	after := newLab(before.analyzer)
	maps.Copy(after.sources, before.sources)
	after.sources[folder] = fixed
	again := after.analyze(folder)
	if err := again.err(); err != nil {
		t.Fatalf("the fixed text is no program: %v\n%s", err, all(fixed))
	}
	for _, d := range again.diagnostics {
		if len(d.SuggestedFixes) > 0 {
			t.Errorf("%s: still fixable: %s", fset.Position(d.Pos), d.Message)
		}
	}
	for name, text := range fixed {
		if formatted, err := format.Source([]byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if skeleton(string(formatted)) != skeleton(text) && tidy(s.sources[name]) == s.sources[name] {
			t.Errorf("%s: not as gofmt wants it:\n%s", name, firstDifference(string(formatted), text))
		}
	}
}

// TestEachFixAlone applies every fix by itself: users pick one in their editors.
func TestEachFixAlone(t *testing.T) {
	before := newLab(Analyzer)
	folders, err := before.addTestdata()
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		s := before.analyze(folder)
		for i, d := range s.diagnostics {
			if len(d.SuggestedFixes) == 0 {
				continue
			}
			fixed, err := s.fixed(s.diagnostics[i : i+1])
			if err != nil {
				t.Fatal(err)
			}
			after := newLab(nil)
			maps.Copy(after.sources, before.sources)
			after.sources[folder] = fixed
			if err := after.analyze(folder).err(); err != nil {
				t.Errorf("%s: after this fix alone: %v", fset.Position(d.Pos), err)
			}
		}
	}
}

func all(files map[string]string) string {
	var b strings.Builder
	for name, text := range files {
		b.WriteString("-- " + name + " --\n" + text)
	}
	return b.String()
}

// skeleton is what a fix has to leave as gofmt wants it: the imports, and the rest but for spaces and line breaks. gofmt
// aligns what stands behind a longer key, and breaks a function on one line when it gets too long; drivers run it.
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

// TestGoldens holds the text that fixes leave, file by file.
func TestGoldens(t *testing.T) {
	for folder, a := range map[string]*analysis.Analyzer{
		"fixes":         withoutFacts(codesOnly(t, Options{})),
		"option_unsafe": withoutFacts(newAnalyzer(Options{UnsafeFixes: true})),
	} {
		t.Run(folder, func(t *testing.T) {
			checkGoldens(t, a, folder)
		})
	}
}

// TestGoldensAreUsed holds that each golden file belongs to a file that has something to fix: analysistest passes over
// the others.
func TestGoldensAreUsed(t *testing.T) {
	goldens, err := filepath.Glob("testdata/src/*/*.golden")
	if err != nil || len(goldens) == 0 {
		t.Fatal(goldens, err)
	}
	l := newLab(newAnalyzer(Options{UnsafeFixes: true}))
	if _, err := l.addTestdata(); err != nil {
		t.Fatal(err)
	}
	for _, golden := range goldens {
		name := strings.TrimSuffix(filepath.ToSlash(golden), ".golden")
		s := l.analyze(filepath.Base(filepath.Dir(golden)))
		if fixed, err := s.fixed(s.diagnostics); err != nil || fixed[name] == "" || fixed[name] == s.sources[name] {
			t.Errorf("%s: nothing is fixed in %s (%v)", golden, name, err)
		}
	}
}
