package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A difference is a finding that only one version has, or that two versions report differently.
type difference struct {
	Kind string   `json:"kind"` // a kind of difference, as below
	Old  *finding `json:"old,omitempty"`
	New  *finding `json:"new,omitempty"`
	What []string `json:"what,omitempty"` // for changed: message, place, severity, fix
	// Source are the lines around the finding.
	Source []sourceLine `json:"source,omitempty"`
	URL    string       `json:"url,omitempty"`
}

// The kinds of difference, in the order in which the page shows them.
const (
	appeared    = "appeared"
	disappeared = "disappeared"
	changed     = "changed"
)

type sourceLine struct {
	Number int    `json:"line"`
	Text   string `json:"text"`
	Here   bool   `json:"here,omitempty"` // the finding is on this line
}

// finding returns the newer side of a difference.
func (d *difference) finding() *finding { return cmp.Or(d.New, d.Old) }

// pairings are the keys by which findings of the two versions are paired, the most specific first. Findings with equal keys are paired
// in their order in the file.
var pairings = []func(f *finding) any{
	func(f *finding) any { // the same
		return [6]any{f.Rule, f.File, f.Line, f.Column, f.Message, strings.Join(f.Fixes, "\x00")}
	},
	func(f *finding) any { return [4]any{f.Rule, f.File, f.Line, f.Column} },
	func(f *finding) any { return [3]any{f.Rule, f.File, f.Line} },
	func(f *finding) any { return [3]any{f.Rule, f.File, f.Message} }, // another line of the same problem
}

// compare pairs the findings of two versions in the same commit and returns the differences.
func compare(old, now []finding) []*difference {
	var diffs []*difference
	a, b := pointers(old), pointers(now)
	for _, key := range pairings {
		waiting := make(map[any][]*finding)
		for _, f := range b {
			waiting[key(f)] = append(waiting[key(f)], f)
		}
		var left []*finding
		paired := make(map[*finding]bool)
		for _, f := range a {
			candidates := waiting[key(f)]
			if len(candidates) == 0 {
				left = append(left, f)
				continue
			}
			partner := candidates[0]
			waiting[key(f)] = candidates[1:]
			paired[partner] = true
			if what := changes(f, partner); len(what) > 0 {
				diffs = append(diffs, &difference{Kind: changed, Old: f, New: partner, What: what})
			}
		}
		a, b = left, slices.DeleteFunc(b, func(f *finding) bool { return paired[f] })
	}
	for _, f := range a {
		diffs = append(diffs, &difference{Kind: disappeared, Old: f})
	}
	for _, f := range b {
		diffs = append(diffs, &difference{Kind: appeared, New: f})
	}
	return diffs
}

func pointers(all []finding) []*finding {
	out := make([]*finding, len(all))
	for i := range all {
		out[i] = &all[i]
	}
	return out
}

// changes names the ways in which two findings differ.
func changes(a, b *finding) []string {
	var what []string
	if a.Line != b.Line || a.Column != b.Column {
		what = append(what, "place")
	}
	if a.Message != b.Message {
		what = append(what, "message")
	}
	if a.Severity != b.Severity {
		what = append(what, "severity")
	}
	if !slices.Equal(a.Fixes, b.Fixes) {
		what = append(what, "fix")
	}
	return what
}

// around is the number of lines that are shown before and after a finding.
const around = 4

// addSource reads the lines around a difference.
func (d *difference) addSource(c *checkout, files map[string][]string) {
	f := d.finding()
	lines, ok := files[f.File]
	if !ok {
		if data, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(f.File))); err == nil {
			lines = strings.Split(string(data), "\n")
		}
		files[f.File] = lines
	}
	first, last := f.Line, f.Line
	if d.Old != nil && d.New != nil && max(d.Old.Line, d.New.Line)-min(d.Old.Line, d.New.Line) <= 4*around {
		first, last = min(d.Old.Line, d.New.Line), max(d.Old.Line, d.New.Line)
	}
	for n := max(1, first-around); n <= min(len(lines), last+around); n++ {
		text := strings.ReplaceAll(strings.TrimSuffix(lines[n-1], "\r"), "\t", "    ")
		d.Source = append(d.Source, sourceLine{Number: n, Text: text, Here: n == f.Line})
	}
}

