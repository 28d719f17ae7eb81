package main

import (
	"bytes"
	_ "embed"
	"html/template"
	"strconv"
)

//go:embed page.html
var pageText string

// shown is the number of differences that the page shows for each kind and rule; differences.jsonl has all.
const shown = 300

// A group is a kind of difference of a rule on the page.
type group struct {
	Kind  string
	All   int
	Shown []*difference
}

// Groups returns the kinds of difference that a rule has.
func (t *ruleTable) Groups() []group {
	var groups []group
	for _, g := range []group{{Kind: appeared, Shown: t.Appeared}, {Kind: disappeared, Shown: t.Disappeared}, {Kind: changed, Shown: t.Changed}} {
		if g.All = len(g.Shown); g.All > 0 {
			g.Shown = g.Shown[:min(g.All, shown)]
			groups = append(groups, g)
		}
	}
	return groups
}

// Has reports whether a difference is in the message, place, severity or fix.
func (d *difference) Has(what string) bool {
	for _, w := range d.What {
		if w == what {
			return true
		}
	}
	return false
}

// html writes the comparison as a self-contained page.
func (c *comparison) html() ([]byte, error) {
	t, err := template.New("page").Funcs(template.FuncMap{
		"finding": (*difference).finding,
		"notes":   (*record).notes,
	}).Parse(pageText)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, c)
	return b.Bytes(), err
}

func itoa(n int) string { return strconv.Itoa(n) }
