package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/internal/messages"
)

// Known bugs and traps are places that were read before statuslint ran on them, with what the reader looked for and whether
// it is there.
var knownColumns = []string{"repository", "commit", "file", "line", "second line", "kind", "verdict", "reported by"}

// The verdicts of known places.
const (
	real  = "real"     // a bug
	minor = "real-low" // a bug that hardly matters
	trap  = "trap"     // right code that looks like a bug
)

// kinds are the rules that may report what was looked for. More than one can: which of two replies is reported depends on
// what the first one is.
var kinds = map[string][]string{
	"double-writeheader":        {"missing-return", "superfluous", "late-error"},
	"missing-return":            {"missing-return", "superfluous", "late-error"},
	"header-after-writeheader":  {"late-header", "missing-return", "superfluous"},
	"writeheader-after-write":   {"late-error", "superfluous", "missing-return"},
	"body-on-bodyless-status":   {"body", "superfluous"},
	"impossible-range":          {"range"},
	"http.Error-non-error-code": {"class"},
	"426-without-upgrade":       {"required-header"},
}

// knownCommand fills the column "reported by" of known.tsv for the repositories that were run.
func knownCommand(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("known", flag.ContinueOnError)
	runs := flags.String("runs", "", "`directory` with results of .ci/corpus")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *runs == "" {
		return errors.New("known: -runs is needed")
	}
	set, err := readRuns(*runs)
	if err != nil {
		return err
	}
	t, err := readTable(filepath.Join(dir, "known.tsv"), knownColumns...)
	if err != nil {
		return err
	}
	commits := make(map[string]string)
	for _, rec := range set.records {
		if rec.GivenUp == "" {
			commits[rec.Repository] = rec.Commit
		}
	}
	column := slices.Index(t.columns, "reported by")
	for i, row := range t.rows {
		rules, ok := kinds[t.get(row, "kind")]
		if !ok {
			return fmt.Errorf("%s:%d: unknown kind %q", t.name, i+2, t.get(row, "kind"))
		}
		if commits[t.get(row, "repository")] != t.get(row, "commit") {
			continue
		}
		row[column] = none
		for _, f := range set.findings {
			if f.Repository != t.get(row, "repository") || f.File != t.get(row, "file") || !slices.Contains(rules, f.Rule) {
				continue
			}
			if whole, part := f.about(t.get(row, "line"), t.get(row, "second line")); whole {
				row[column] = f.Rule
				break
			} else if part {
				row[column] = f.Rule + line
			}
		}
	}
	reported, of := tallyKnown(t, real)
	fmt.Fprintf(stdout, "%d of %d bugs are reported\n", reported, of)
	return t.write()
}

// What the column "reported by" says: a rule; a rule and line, if it has a finding on that line about something else than
// was recorded; or none.
const (
	none = "none"
	line = " (line)"
)

// about reports whether a finding names both lines, or is on one of them.
func (f *finding) about(first, second string) (whole, part bool) {
	lines := []string{strconv.Itoa(f.Line)}
	for _, r := range f.Related {
		if r.File == f.File && !messages.IsCondition(r.Message) {
			lines = append(lines, strconv.Itoa(r.Line))
		}
	}
	whole = slices.Contains(lines, first) && (second == "" || slices.Contains(lines, second))
	return whole, lines[0] == first || lines[0] == second
}

// tallyKnown counts the places of a verdict and those that are reported. A bug is reported if a finding is on its line; a
// trap only if the finding is about what was recorded, since the same line may have a bug of another kind.
func tallyKnown(t *table, verdict string) (reported, of int) {
	for _, row := range t.rows {
		by := t.get(row, "reported by")
		if t.get(row, "verdict") != verdict || by == "" {
			continue
		}
		of++
		if by != none && (verdict != trap || !strings.HasSuffix(by, line)) {
			reported++
		}
	}
	return reported, of
}

func (e *evidence) recallPart(b *strings.Builder) {
	fmt.Fprintf(b, `## Recall

[Known places](evidence/known.tsv) in public repositories, found with other means and read before: bugs, bugs that hardly matter, and
traps: correct code that looks like a bug. Measured on %s.

| what | reported | of | share, %% |
|---|---:|---:|---|
`, e.about["known places measured"])
	for _, row := range []struct{ verdict, name string }{{real, "bugs"}, {minor, "bugs that hardly matter"}, {trap, "traps (fewer is better)"}} {
		reported, of := tallyKnown(e.known, row.verdict)
		fmt.Fprintf(b, "| %s | %d | %d | %s |\n", row.name, reported, of, bare(reported, of))
	}
	b.WriteString("\nThe rules were made with these places in view, so this is no estimate for bugs that are on no list.\n\n### Known misses\n\n")
	for _, row := range e.known.rows {
		if e.known.get(row, "reported by") == none && e.known.get(row, "verdict") != trap {
			n, _ := strconv.Atoi(e.known.get(row, "line"))
			p := place{"", e.known.get(row, "repository"), e.known.get(row, "commit"), e.known.get(row, "file"), n}
			fmt.Fprintf(b, "- %s: %s\n", p.link(), e.known.get(row, "kind"))
		}
	}
	b.WriteString("\n“When it stays silent” in each [rule](rules.md) says what it does not look for.\n\n")
}
