package driver

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
)

// A Result is what a run found, in an order that does not depend on the order
// of the patterns or of the analysis.
type Result struct {
	Findings []Finding // sorted by file, offset, rule and message, each once
	Errors   []Error   // packages that could not be loaded, type-checked or analysed; sorted
	Packages int       // analysed packages reported on; one with its tests counts once
	// Sources are the files with a finding, by absolute name.
	Sources map[string]Source
	// StandIns are the names in packages of the files that the go command reads in
	// the place of others, see its flag -overlay: what is found in such a file is
	// at its own name.
	StandIns map[string][]string
	// Ground is what the result rests on.
	Ground Ground
	// Listing is what the go command has said, for Config.Listing of later runs:
	// it says the same until a file comes or goes, or one changes in what decides
	// about packages, such as its imports. It is nil if it cannot be used again.
	Listing []byte
}

// A Source is a file as it was read for the analysis.
type Source struct {
	Content []byte
}

// A Position is a place in a file.
type Position struct {
	File         string // absolute
	Offset       int    // in bytes
	Line, Column int    // from 1; the column in bytes
}

// A Finding is a diagnostic of the analyzer.
type Finding struct {
	Rule    string // the diagnostic's category
	Message string
	URL     string
	Package string // import path without variant suffix
	Pos     Position
	End     Position
	Related []Related
	Fixes   []Fix
	// Withheld says that there is a fix that the analyzer names but does not
	// offer: one without edits.
	Withheld bool
}

// A Related place explains a finding, for example its other half.
type Related struct {
	Message  string
	Pos, End Position
}

// A Fix is a change that removes the finding.
type Fix struct {
	Message string
	Edits   []Edit
}

// An Edit replaces the bytes from Start to End of a file.
type Edit struct {
	File       string // absolute
	Start, End int
	New        []byte
}

// maxErrors is how many errors of a package are listed.
const maxErrors = 10

// result puts the outcomes together.
func (r *run) result() *Result {
	res := &Result{Sources: make(map[string]Source)}
	widest := r.widest()
	subjects := make(map[string]bool)
	for _, n := range r.graph.nodes {
		if !n.named || n.role != analysed || n.work.out == nil || n.work.out.failed {
			continue
		}
		subjects[n.subject()] = true
		for _, f := range n.work.out.findings {
			if widest[f.Pos.File] == n {
				source := n.work.out.sources[f.Pos.File]
				f = r.listing.overlay.locate(f)
				res.Findings = append(res.Findings, f)
				res.Sources[f.Pos.File] = source
			}
		}
	}
	res.Packages = len(subjects)
	slices.SortFunc(res.Findings, compareFindings)
	res.Findings = slices.CompactFunc(res.Findings, func(a, b Finding) bool {
		return compareFindings(a, b) == 0
	})
	res.Errors = r.errors()
	res.Ground = r.ground()
	if r.cfg.Store != nil && !r.listing.restored && res.Ground.Doubt == "" {
		res.Listing = r.listing.save(r.graph)
	}
	res.StandIns = r.standIns()
	return res
}

func compareFindings(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Pos.File, b.Pos.File),
		cmp.Compare(a.Pos.Offset, b.Pos.Offset),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}

// widest says for each file which package to report it from. A file belongs to
// "p" and to "p [p.test]", and the latter sees more; but one that compiles is
// preferred to one that does not.
func (r *run) widest() map[string]*node {
	owner := make(map[string]*node)
	better := func(a, b *node) bool {
		if a.work.out.illTyped != b.work.out.illTyped {
			return b.work.out.illTyped
		}
		return len(a.files) > len(b.files)
	}
	for _, n := range r.graph.nodes {
		if !n.named || n.role != analysed || n.work.out == nil || n.work.out.failed {
			continue
		}
		for f := range n.files {
			if owner[f] == nil || better(n, owner[f]) {
				owner[f] = n
			}
		}
	}
	return owner
}

// errors collects the errors of all packages that the named ones depend on,
// each once, although the go command and the variants of a package repeat them.
func (r *run) errors() []Error {
	var all []Error
	for _, n := range r.graph.nodes {
		for _, e := range r.nodeErrors(n) {
			all = append(all, r.listing.overlay.locateError(e))
		}
	}
	slices.SortFunc(all, compareErrors)
	all = slices.CompactFunc(all, func(a, b Error) bool {
		return a.Pos == b.Pos && a.Message == b.Message && (a.Pos != "" || a.Package == b.Package)
	})
	if len(all) > 0 {
		if tool, goCmd := minorVersion(runtime.Version()), minorVersion(r.listing.env.GOVERSION); tool < goCmd {
			all = append(all, Error{Message: fmt.Sprintf("statuslint was built with go1.%d and may not understand code for go1.%d: rebuild it with that version", tool, goCmd)})
		}
	}
	return limitErrors(all)
}

// nodeErrors merges what the go command and our own check say of a package.
func (r *run) nodeErrors(n *node) []Error {
	var own []Error
	if n.work.out != nil {
		own = n.work.out.errors
	}
	if r.explained[n] && n.work.out == nil {
		return nil
	}
	var listed []Error
	for _, e := range n.meta.Errors {
		if isBuildOutput(e) {
			// The compiler's words for what the type checker found, too, except
			// for what only a compiler, a linker or cgo can tell.
			if len(own) == 0 && !r.checksElsewhere(n) {
				listed = append(listed, r.listing.listErrors(n, e)...)
			}
			continue
		}
		errs := r.listing.listErrors(n, e)
		if e.Pos == "" || e.Pos == "-" {
			own = slices.DeleteFunc(slices.Clone(own), func(o Error) bool { return o.Pos != "" })
		}
		for _, l := range errs {
			own = slices.DeleteFunc(slices.Clone(own), func(o Error) bool { return o.Pos != "" && o.Pos == l.Pos })
		}
		listed = append(listed, errs...)
	}
	return append(listed, own...)
}

// checksElsewhere reports whether the errors of n's files come from another
// node: n is a recompiled package whose plain form is analysed.
func (r *run) checksElsewhere(n *node) bool {
	return n.factsOf != nil && n.factsOf != n && n.factsOf.work.out != nil && len(n.factsOf.work.out.errors) > 0
}

func compareErrors(a, b Error) int {
	p, q := a.Position(), b.Position()
	return cmp.Or(
		cmp.Compare(a.Package, b.Package),
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Column, q.Column),
		cmp.Compare(a.Message, b.Message),
	)
}

func more(n int) string {
	if n == 1 {
		return "... and 1 more error"
	}
	return fmt.Sprintf("... and %d more errors", n)
}

// limitErrors cuts the errors of each package down to the first few. The input
// is sorted by package.
func limitErrors(all []Error) []Error {
	var out []Error
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Package == all[0].Package {
			n++
		}
		shown := min(n, maxErrors)
		out = append(out, all[:shown]...)
		if n > shown {
			out = append(out, Error{Package: all[0].Package, Message: more(n - shown)})
		}
		all = all[n:]
	}
	return out
}
