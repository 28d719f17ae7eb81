package analyzer

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/unreachable"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// tally counts the edits of a test, and the findings of a rule with edits that have none, by the reason.
type tally struct {
	tried    map[string]int
	declined map[string]int
}

func newTally() *tally { return &tally{map[string]int{}, map[string]int{}} }

// log prints the counts, which -v shows.
func (c *tally) log(t *testing.T) {
	t.Helper()
	sum := 0
	for _, rule := range slices.Sorted(maps.Keys(c.tried)) {
		t.Logf("%5d edits tried for %s", c.tried[rule], rule)
		sum += c.tried[rule]
	}
	t.Logf("%5d edits tried", sum)
	for _, reason := range slices.Sorted(maps.Keys(c.declined)) {
		t.Logf("%5d not offered: %s", c.declined[reason], reason)
	}
}

// count adds the findings of a package.
func (c *tally) count(t *testing.T, s *subject, o *settings) {
	t.Helper()
	for _, d := range s.diagnostics {
		if len(d.SuggestedFixes) > 0 {
			c.tried[d.Category]++
		}
	}
	p, err := newPkg(s.pass, o, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range p.findings() {
		if f.declined != "" {
			c.declined[f.rule.ID+": "+f.declined]++
		}
	}
}

// TestEdits makes each edit of every folder of testdata/src, alone and together with all others, and holds what an edit
// promises: see checkEdit. Users make one in their editor, or all with -fix.
func TestEdits(t *testing.T) {
	t.Run("each", func(t *testing.T) {
		o := everything()
		settings, err := newSettings(o)
		if err != nil {
			t.Fatal(err)
		}
		counts := newTally()
		eachFolder(t, tidyLab(), func(l *lab, folder string, s *subject) {
			counts.count(t, s, settings)
			for i, d := range s.diagnostics {
				// There are hundreds of constants: one in thirty says enough, unless there is time.
				if len(d.SuggestedFixes) > 0 && (long.On || d.Category != "magic" || i%30 == 0) {
					checkAlone(t, l, folder, s.diagnostics[i:i+1])
				}
			}
		})
		counts.log(t)
		for rule, enough := range map[string]int{"magic": 300, "nonstandard": 10, "missing-return": 20, "late-header": 5, "body": 2} {
			if counts.tried[rule] < enough {
				t.Errorf("%d edits of %s: too few to say anything", counts.tried[rule], rule)
			}
		}
	})
	for name, l := range map[string]*lab{"safe": newTidyLab(Options{}), "all": tidyLab()} {
		t.Run(name, func(t *testing.T) {
			eachFolder(t, l, func(l *lab, folder string, s *subject) {
				for _, d := range checkAlone(t, l, folder, s.diagnostics) {
					if len(d.SuggestedFixes) > 0 {
						t.Errorf("%s: after all edits there is still one for: %s", fset.Position(d.Pos), d.Message)
					}
				}
			})
		})
	}
}

// tidyLab has every folder of testdata/src, each analysed once for all tests that change nothing of it.
var tidyLab = sync.OnceValue(func() *lab { return newTidyLab(everything()) })

// newTidyLab returns a lab with the folders of testdata/src, their files as gofmt wants them.
func newTidyLab(o Options) *lab {
	l := newLab(newAnalyzer(o))
	for file, text := range tidyTestdata() {
		l.add(file, text)
	}
	return l
}

var tidyTestdata = sync.OnceValue(func() map[string]string {
	files, err := readTestdata()
	if err != nil {
		panic(err)
	}
	tidied := map[string]string{}
	for file, text := range files {
		tidied[file] = tidy(text)
	}
	return tidied
})

// eachFolder analyses every folder of testdata/src in a lab that has them.
func eachFolder(t *testing.T, l *lab, f func(l *lab, folder string, s *subject)) {
	t.Helper()
	for _, folder := range slices.Sorted(maps.Keys(l.sources)) {
		if s := l.analyze(folder); s.err() != nil {
			t.Errorf("%s: %v", folder, s.err())
		} else {
			f(l, folder, s)
		}
	}
}

// checkEdit makes the edits of some findings of a package. It checks that the result type-checks, that it is as gofmt wants it
// if the package was, and that these findings are gone. left are the findings after the edit; revealed are those of them that
// were not there before.
func checkEdit(t *testing.T, l *lab, path string, chosen []analysis.Diagnostic) (left, revealed []analysis.Diagnostic) {
	t.Helper()
	before := l.analyze(path)
	fixed, err := before.fixed(chosen)
	if err != nil {
		t.Error(err)
		return nil, nil
	}
	if len(chosen) == 0 {
		return nil, nil
	}
	report := func(format string, args ...any) {
		t.Helper()
		reportEdit(t, before, fixed, chosen, format, args...)
	}
	after := l.fork(path, fixed).analyze(path)
	if err := after.err(); err != nil {
		report("%v", err)
		return nil, nil
	}
	for name, text := range fixed {
		if text == before.sources[name] {
			continue
		}
		formatted, err := format.Source([]byte(text))
		was, errBefore := format.Source([]byte(before.sources[name]))
		if err != nil || errBefore == nil && string(was) == before.sources[name] && skeleton(string(formatted)) != skeleton(text) {
			report("not as gofmt wants it (%v): %s", err, firstDifference(string(formatted), text))
		}
	}
	if got, was := deadCode(t, after), deadCode(t, before); len(got) > len(was) {
		report("go vet finds unreachable code: %v", got)
	}
	moved := movesOf(before, chosen)
	expected := map[string]int{}
	for _, d := range before.diagnostics {
		expected[moved.key(d)]++
	}
	known := map[[2]spot]bool{} // what two rules say of the same two events is not new
	for _, d := range before.diagnostics {
		known[moved.pair(d)] = true
	}
	gone := map[string]bool{} // a reply has one finding, but more than one event may follow
	for _, d := range chosen {
		if len(d.SuggestedFixes) > 0 {
			expected[moved.key(d)]--
			gone[fmt.Sprint(moved.pair(d), d.Category)] = true
		}
	}
	for _, d := range after.diagnostics {
		key, pair := moves{}.key(d), moves{}.pair(d)
		if expected[key]--; expected[key] < 0 {
			switch {
			case gone[fmt.Sprint(pair, d.Category)]:
				report("%s: %s", fset.Position(d.Pos), d.Message)
			case !known[pair]:
				revealed = append(revealed, d)
			}
		}
	}
	return after.diagnostics, revealed
}

// checkAlone is checkEdit for code that is not executed. An edit of it may reveal a finding only if the analysis may have missed it
// before for a known reason.
func checkAlone(t *testing.T, l *lab, path string, chosen []analysis.Diagnostic) (left []analysis.Diagnostic) {
	t.Helper()
	left, revealed := checkEdit(t, l, path, chosen)
	if len(revealed) == 0 {
		return left
	}
	before := l.analyze(path)
	fixed, err := before.fixed(chosen)
	if err != nil {
		t.Fatal(err)
	}
	after, moved := l.fork(path, fixed).analyze(path), movesOf(before, chosen)
	// Without its content, a reply of a literal or helper is a status alone: what was a missing return after it is a status
	// too many, for each that follows.
	dropped := slices.ContainsFunc(chosen, func(d analysis.Diagnostic) bool { return d.Category == "body" && len(d.SuggestedFixes) > 0 })
	for _, d := range revealed {
		if !isDeferred(after, d) && !(dropped && d.Category == "superfluous") && !gaveUp(t, before, moved, d) {
			reportEdit(t, before, fixed, chosen, "%s: %s", fset.Position(d.Pos), d.Message)
		}
	}
	return left
}

func reportEdit(t *testing.T, before *subject, fixed map[string]string, chosen []analysis.Diagnostic, format string, args ...any) {
	t.Helper()
	t.Errorf("%s: %s: after the edit: %s\n%s", fset.Position(chosen[0].Pos), chosen[0].Message, fmt.Sprintf(format, args...), changes(before.sources, fixed))
}

// spot is a place in a file.
type spot struct {
	file   string
	offset int
}

func (m moves) spot(pos token.Pos) spot {
	p := fset.PositionFor(pos, false)
	return spot{p.Filename, m.offset(p.Filename, p.Offset)}
}

// pair returns where the edits leave the two events that a finding is about.
func (m moves) pair(d analysis.Diagnostic) [2]spot {
	a, b := m.spot(d.Pos), m.spot(d.Pos)
	if len(d.Related) > 0 {
		b = m.spot(d.Related[0].Pos)
	}
	if a.offset > b.offset {
		a, b = b, a
	}
	return [2]spot{a, b}
}

// isDeferred reports whether a finding is about a deferred call: that is followed only if it can do but one thing, and an edit
// can leave it but one.
func isDeferred(s *subject, d analysis.Diagnostic) bool {
	found := false
	for _, f := range s.files {
		ast.Inspect(f, func(n ast.Node) bool {
			_, ok := n.(*ast.DeferStmt)
			found = found || ok && n.Pos() <= d.Pos && d.Pos < n.End()
			return !found
		})
	}
	return found
}

// gaveUp reports whether the analysis had not followed all paths of the function with a finding before the edits, so that it
// may have been there, too.
func gaveUp(t *testing.T, before *subject, moved moves, d analysis.Diagnostic) bool {
	t.Helper()
	o, err := newSettings(everything())
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPkg(before.pass, o, o)
	if err != nil {
		t.Fatal(err)
	}
	at := fset.PositionFor(d.Pos, false)
	for _, f := range before.files {
		for _, decl := range f.Decls {
			from, to := fset.PositionFor(decl.Pos(), false), fset.PositionFor(decl.End(), false)
			if from.Filename == at.Filename && moved.offset(from.Filename, from.Offset) <= at.Offset && at.Offset < moved.offset(to.Filename, to.Offset) {
				return p.order.GivenUp(decl.Pos())
			}
		}
	}
	return false
}

// deadCode returns the lines of what go vet calls unreachable code.
func deadCode(t *testing.T, s *subject) []string {
	t.Helper()
	var found []string
	pass := *s.pass
	pass.Analyzer = unreachable.Analyzer
	pass.Report = func(d analysis.Diagnostic) { found = append(found, fset.Position(d.Pos).String()) }
	if _, err := unreachable.Analyzer.Run(&pass); err != nil {
		t.Fatal(err)
	}
	return found
}

// changes shows the lines that edits change.
func changes(before, after map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(after)) {
		old, now := strings.Split(before[name], "\n"), strings.Split(after[name], "\n")
		first := 0
		for first < min(len(old), len(now)) && old[first] == now[first] {
			first++
		}
		if first == len(old) && first == len(now) {
			continue
		}
		last := 0
		for last < min(len(old), len(now))-first && old[len(old)-1-last] == now[len(now)-1-last] {
			last++
		}
		from := max(0, first-6)
		fmt.Fprintf(&b, "-- %s:%d before --\n%s\n", name, from+1, strings.Join(old[from:min(len(old), len(old)-last+3)], "\n"))
		fmt.Fprintf(&b, "-- after --\n%s\n", strings.Join(now[from:min(len(now), len(now)-last+3)], "\n"))
	}
	return b.String()
}

