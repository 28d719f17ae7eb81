// Package apply makes the fixes that findings suggest, in files or as a diff.
//
// A fix is made as a whole or not at all. A file is changed only if it still has the analysed text, belongs to the user's own
// modules and may be written. The result parses, and is gofmt-clean if the file was before.
package apply

import (
	"errors"
	"slices"
	"sort"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// Options say which files may be changed.
type Options struct {
	// Permit returns the reason why a file must not be changed; nil means that all may.
	Permit func(file string) error
	// ReadOnly says that nothing will be written, so files need not be writable.
	ReadOnly bool
}

// A Plan is a set of fixes that can be made together.
type Plan struct {
	Changes  []Change  // sorted by file
	Problems []Problem // files that cannot be changed, sorted
	// Left is how many fixes overlap with one that is made. Another analysis of the changed files offers them again, if
	// they still make sense.
	Left int
}

// A Change is the new content of one file.
type Change struct {
	File   string // as the finding names it
	Before []byte
	After  []byte
	Fixed  int // findings whose fix begins in this file

	target *target
	edits  []driver.Edit
}

// A Problem is a file that was left alone although there are fixes for it.
type Problem struct {
	File string
	Err  error
}

// NewPlan chooses which of the fixes of findings to make: one for each finding, and of those that overlap the first.
// Identical edits, such as the import that several fixes need, are made once.
func NewPlan(findings []driver.Finding, sources map[string]driver.Source, o Options) *Plan {
	p := &planner{
		sources: sources,
		options: o,
		targets: make(map[string]*target),
		bad:     make(map[string]error),
	}
	var fixes []driver.Fix
	for _, f := range findings {
		// A finding with alternatives leaves the choice to a person, who sees the first one first.
		if len(f.Fixes) > 0 && len(f.Fixes[0].Edits) > 0 {
			fixes = append(fixes, f.Fixes[0])
		}
	}
	for _, fix := range fixes {
		for _, e := range fix.Edits {
			p.open(e.File)
		}
	}
	// A file that the fixes would break is left out of all fixes, which may free others.
	for {
		plan, failed := p.choose(fixes)
		if len(failed) == 0 {
			plan.Problems = p.problems()
			return plan
		}
		for file, err := range failed {
			p.bad[file] = err
		}
	}
}

// planner makes a plan.
type planner struct {
	sources map[string]driver.Source
	options Options
	targets map[string]*target // by the name in the edits; several names may lead to one target
	bad     map[string]error   // files that cannot be changed, by the name in the edits
}

// open checks, once, whether a file can be changed.
func (p *planner) open(file string) {
	if p.targets[file] != nil || p.bad[file] != nil {
		return
	}
	source, ok := p.sources[file]
	if !ok {
		p.bad[file] = errors.New("it was not analysed itself")
		return
	}
	if p.options.Permit != nil {
		if err := p.options.Permit(file); err != nil {
			p.bad[file] = err
			return
		}
	}
	t, err := openTarget(file, source.Content, p.options)
	if err != nil {
		p.bad[file] = err
		return
	}
	for _, other := range p.targets {
		if other.path == t.path {
			t = other
			break
		}
	}
	p.targets[file] = t
}

// choose makes a plan of the fixes that touch no bad file. It also returns the files that these fixes would break.
func (p *planner) choose(fixes []driver.Fix) (plan *Plan, failed map[string]error) {
	plan = new(Plan)
	changes := make(map[*target]*Change)
	for _, fix := range fixes {
		if slices.ContainsFunc(fix.Edits, func(e driver.Edit) bool { return p.bad[e.File] != nil }) {
			continue
		}
		if slices.ContainsFunc(fix.Edits, func(e driver.Edit) bool {
			c := changes[p.targets[e.File]]
			return c != nil && c.conflicts(e)
		}) {
			plan.Left++
			continue
		}
		for i, e := range fix.Edits {
			t := p.targets[e.File]
			c := changes[t]
			if c == nil {
				c = &Change{File: e.File, Before: t.content, target: t}
				changes[t] = c
			}
			c.add(e)
			if i == 0 {
				c.Fixed++
			}
		}
	}
	for _, c := range changes {
		after, err := c.target.render(c.edits)
		if err != nil {
			if failed == nil {
				failed = make(map[string]error)
			}
			failed[c.File] = err
			continue
		}
		c.After = after
		plan.Changes = append(plan.Changes, *c)
	}
	sort.Slice(plan.Changes, func(i, j int) bool { return plan.Changes[i].File < plan.Changes[j].File })
	return plan, failed
}

// place returns where an edit belongs among the edits of the change, which are sorted, and whether it is there already.
func (c *Change) place(e driver.Edit) (at int, found bool) {
	return slices.BinarySearchFunc(c.edits, e, func(a, b driver.Edit) int {
		switch {
		case a.Start != b.Start:
			return a.Start - b.Start
		case a.End != b.End:
			return a.End - b.End // an insertion goes before a replacement that starts there
		}
		return slices.Compare(a.New, b.New)
	})
}

// conflicts reports whether an edit cannot be made beside those of the change.
func (c *Change) conflicts(e driver.Edit) bool {
	at, found := c.place(e)
	if found {
		return false
	}
	// Those before at do not overlap with each other, so that the last of them reaches farthest.
	return at > 0 && c.edits[at-1].Overlaps(e) || at < len(c.edits) && e.Overlaps(c.edits[at])
}

func (c *Change) add(e driver.Edit) {
	if at, found := c.place(e); !found {
		c.edits = slices.Insert(c.edits, at, e)
	}
}

func (p *planner) problems() []Problem {
	var list []Problem
	for file, err := range p.bad {
		list = append(list, Problem{file, err})
	}
	sort.Slice(list, func(i, j int) bool { return list[i].File < list[j].File })
	return list
}
