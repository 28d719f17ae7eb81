package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// pageCommand writes docs/evidence.md and docs/evidence/return-after-error.md.
func pageCommand(args []string, _ io.Writer) error {
	if err := flag.NewFlagSet("page", flag.ContinueOnError).Parse(args); err != nil {
		return err
	}
	e, err := readEvidence(dir)
	if err != nil {
		return err
	}
	readme, err := e.readme()
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile("README.md", []byte(readme), 0o644),
		os.WriteFile(filepath.Join(dir, "..", "evidence.md"), []byte(e.page()), 0o644),
		os.WriteFile(filepath.Join(dir, "return-after-error.md"), []byte(e.returnPage()), 0o644),
	)
}

// evidence is what the tables say.
type evidence struct {
	repositories *table
	population   *table
	first        map[place]verdict
	second       map[place]verdict
	returns      map[place]verdict
	known        *table
	about        map[string]string
	cost         string
	isNew        map[string]bool
}

func readEvidence(dir string) (*evidence, error) {
	e := &evidence{isNew: make(map[string]bool), about: make(map[string]string)}
	var errs []error
	tableOf := func(name string, columns []string) *table {
		t, err := readTable(filepath.Join(dir, name), columns...)
		errs = append(errs, err)
		return t
	}
	verdictsOf := func(name string) map[place]verdict {
		v, err := readVerdicts(filepath.Join(dir, name))
		errs = append(errs, err)
		return v
	}
	e.repositories = tableOf("repositories.tsv", repositoryColumns)
	e.population = tableOf("population.tsv", populationColumns)
	e.known = tableOf("known.tsv", knownColumns)
	about := tableOf("about.tsv", aboutColumns)
	e.first, e.second, e.returns = verdictsOf("findings.tsv"), verdictsOf("second.tsv"), verdictsOf("return-after-error.tsv")
	cost, err := os.ReadFile(filepath.Join(dir, "cost.md"))
	if !errors.Is(err, fs.ErrNotExist) {
		errs = append(errs, err)
	}
	e.cost = string(cost)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, row := range about.rows {
		e.about[about.get(row, "what")] = about.get(row, "value")
	}
	for _, row := range e.repositories.rows {
		e.isNew[e.repositories.get(row, "repository")] = e.repositories.get(row, "new") == "yes"
	}
	return e, nil
}

var aboutColumns = []string{"what", "value"}

// address is where a finding can be looked at.
func (p place) address() string {
	return fmt.Sprintf("https://github.com/%s/blob/%s/%s#L%d", p.repository, p.commit, p.file, p.line)
}

func (p place) link() string {
	return fmt.Sprintf("[%s %s:%d](%s)", p.repository, filepath.Base(p.file), p.line, p.address())
}

// number reads a column of a table that this program writes.
func (t *table) number(row []string, column string) float64 {
	x, _ := strconv.ParseFloat(t.get(row, column), 64)
	return x
}

func (e *evidence) page() string {
	var b strings.Builder
	b.WriteString("<!-- Written by `go run ./.ci/cmd/evidence page` from the tables in docs/evidence: change those, not this. -->\n\n# Evidence\n\n")
	e.intro(&b)
	e.precision(&b)
	e.examples(&b)
	e.disagreement(&b)
	e.recallPart(&b)
	e.costPart(&b)
	e.growth(&b)
	e.reproduce(&b)
	return b.String()
}

// quote is what README says of the page.
func (e *evidence) quote() string {
	repos, findings := 0, 0.0
	for _, row := range e.repositories.rows {
		if !strings.HasPrefix(e.repositories.get(row, "notes"), "given up") {
			repos++
			findings += e.repositories.number(row, "findings")
		}
	}
	var all tally
	for _, v := range e.first {
		all.add(v)
	}
	return fmt.Sprintf("With all rules on, statuslint reports %s findings outside tests in %d public repositories. Sessions of a language model read %d of\n"+
		"them: %d are true, %d debatable and %d false. [docs/evidence.md](docs/evidence.md) lists them, by rule, with intervals, known\nmisses and costs.\n",
		thousands(findings), repos, all.judged(), all.yes, all.debatable, all.no)
}

// The lines of README between which the quote is.
const quoteFrom, quoteTo = "<!-- evidence -->\n", "<!-- /evidence -->\n"

// readme is README with the quote in its place.
func (e *evidence) readme() (string, error) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		return "", err
	}
	before, rest, ok := strings.Cut(string(data), quoteFrom)
	_, after, closed := strings.Cut(rest, quoteTo)
	if !ok || !closed {
		return "", errors.New("README.md: the comments around the quote of the evidence are missing")
	}
	return before + quoteFrom + e.quote() + quoteTo + after, nil
}