// A ruleTable holds the differences of a rule.
type ruleTable struct {
	Rule                           string
	Old, New                       int // findings in all
	Appeared, Disappeared, Changed []*difference
}

// A row compares the findings and the cost of two versions in a repository.
type row struct {
	Repository, Commit             string
	Old, New                       *record
	Appeared, Disappeared, Changed int
}

// Same reports whether a row has no differences.
func (r row) Same() bool {
	return r.Appeared+r.Disappeared+r.Changed == 0 && r.Old.notes() == r.New.notes()
}

// A comparison is the content of the page.
type comparison struct {
	OldName, NewName string
	Options          string
	Rules            []*ruleTable // those with differences
	Unchanged        []*ruleTable // those without
	Rows             []row
	Total            row
	Percent          float64 // the new version's CPU time in percent of the old one's
}

// compareAll compares the results of two versions, writes the comparison to a new directory and returns the page's name.
func compareAll(out string, old, now *version, checkouts []*checkout) (string, error) {
	page := &comparison{OldName: old.name, NewName: now.name, Options: strings.Join(now.args, " "), Total: row{Old: new(record), New: new(record)}}
	rules := make(map[string]*ruleTable)
	rule := func(name string) *ruleTable {
		if rules[name] == nil {
			rules[name] = &ruleTable{Rule: name}
		}
		return rules[name]
	}
	var all []*difference
	for i, c := range checkouts {
		r := row{Repository: c.name, Commit: c.commit, Old: old.records[i], New: now.records[i]}
		// If one version gave up, the findings of the other cannot be compared.
		if r.Old.GivenUp == "" && r.New.GivenUp == "" {
			a, err := old.findings(c)
			if err != nil {
				return "", err
			}
			b, err := now.findings(c)
			if err != nil {
				return "", err
			}
			for _, f := range a {
				rule(f.Rule).Old++
			}
			for _, f := range b {
				rule(f.Rule).New++
			}
			files := make(map[string][]string)
			for _, d := range compare(a, b) {
				d.addSource(c, files)
				if c.web != "" {
					d.URL = c.web + d.finding().File + "#L" + itoa(d.finding().Line)
				}
				all = append(all, d)
				table := rule(d.finding().Rule)
				switch d.Kind {
				case appeared:
					table.Appeared = append(table.Appeared, d)
					r.Appeared++
				case disappeared:
					table.Disappeared = append(table.Disappeared, d)
					r.Disappeared++
				case changed:
					table.Changed = append(table.Changed, d)
					r.Changed++
				}
			}
			page.Total.Old.add(r.Old)
			page.Total.New.add(r.New)
		}
		page.Rows = append(page.Rows, r)
		page.Total.Appeared += r.Appeared
		page.Total.Disappeared += r.Disappeared
		page.Total.Changed += r.Changed
	}
	if page.Total.Old.CPU > 0 {
		page.Percent = 100 * page.Total.New.CPU / page.Total.Old.CPU
	}
	for _, t := range rules {
		if len(t.Appeared)+len(t.Disappeared)+len(t.Changed) > 0 {
			page.Rules = append(page.Rules, t)
		} else {
			page.Unchanged = append(page.Unchanged, t)
		}
	}
	byName := func(a, b *ruleTable) int { return strings.Compare(a.Rule, b.Rule) }
	slices.SortFunc(page.Rules, byName)
	slices.SortFunc(page.Unchanged, byName)

	dir := filepath.Join(out, old.name+".."+now.name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	lines, err := jsonLines(all)
	if err != nil {
		return "", err
	}
	if err := writeFile(filepath.Join(dir, "differences.jsonl"), lines); err != nil {
		return "", err
	}
	html, err := page.html()
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "index.html")
	return name, writeFile(name, html)
}

// add sums records up.
func (rec *record) add(r *record) {
	rec.Findings += r.Findings
	rec.Errors += r.Errors
	rec.Prepare += r.Prepare
	rec.CPU += r.CPU
	rec.Wall += r.Wall
	rec.Peak = max(rec.Peak, r.Peak)
}
