package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// perRule is how many findings of a rule are judged: all if there are no more.
func perRule(rule string) int {
	if rule == "magic" {
		return 300
	}
	return 100
}

// errorReplies is how many findings of missing-return about http.Error are judged for go.dev/issue/15205.
const errorReplies = 50

// secondBelow is the hash below which a finding is for the second reader too: a tenth of all. Being a property of the finding
// alone, it does not change while the sample grows.
const secondBelow = "199999"

// newShare is the part of a rule's sample that comes from repositories that no rule was made with, if they have so many.
const newShare = 0.6

// rank orders the findings of a rule by chance, the same chance each time.
func rank(seed string, p place) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{seed, p.rule, p.repository, p.commit, p.file, strconv.Itoa(p.line)}, "\x00")))
	return hex.EncodeToString(sum[:])
}

// A drawing is a finding in the sample.
type drawing struct {
	*finding
	second  bool // a second reader judges it too
	sample  bool // it counts for the precision of its rule
	returns bool // it is in the sample for go.dev/issue/15205
}

// draw takes the sample from the findings outside tests. share is the part of the new repositories that have been run so
// far, between 0 and 1; of the others only rules with few findings are taken until they have been run.
func draw(seed string, findings []*finding, isNew func(repository string) bool, fresh, old float64) []*drawing {
	type strata struct{ fresh, old []*finding }
	byRule := make(map[string]*strata)
	for _, f := range findings {
		if f.Test {
			continue
		}
		s := byRule[f.Rule]
		if s == nil {
			s = new(strata)
			byRule[f.Rule] = s
		}
		if isNew(f.Repository) {
			s.fresh = append(s.fresh, f)
		} else {
			s.old = append(s.old, f)
		}
	}
	byRank := func(a, b *finding) int { return cmp.Compare(rank(seed, a.place()), rank(seed, b.place())) }
	taken := make(map[*finding]*drawing)
	take := func(f *finding) *drawing {
		if taken[f] == nil {
			taken[f] = &drawing{finding: f}
		}
		return taken[f]
	}
	for rule, s := range byRule {
		slices.SortFunc(s.fresh, byRank)
		slices.SortFunc(s.old, byRank)
		all := perRule(rule)
		a, b := quotas(all, len(s.fresh), len(s.old), fresh, old)
		for _, f := range slices.Concat(s.fresh[:a], s.old[:b]) {
			take(f).sample = true
		}
		if rule != "missing-return" {
			continue
		}
		isError := func(list []*finding) (out []*finding) {
			for _, f := range list {
				if f.httpError {
					out = append(out, f)
				}
			}
			return out
		}
		x, y := isError(s.fresh), isError(s.old)
		a, b = quotas(errorReplies, len(x), len(y), fresh, old)
		for _, f := range slices.Concat(x[:a], y[:b]) {
			take(f).returns = true
		}
	}
	var out []*drawing
	for _, d := range taken {
		out = append(out, d)
	}
	for _, d := range out {
		d.second = rank(seed+" second", d.place()) < secondBelow
	}
	slices.SortFunc(out, byRepository)
	return out
}

// byRepository is the order of sheets: a reader looks at one repository after the other.
func byRepository(a, b *drawing) int {
	return cmp.Or(cmp.Compare(a.Repository, b.Repository), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
}

// quotas divides a sample of n among two strata of which a and b findings are known and a part, from 0 to 1, has been run.
// What one lacks the other gives.
func quotas(n, a, b int, partA, partB float64) (int, int) {
	wantA := int(float64(n) * newShare)
	wantB := n - wantA
	if partA == 1 && a < wantA {
		wantA, wantB = a, n-a
	}
	if partB == 1 && b < wantB {
		wantA, wantB = n-b, b
	}
	return min(a, int(float64(wantA)*partA+0.5)), min(b, int(float64(wantB)*partB+0.5))
}

var drawColumns = []string{"rule", "repository", "commit", "file", "line", "sample", "second", "return-after-error", "message"}

func drawCommand(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("draw", flag.ContinueOnError)
	in := inputsFrom(flags)
	seed := flags.String("seed", "statuslint 23", "`text` that the choice depends on")
	out := flags.String("out", "", "`directory` for sheets")
	early := flags.Bool("early", false, "not all repositories have been run: draw from those that have been as if they were all")
	most := flags.Int("most", 1000, "`findings` of a rule on the sheets so far, while not all repositories have been run")
	first := flags.Int("first", 1, "`number` of the first sheet")
	size := flags.Int("size", 60, "`findings` on a sheet")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *out == "" {
		return errors.New("draw: -out is needed")
	}
	set, repos, err := in.read()
	if err != nil {
		return fmt.Errorf("draw: %w", err)
	}
	if err := in.markErrorReplies(set); err != nil {
		return fmt.Errorf("draw: %w", err)
	}
	done := make(map[string]bool)
	for _, rec := range set.records {
		done[rec.Repository] = true
	}
	part := func(isNew bool) float64 {
		n, all := 0, 0
		for _, r := range repos {
			if r.isNew == isNew {
				all++
				if done[r.name] {
					n++
				}
			}
		}
		if all == 0 || n > 0 && *early {
			return 1
		}
		return float64(n) / float64(all)
	}
	isNew := func(name string) bool { return repos[name] != nil && repos[name].isNew }
	drawn := draw(*seed, set.findings, isNew, part(true), part(false))

	// What is on a sheet already, of this drawing or of an earlier one, is not written again.
	known := make(map[place]bool)
	sheets, _ := filepath.Glob(filepath.Join(*out, "sheet-*.tsv"))
	for _, name := range sheets {
		if n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "sheet-"), ".tsv")); err != nil || n >= *first {
			continue
		}
		judged, err := readVerdicts(name)
		if err != nil {
			return err
		}
		for p := range judged {
			known[p] = true
		}
	}
	all := &table{name: filepath.Join(*out, "draw.tsv"), columns: drawColumns}
	second := &table{name: filepath.Join(*out, "second.tsv"), columns: verdictColumns}
	twice, err := readVerdicts(second.name) // what has been read twice already stays
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var fresh []*drawing
	lot := make(map[string]int)
	mark := func(b bool) string {
		if b {
			return "yes"
		}
		return "no"
	}
	for _, d := range drawn {
		all.rows = append(all.rows, append(d.place().row(), mark(d.sample), mark(d.second), mark(d.returns), d.Message))
		if d.second {
			v := twice[d.place()]
			second.rows = append(second.rows, append(d.place().row(), v.word, v.reason))
		}
	}
	slices.SortFunc(drawn, func(a, b *drawing) int { return cmp.Compare(rank(*seed, a.place()), rank(*seed, b.place())) })
	for _, d := range drawn {
		if known[d.place()] {
			lot[d.Rule]++
		} else if lot[d.Rule] < *most {
			lot[d.Rule]++
			fresh = append(fresh, d)
		}
	}
	slices.SortFunc(drawn, byRepository)
	slices.SortFunc(fresh, byRepository)
	if err := errors.Join(all.write(), second.write()); err != nil {
		return err
	}
	n := *first
	for part := range slices.Chunk(fresh, *size) {
		if err := writeSheet(*out, n, in.checkouts, part); err != nil {
			return err
		}
		n++
	}
	if err := writeLong(filepath.Join(*out, "second.md"), in.checkouts, "Second reading", keep(drawn, func(d *drawing) bool { return d.second })); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d findings drawn, %d of them new, on sheets %d to %d; %d for a second reader\n", len(drawn), len(fresh), *first, n-1, len(second.rows))
	return nil
}

