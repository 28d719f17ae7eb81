package driver

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
)

// A Result holds what a run has found. Its order does not depend on the order of
// the patterns or of the analysis.
type Result struct {
	Findings []Finding // sorted by file, offset, rule and message, each once
	Errors   []Error   // packages that could not be loaded, type-checked or analysed; sorted
	Packages int       // the number of analysed packages that were named; one with its tests counts once
	// Sources are the files with a finding, by absolute name.
	Sources map[string]Source
	// StandIns has, for each file that the go command reads instead of others (see
	// its flag -overlay), its names in packages. Findings have the name of the file
	// that was read.
	StandIns map[string][]string
	// Ground lists what the result depends on.
	Ground Ground
	// Listing is the go command's output, for Config.Listing of later runs. It is
	// valid until a file is added or removed, or changes a part that decides about
	// packages, such as its imports. It is nil if it cannot be used again.
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
	Related []Related `json:",omitempty"`
	Fixes   []Fix     `json:",omitempty"`
	// Withheld says that the analyzer names a fix but does not offer it: a fix
	// without edits.
	Withheld bool `json:",omitempty"`
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

// maxErrors is the number of errors that are listed for a package.
const maxErrors = 10

// result combines the outcomes of all packages.
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

// widest returns, for each file, the package whose findings to report. A file
// belongs to "p" and to "p [p.test]", and the latter has more files. But a package
// that compiles is preferred to one that does not.
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

// errors collects the errors of the named packages and all of their dependencies,
// each once: the go command and the variants of a package repeat them.
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

// nodeErrors merges the go command's errors for a package with our own.
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
			// Mostly the compiler's wording of errors that the type checker has
			// found, too. If it has found none, only the compiler, the linker or
			// cgo knows the error.
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

// limitErrors keeps the first errors of each package. The input is sorted by
// package.
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