func (e *evidence) intro(b *strings.Builder) {
	var repos, fresh, small, given int
	var lines, findings, tests float64
	for _, row := range e.repositories.rows {
		if strings.HasPrefix(e.repositories.get(row, "notes"), "given up") {
			given++
			continue
		}
		repos++
		if e.repositories.get(row, "new") == "yes" {
			fresh++
		}
		if e.repositories.get(row, "kind") == smallService {
			small++
		}
		lines += e.repositories.number(row, "lines")
		findings += e.repositories.number(row, "findings")
		tests += e.repositories.number(row, "in tests")
	}
	var all tally
	for _, v := range e.first {
		all.add(v)
	}
	fmt.Fprintf(b, `What statuslint reports in public code, how much of it is right, what it misses, and what it costs. Every figure is made from
[tables](evidence/) in this repository, and [every judged finding](evidence/findings.tsv) is listed with its address.

On %s, statuslint with %s and all rules on analysed %d public repositories at recorded commits
([list](evidence/repositories.tsv)): %s lines of Go outside tests. %d of the repositories are *new*: no rule was made or changed because
of them before they were run. %d of these are small services, most of them by beginners, which were taken by words in their names for
the [sample of returns missing after http.Error](evidence/return-after-error.md). There are %s findings outside tests and %s in tests.`,
		e.about["date"], e.about["go"], repos, thousands(lines), fresh, small, thousands(findings), thousands(tests))
	fmt.Fprintf(b, "\nThe commit of statuslint was %s.", e.versions())
	if given > 0 {
		fmt.Fprintf(b, " %d more took too much time or memory and are left out.", given)
	}
	fmt.Fprintf(b, "\n\nOf the findings outside tests, %d were drawn, and %d of these have been judged so far: %d true, %d debatable, %d false.\n\n",
		all.drawn, all.judged(), all.yes, all.debatable, all.no)
	b.WriteString(`- *true*: the run that the message describes can happen, and a maintainer would take the change.
- *debatable*: it can happen, but it is meant, harmless or not worth a change; or the return is missing, as the message says, and only
  what is called rules the second reply out: it panics in between, or the error that it can return by its type is always nil today.
- *false*: it cannot happen, or the message is wrong.

All findings of a rule were taken up to 100, else 100 drawn at random; 300 of magic. Where there is a choice, three fifths come
from new repositories. The readers are sessions of a language model, each with a sheet of findings, the source around them and the
whole checkout. They were told not to look at the verdicts of others.
`)
	ruled := 0
	for _, v := range e.first {
		if strings.HasSuffix(v.reason, "(ruled)") {
			ruled++
		}
	}
	fmt.Fprintf(b, "The maintainers changed %d of their verdicts from *false* to *debatable*, by the second half of that definition alone; the reasons\nof these end in \"(ruled)\".\n\n", ruled)
}

// versions lists the commits of statuslint that the repositories were run with, the most frequent first.
func (e *evidence) versions() string {
	count := make(map[string]int)
	for _, row := range e.repositories.rows {
		if !strings.HasPrefix(e.repositories.get(row, "notes"), "given up") {
			count[e.repositories.get(row, "statuslint")]++
		}
	}
	commits := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	for i, c := range commits {
		commits[i] = fmt.Sprintf("%s in %d repositories", c, count[c])
	}
	return strings.Join(commits, ", ")
}

// thousands writes a number with a space between groups of three digits.
func thousands(x float64) string {
	s := strconv.FormatFloat(x, 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u00a0" + s[i:]
	}
	return s
}

func (e *evidence) precision(b *strings.Builder) {
	b.WriteString(`## Precision

The intervals are Wilson's at 95 %. *Not false* counts debatable findings as right; *true* does not. *New* is *not false* in new
repositories alone.

| rule | default | findings | repositories | judged | true | debatable | false | not false, % | true, % | new, % |
|---|---|---:|---:|---:|---:|---:|---:|---|---|---|
`)
	tallies, fresh := e.byRule(func(place) bool { return true }), e.byRule(func(p place) bool { return e.isNew[p.repository] })
	row := func(name, on string, findings float64, repos int, t, f tally) {
		judged := strconv.Itoa(t.judged())
		if t.judged() < t.drawn {
			judged += fmt.Sprintf(" of %d", t.drawn)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %d | %s | %d | %d | %d | %s | %s | %s |\n", name, on, thousands(findings), repos, judged,
			t.yes, t.debatable, t.no, bare(t.yes+t.debatable, t.judged()), bare(t.yes, t.judged()), bare(f.yes+f.debatable, f.judged()))
	}
	var all, allFresh tally
	var sum float64
	everywhere := make(map[string]bool)
	for _, rule := range analyzer.Rules() {
		var findings float64
		repos := 0
		for _, r := range e.population.rows {
			if n := e.population.number(r, "findings"); e.population.get(r, "rule") == rule.ID && n > 0 {
				findings += n
				repos++
				everywhere[e.population.get(r, "repository")] = true
			}
		}
		on := "off"
		if rule.Default {
			on = "on"
		}
		var t, f tally
		if tallies[rule.ID] != nil {
			t, f = *tallies[rule.ID], *fresh[rule.ID]
		}
		row(fmt.Sprintf("[%s](rules.md#%s)", rule.ID, rule.ID), on, findings, repos, t, f)
		sum += findings
		all, allFresh = all.plus(t), allFresh.plus(f)
	}
	row("all", "", sum, len(everywhere), all, allFresh)
	b.WriteString("\nThe last row adds the samples up. It is no estimate for a run of all rules, since rules with many findings were read in part.\n\n")
}