// markErrorReplies notes which findings of missing-return outside tests are about a call of http.Error.
func (in *inputs) markErrorReplies(set *runSet) error {
	for _, f := range set.findings {
		if f.Rule == "missing-return" && !f.Test {
			text, err := sourceLine(in.checkouts, f)
			if err != nil {
				return err
			}
			f.httpError = strings.Contains(text, "http.Error(")
		}
	}
	return nil
}

// sourceLine returns the line of a finding.
func sourceLine(checkouts string, f *finding) (string, error) {
	data, err := os.ReadFile(filepath.Join(checkouts, strings.ReplaceAll(f.Repository, "/", "+"), filepath.FromSlash(f.File)))
	if err != nil {
		return "", err
	}
	lines := strings.Split(string(data), "\n")
	if f.Line > len(lines) {
		return "", fmt.Errorf("%s of %s has no line %d", f.File, f.Repository, f.Line)
	}
	return lines[f.Line-1], nil
}

func keep(list []*drawing, ok func(*drawing) bool) (out []*drawing) {
	for _, d := range list {
		if ok(d) {
			out = append(out, d)
		}
	}
	return out
}

func (p place) row() []string {
	return []string{p.rule, p.repository, p.commit, p.file, strconv.Itoa(p.line)}
}

// writeSheet writes a sheet: a page to read and a table to fill.
func writeSheet(dir string, n int, checkouts string, list []*drawing) error {
	name := filepath.Join(dir, fmt.Sprintf("sheet-%02d", n))
	t := &table{name: name + ".tsv", columns: verdictColumns}
	for _, d := range list {
		t.rows = append(t.rows, append(d.place().row(), "", ""))
	}
	if err := t.write(); err != nil {
		return err
	}
	return writeLong(name+".md", checkouts, fmt.Sprintf("Sheet %02d", n), list)
}

// around is how many lines a sheet shows before and after a finding and its reasons.
const around = 12

// writeLong writes findings with their source.
func writeLong(name, checkouts, title string, list []*drawing) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nHow to fill it is in README.md beside it. The table to fill is the .tsv of the same name.\n", title)
	last := ""
	for i, d := range list {
		root := filepath.Join(checkouts, strings.ReplaceAll(d.Repository, "/", "+"))
		if d.Repository != last {
			fmt.Fprintf(&b, "\n## %s at %s\n\ncheckout: %s\n", d.Repository, d.Commit, root)
			last = d.Repository
		}
		fmt.Fprintf(&b, "\n### %d. %s: %s:%d\n\n%s\n", i+1, d.Rule, d.File, d.Line, d.Message)
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(d.File)))
		if err != nil {
			return err
		}
		lines := strings.Split(string(data), "\n")
		from, to := d.Line-around, d.Line+around
		marks := map[int]string{d.Line: ">"}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "- %s:%d: %s\n", r.File, r.Line, r.Message)
			if r.File == d.File && max(r.Line, d.Line)-min(r.Line, d.Line) < 60 {
				from, to = min(from, r.Line-3), max(to, r.Line+3)
				if marks[r.Line] == "" {
					marks[r.Line] = "*"
				}
			} else if other, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(r.File))); err == nil {
				if text := strings.Split(string(other), "\n"); r.Line >= 1 && r.Line <= len(text) {
					fmt.Fprintf(&b, "  `%s`\n", strings.TrimSpace(text[r.Line-1]))
				}
			}
		}
		b.WriteString("\n```go\n")
		for n := max(1, from); n <= min(len(lines), to); n++ {
			fmt.Fprintf(&b, "%1s%5d  %s\n", marks[n], n, strings.TrimRight(lines[n-1], "\r"))
		}
		b.WriteString("```\n")
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
