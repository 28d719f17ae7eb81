package analyzer

import (
	"fmt"
	"go/token"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// TestSilenced adds directives to the lines of the findings of testdata/src. It checks that the findings of their rules on these lines
// are gone and that the others are the same: one mistake has one finding. With the tag long each is silenced by itself, else
// half of them are at a time.
func TestSilenced(t *testing.T) {
	tried := 0
	eachFolder(t, tidyLab(), func(l *lab, folder string, s *subject) {
		var places []silencedPlace
		for _, d := range s.diagnostics {
			at := fset.PositionFor(d.Pos, false)
			row := strings.Split(s.sources[at.Filename], "\n")[at.Line-1]
			p := silencedPlace{at.Filename, at.Line, d.Category}
			if !slices.Contains(places, p) && !strings.Contains(row, "//") && !strings.Contains(row, "/*") && strings.Count(row, "`")%2 == 0 {
				places = append(places, p)
			}
		}
		tried += len(places)
		groups := 2
		if long.On {
			groups = len(places)
		}
		for i := range groups {
			var chosen []silencedPlace
			for j := i; j < len(places); j += groups {
				chosen = append(chosen, places[j])
			}
			checkSilenced(t, l, folder, chosen)
		}
	})
	if tried < 500 {
		t.Errorf("%d findings: too few to say anything", tried)
	}
	t.Logf("%d findings silenced", tried)
}

// silencedPlace is a line with findings of a rule.
type silencedPlace struct {
	file string
	line int
	rule string
}

// checkSilenced analyses a folder with directives at some places.
func checkSilenced(t *testing.T, l *lab, folder string, places []silencedPlace) {
	t.Helper()
	before := l.analyze(folder)
	changed := maps.Clone(before.sources)
	for _, p := range places {
		lines := strings.Split(changed[p.file], "\n")
		row := &lines[p.line-1]
		if before, after, ok := strings.Cut(*row, " //statuslint:ignore "); ok {
			*row = before + " //statuslint:ignore " + p.rule + "," + after
		} else {
			*row += " //statuslint:ignore " + p.rule + " a test"
		}
		changed[p.file] = strings.Join(lines, "\n")
	}
	after := l.fork(folder, changed).analyze(folder)
	want := findingLines(before, func(d analysis.Diagnostic) bool {
		at := fset.PositionFor(d.Pos, false)
		return d.Category != "directive" && !slices.Contains(places, silencedPlace{at.Filename, at.Line, d.Category})
	})
	got := findingLines(after, func(d analysis.Diagnostic) bool {
		at := fset.PositionFor(d.Pos, false)
		ours := slices.ContainsFunc(places, func(p silencedPlace) bool { return p.file == at.Filename && p.line == at.Line })
		return d.Category != "directive" || ours
	})
	if !slices.Equal(got, want) {
		t.Errorf("%s: with directives:\n%s", folder, difference(want, got))
	}
}

// findingLines are the findings of a package that keep accepts, without columns.
func findingLines(s *subject, keep func(analysis.Diagnostic) bool) []string {
	var list []string
	for _, d := range s.diagnostics {
		if p := fset.PositionFor(d.Pos, false); keep == nil || keep(d) {
			list = append(list, fmt.Sprintf("%s:%d: %s", p.Filename, p.Line, d.Message))
		}
	}
	slices.Sort(list)
	return list
}

func difference(want, got []string) string {
	var b strings.Builder
	for _, line := range want {
		if !slices.Contains(got, line) {
			fmt.Fprintln(&b, "- "+line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			fmt.Fprintln(&b, "+ "+line)
		}
	}
	return b.String()
}

// TestIdleOnlyWhereCertain checks that a directive is called idle only if all that it could silence is known.
func TestIdleOnlyWhereCertain(t *testing.T) {
	const idle = "w.WriteHeader(http.StatusOK) //statuslint:ignore %s it is not"
	many := "" // more states than are kept apart
	for i := range 6 {
		many += fmt.Sprintf("a%d := false\nif w.Header().Get(\"%[1]d\") != \"\" {\na%[1]d = true\n}\n", i)
	}
	many += "if a0 && a1 || a2 && a3 || a4 && a5 {\nw.WriteHeader(http.StatusBadGateway)\n}\n"
	for _, test := range []struct {
		name, file, statements string
		options                Options
		want                   int
	}{
		{"all is known", "p.go", fmt.Sprintf(idle, "magic"), Options{}, 1},
		{"in a test", "p_test.go", fmt.Sprintf(idle, "magic"), Options{}, 1},
		{"the rule is off", "p.go", fmt.Sprintf(idle, "late-error"), Options{}, 0},
		{"the rule has been turned on", "p.go", fmt.Sprintf(idle, "late-error"), Options{Enable: Words{"late-error"}}, 1},
		{"the rule has been turned off", "p.go", fmt.Sprintf(idle, "magic"), Options{Disable: Words{"magic"}}, 0},
		{"one of the rules is off", "p.go", fmt.Sprintf(idle, "magic,late-error"), Options{}, 0},
		{"off in tests", "p_test.go", fmt.Sprintf(idle, "body"), Options{}, 0},
		{"on in tests", "p_test.go", fmt.Sprintf(idle, "body"), Options{Tests: TestsAll}, 1},
		{"this rule is off", "p.go", fmt.Sprintf(idle, "magic"), Options{Disable: Words{"directive"}}, 0},
		{"types are missing", "p.go", fmt.Sprintf(idle, "magic") + "\nundefined()", Options{}, 0},
		{"the function is given up", "p.go", fmt.Sprintf(idle, "magic") + "\n" + many, Options{}, 0},
		{"one that it calls is given up", "p.go", fmt.Sprintf(idle, "magic") + "\ndeep(w)\n}\nfunc deep(w http.ResponseWriter) {\n" + many, Options{}, 0},
		{"another function is given up", "p.go", fmt.Sprintf(idle, "magic") + "\n}\nfunc deep(w http.ResponseWriter) {\n" + many, Options{}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := newLab(newAnalyzer(test.options))
			l.sources["example.com/p"] = map[string]string{test.file: "package p\n\nimport \"net/http\"\n\nfunc handle(w http.ResponseWriter) {\n" + test.statements + "\n}\n"}
			if got := count(l.analyze("example.com/p").rules(), "directive"); got != test.want {
				t.Errorf("%d findings of the rule directive, want %d: %q", got, test.want, l.analyze("example.com/p").rules())
			}
		})
	}
	t.Run("the command reports the rule, too", func(t *testing.T) {
		s := analyzeText(Analyzer, "package p\n\nimport \"net/http\"\n\nfunc handle(w http.ResponseWriter) {\n"+fmt.Sprintf(idle, "magic")+"\n}\n")
		o, err := newSettings(Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := newPkg(s.pass, o, o)
		if err != nil {
			t.Fatal(err)
		}
		p.findings()
		f := p.file(s.files[0].FileStart)
		table := rules()
		if !p.knowable(f, f.directives[0], table) {
			t.Error("it is not known although all rules are the analyzer's own")
		}
		table[0].command = true
		if p.knowable(f, f.directives[0], table) {
			t.Error("it is known although the command reports the rule, too")
		}
	})
}

func count(list []string, word string) int {
	n := 0
	for _, w := range list {
		if w == word {
			n++
		}
	}
	return n
}

// TestIdleInOtherBuilds checks that files which this build leaves out count: they may hold what a directive is for.
func TestIdleInOtherBuilds(t *testing.T) {
	const text = "package p\n\nimport \"net/http\"\n\nfunc handle(w http.ResponseWriter) {\n\tw.WriteHeader(code) //statuslint:ignore nonstandard on Plan 9\n}\n\n"
	const here = "const code = http.StatusOK\n"
	const unreadable = "-"
	for _, test := range []struct {
		name, ignored, text string
		want                int
	}{
		{"none", "", "", 1},
		{"the driver does not read files", "p_plan9.go", unreadable, 0},
		{"another build", "p_plan9.go", "package p\n\nconst code = 499\n", 0},
		{"a program beside the package", "gen.go", "//go:build ignore\n\npackage main\n", 1},
		{"a test of another build", "p_plan9_test.go", "package p\n", 1},
		{"a file of another language", "p.s", "", 1},
		{"a file that does not parse", "p_plan9.go", "pakcage p\n", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := analyzeText(nil, text+here)
			if s.err() != nil {
				t.Fatal(s.err())
			}
			var found []string
			l := newLab(Analyzer)
			l.sources["example.com/p"] = map[string]string{"p.go": text + here}
			a := *Analyzer
			a.Run = func(pass *analysis.Pass) (any, error) {
				p := *pass
				read := pass.ReadFile
				if test.ignored != "" {
					p.IgnoredFiles = []string{test.ignored}
				}
				p.ReadFile = func(name string) ([]byte, error) {
					if name == test.ignored {
						return []byte(test.text), nil
					}
					return read(name)
				}
				if test.text == unreadable {
					p.ReadFile = nil
				}
				p.Report = func(d analysis.Diagnostic) { found = append(found, d.Category) }
				return Analyzer.Run(&p)
			}
			l.analyzer = &a
			if s := l.analyze("example.com/p"); s.err() != nil {
				t.Fatal(s.err())
			}
			if got := count(found, "directive"); got != test.want {
				t.Errorf("%d findings of the rule directive, want %d", got, test.want)
			}
		})
	}
}

// TestFilesWithoutPositions checks that syntax whose files have no positions, as a program makes it, is analysed without a panic.
// Nothing is reported, because settings and directives are looked up by file.
func TestFilesWithoutPositions(t *testing.T) {
	a := newAnalyzer(Options{Enable: Words{allRules}})
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Files = nil
		for _, f := range pass.Files {
			g := *f
			g.FileStart, g.FileEnd = token.NoPos, token.NoPos
			p.Files = append(p.Files, &g)
		}
		return run(&p)
	}
	s := analyzeText(a, "package p\n\nimport \"net/http\"\n\nfunc f(w http.ResponseWriter) {\n\tw.WriteHeader(404) //statuslint:ignore magic no\n\tw.WriteHeader(420)\n}\n")
	if s.err() != nil || len(s.diagnostics) > 0 {
		t.Errorf("%v, %v", s.err(), s.diagnostics)
	}
}