// sorted returns the places with a verdict, in the order of their tables.
func sorted(verdicts map[place]verdict, ok func(place, verdict) bool) []place {
	var out []place
	for p, v := range verdicts {
		if ok(p, v) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, place.compare)
	return out
}

// perExample is how many true findings of a rule are shown. Each is of another repository.
const perExample = 3

func (e *evidence) examples(b *strings.Builder) {
	b.WriteString("## Examples\n\nTrue findings, up to three a rule from different repositories, and every false one with the reader's reason.\n\n")
	for _, rule := range analyzer.Rules() {
		seen := make(map[string]bool)
		var links []string
		for _, p := range sorted(e.first, func(p place, v verdict) bool { return p.rule == rule.ID && v.word == isTrue }) {
			if !seen[p.repository] && len(links) < perExample {
				seen[p.repository] = true
				links = append(links, p.link())
			}
		}
		wrong := sorted(e.first, func(p place, v verdict) bool { return p.rule == rule.ID && v.word == isFalse })
		if len(links)+len(wrong) == 0 {
			continue
		}
		fmt.Fprintf(b, "**%s**", rule.ID)
		if len(links) > 0 {
			b.WriteString(": " + strings.Join(links, ", "))
		}
		b.WriteString("\n\n")
		for _, p := range wrong {
			fmt.Fprintf(b, "- false: %s: %s\n", p.link(), cmp.Or(escape(e.first[p].reason), "no reason given"))
		}
		if len(wrong) > 0 {
			b.WriteString("\n")
		}
	}
}

// escape keeps a reader's words from being markup.
func escape(s string) string {
	return strings.NewReplacer("<", "&lt;", "|", "\\|", "*", "\\*", "_", "\\_", "`", "'", "[", "\\[").Replace(s)
}

func (e *evidence) disagreement(b *strings.Builder) {
	b.WriteString("## The second reader\n\n")
	type pair struct{ first, second string }
	pairs := make(map[pair]int)
	both, same, wrong := 0, 0, 0
	for p, v := range e.second {
		f, ok := e.first[p]
		if !ok {
			f = e.returns[p]
		}
		if v.word == "" || f.word == "" {
			continue
		}
		both++
		pairs[pair{f.word, v.word}]++
		if f.word == v.word {
			same++
		}
		if (f.word == isFalse) != (v.word == isFalse) {
			wrong++
		}
	}
	if both == 0 {
		fmt.Fprintf(b, "A tenth of the sample, %d findings, is set aside for a second reader; none has been read twice yet.\n\n", len(e.second))
		return
	}
	fmt.Fprintf(b, "A tenth of the sample, %d findings drawn at random, is for a second reader, who was told not to look at the first one's verdicts. Of %d that\nboth have read, they agree on %s. They disagree about whether a finding is false on %d.", len(e.second), both, rate(same, both), wrong)
	if both < len(e.second) {
		fmt.Fprintf(b, " The other %d have had one reader.", len(e.second)-both)
	}
	b.WriteString("\n\n")
	b.WriteString("| first \\ second | true | debatable | false |\n|---|---:|---:|---:|\n")
	words := []string{isTrue, isDebatable, isFalse}
	for _, f := range words {
		fmt.Fprintf(b, "| %s |", f)
		for _, s := range words {
			fmt.Fprintf(b, " %d |", pairs[pair{f, s}])
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

func (e *evidence) reproduce(b *strings.Builder) {
	b.WriteString("## Do it again\n\n" +
		"[CONTRIBUTING](../CONTRIBUTING.md#real-code) has the lines that make the checkouts. Then\n\n" +
		"    .ci/corpus -share -enable=all -out /tmp/corpus-out /tmp/corpus/*\n" +
		"    go run ./.ci/cmd/evidence collect -runs /tmp/corpus-out/runs/VERSION -checkouts /tmp/corpus\n" +
		"    go run ./.ci/cmd/evidence draw -runs /tmp/corpus-out/runs/VERSION -checkouts /tmp/corpus -out /tmp/sheets\n" +
		"    go run ./.ci/cmd/evidence join -draw /tmp/sheets/draw.tsv /tmp/sheets/sheet-*.tsv\n" +
		"    go run ./.ci/cmd/evidence page\n\n" +
		"The sample depends on the seed and the findings alone: who has the same findings draws the same sheets. The seed of\n" +
		"this page is “" + e.about["seed"] + "”, the default of `-seed`.\n")
}