// moves says where edits leave what was somewhere before.
type moves struct{ byFile map[string][]move }

type move struct {
	pos, end int
	old, now string
}

func movesOf(s *subject, chosen []analysis.Diagnostic) moves {
	m := moves{map[string][]move{}}
	for _, d := range chosen {
		for _, fix := range d.SuggestedFixes {
			for _, e := range fix.TextEdits {
				file := fset.File(e.Pos)
				pos, end := file.Offset(e.Pos), file.Offset(e.End)
				m.byFile[file.Name()] = append(m.byFile[file.Name()], move{pos, end, s.sources[file.Name()][pos:end], string(e.NewText)})
			}
		}
	}
	for name, list := range m.byFile {
		slices.SortFunc(list, func(a, b move) int { return cmp.Compare(a.pos, b.pos) })
		m.byFile[name] = slices.Compact(list)
	}
	return m
}

// offset returns where the edits leave the byte at an offset of a file. What one edit takes away and another puts in has
// moved; what an edit replaces begins where the new text does.
func (m moves) offset(file string, at int) int {
	shift := 0
	for _, e := range m.byFile[file] {
		if e.end <= at {
			shift += len(e.now) - len(e.old)
			continue
		}
		if at < e.pos {
			break
		}
		for _, other := range m.byFile[file] {
			if text := strings.TrimSpace(e.old); text != "" && strings.TrimSpace(other.now) == text {
				return m.offset(file, other.pos) - len(other.now) + strings.Index(other.now, text) + at - e.pos - strings.Index(e.old, text)
			}
		}
		return e.pos + shift
	}
	return at + shift
}

// key tells findings apart after the edits.
func (m moves) key(d analysis.Diagnostic) string {
	return fmt.Sprint(m.spot(d.Pos), d.Category)
}