// TestIdleOutOfReach checks that nothing is said where no status code can be: the command does not analyse such packages.
func TestIdleOutOfReach(t *testing.T) {
	s := analyzeText(Analyzer, "package p\n\nimport \"fmt\"\n\nfunc f() {\n\tfmt.Println(404) //statuslint:ignore magic nothing\n}\n")
	if s.err() != nil || len(s.diagnostics) > 0 {
		t.Errorf("found %q (%v)", s.rules(), s.err())
	}
}

// FuzzDirectives puts directives, and comments that look like one, anywhere into generated programs. They add findings of the
// rule directive alone, and take away only findings that they name and cover.
func FuzzDirectives(f *testing.F) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		f.Add(randomBytes(random), random.Uint64())
	}
	a, err := New(everything())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 0))
		plain := strings.Split((&generator{data: data}).program(), "\n")
		lines := slices.Clone(plain)
		named := map[int][]string{} // what comments at the end of a line name
		for range 1 + random.IntN(8) {
			i := random.IntN(len(lines))
			comment, rules := randomDirective(random)
			if strings.Contains(lines[i], "//") || strings.Count(lines[i], "`")%2 == 1 || strings.TrimSpace(lines[i]) == "" {
				continue
			}
			lines[i] += " " + comment
			named[i+1] = rules
		}
		before, after := analyzeText(a, strings.Join(plain, "\n")), analyzeText(a, strings.Join(lines, "\n"))
		defer before.forget()
		defer after.forget()
		if before.err() != nil || after.err() != nil {
			return
		}
		want := findingLines(before, func(d analysis.Diagnostic) bool {
			at := fset.PositionFor(d.Pos, false).Line
			return at > len(plain) || !slices.Contains(named[at], d.Category)
		})
		got := findingLines(after, func(d analysis.Diagnostic) bool { return d.Category != "directive" })
		if !slices.Equal(got, want) {
			t.Errorf("%s\n%s", difference(want, got), strings.Join(lines, "\n"))
		}
		// On lines of their own they may cover anything.
		for range 1 + random.IntN(4) {
			comment, _ := randomDirective(random)
			i := random.IntN(len(lines))
			lines = slices.Insert(lines, i, comment)
			if random.IntN(3) == 0 {
				lines = slices.Insert(lines, i, "//")
			}
		}
		text := strings.Join(lines, "\n")
		last := analyzeText(a, text)
		defer last.forget()
		if last.err() != nil {
			return
		}
		for _, d := range last.diagnostics {
			if d.End < d.Pos || d.Pos == token.NoPos {
				t.Errorf("%s: from %d to %d", d.Message, d.Pos, d.End)
			}
		}
		checkRepair(t, a, text)
	})
}

// randomDirective is a directive with the rules that it names, or a comment that looks like one and names none.
func randomDirective(random *rand.Rand) (comment string, rules []string) {
	ids := ruleIDs()
	for range 1 + random.IntN(3) {
		rules = append(rules, ids[random.IntN(len(ids))])
	}
	list := strings.Join(rules, ",")
	switch random.IntN(6) {
	case 0:
		return "//statuslint:ignore " + list, rules
	case 1:
		lookalikes := []string{"// statuslint:ignore %s why", "//statuslint:disable %s", "//nolint:%s", "//nolint:statuslint:%s // why", "//statuslint:ignore", "//statuslint:%s", "//statuslint:ignore ,,%s"}
		comment := lookalikes[random.IntN(len(lookalikes))]
		if strings.HasPrefix(comment, "//statuslint:ignore ,") {
			return fmt.Sprintf(comment, list), rules
		}
		if !strings.Contains(comment, "%s") {
			return comment, nil
		}
		return fmt.Sprintf(comment, list), nil
	}
	return "//statuslint:ignore " + list + " why", rules
}
