package analyzer

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/flow"
)

// rule is one check: a row of the table, functions in rule_<id>.go, and a page in rule_<id>.md. It has a function for sites, or
// one for the package, or both.
type rule struct {
	Traits
	// site looks at one site.
	site func(p *pkg, s flow.Site) *finding
	// weight decides which of the rules that object to one constant reports it: the heaviest. Each rule that looks at sites
	// has a weight of its own.
	weight int
	// pkg looks at the package as a whole. Such a rule adds to what a lighter rule says of a site, because how a code is
	// written is wrong wherever it goes, and says nothing about constants (finding.about) that a heavier rule reports.
	pkg func(p *pkg) []finding
	// fields are the header fields that the rule asks about: whether a function has set them (order.Start.Set).
	fields func() []string
	// reads names the models that the rule uses besides sites. A model is only built if a rule that reads it is on.
	reads model
	// command is set if the command, too, reports the rule, from files that the analyzer does not read: the analyzer cannot know
	// then whether a directive is used.
	command bool
}

// A model is one kind of knowledge about a package.
type model uint8

const (
	responses model = 1 << iota // package order: what happens to the responses that the program sends
	received                    // package client: what it does with those that it gets
	carriers                    // package carry: which status its errors carry
)

// rules is the table of all rules, in the order in which they are documented.
//
// One defect is reported by one rule. Of the rules for one constant, one that says why the code cannot be sent weighs more than
// one that says how clients understand it, and that weighs more than one about its spelling: invalid > lambda-error > class >
// body > deprecated > nonstandard > magic. Between the rules for a pair of events, judge (verdict.go) decides. missing-abort
// does not report a reply that missing-return reports; no-reply is about paths on which nothing
// is sent, and dropped-reply about calls that send nothing: no other rule reports these. missing-location, json-error
// and required-header are about the fields of a reply, not about its code or place; only unchecked-status is about
// responses that the program receives.
func rules() []*rule {
	return []*rule{
		{Traits: Traits{ID: "magic", Default: true, Tests: true, Severity: Warning, Options: []string{"literals"}}, site: magic, weight: 10},
		{Traits: Traits{ID: "nonstandard", Default: true, Severity: Error, Options: []string{"allow", "deny"}}, site: nonstandard, weight: 20},
		{Traits: Traits{ID: "deprecated", Default: true, Severity: Error, Options: []string{"allow"}}, site: deprecated, weight: 30},
		{Traits: Traits{ID: "invalid", Default: true, Severity: Error}, site: invalid, weight: 60, pkg: unset, reads: responses},
		{Traits: Traits{ID: "class", Default: true, Severity: Error}, site: class, weight: 50},
		{Traits: Traits{ID: "mismatch", Default: true, Tests: true, Severity: Error}, pkg: mismatch},
		{Traits: Traits{ID: "range", Default: true, Tests: true, Severity: Error}, pkg: ranges},
		{Traits: Traits{ID: "body", Default: true, Severity: Error}, pkg: body, weight: 40, reads: responses},
		{Traits: Traits{ID: "missing-return", Default: true, Tests: true, Severity: Error}, pkg: missingReturn, reads: responses},
		{Traits: Traits{ID: "superfluous", Default: true, Severity: Error}, pkg: superfluous, reads: responses},
		{Traits: Traits{ID: "late-header", Default: true, Severity: Error}, pkg: lateHeader, fields: repeatedFields, reads: responses},
		{Traits: Traits{ID: "late-error", Severity: Warning}, pkg: lateError, reads: responses},
		{Traits: Traits{ID: "required-header", Severity: Warning}, pkg: requiredHeader, fields: requiredFields, reads: responses},
		{Traits: Traits{ID: "unchecked-status", Severity: Warning}, pkg: uncheckedStatus, reads: received},
		{Traits: Traits{ID: "no-reply", Default: true, Severity: Error}, pkg: noReply, reads: responses},
		{Traits: Traits{ID: "missing-abort", Default: true, Severity: Error}, pkg: missingAbort, reads: responses},
		{Traits: Traits{ID: "dropped-reply", Severity: Error}, pkg: droppedReply},
		{Traits: Traits{ID: "missing-location", Default: true, Severity: Error}, pkg: missingLocation, fields: locationFields, reads: responses},
		{Traits: Traits{ID: "json-error", Severity: Warning}, pkg: jsonError, reads: responses},
		{Traits: Traits{ID: "lambda-error", Severity: Error}, pkg: lambdaError, weight: 55, reads: responses},
		{Traits: Traits{ID: "undocumented-status", Default: true, Severity: Warning}, pkg: undocumentedStatus, command: true, reads: responses | carriers},
		{Traits: Traits{ID: "unsent-status", Default: true, Severity: Warning}, pkg: unsentStatus, command: true, reads: responses | carriers},
		// The last, because it asks which directives have silenced something.
		{Traits: Traits{ID: "directive", Default: true, Tests: true, Severity: Warning}, pkg: directives},
	}
}

// siteRules are the rules that look at sites, the heaviest first.
func siteRules() []*rule {
	var list []*rule
	for _, r := range rules() {
		if r.site != nil {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b *rule) int { return cmp.Compare(b.weight, a.weight) })
	return list
}

// trackedFields are the header fields that some rule needs, each once. They do not depend on which rules are on: a fact about
// a function says the same in every configuration.
func trackedFields() []string {
	var fields []string
	for _, r := range rules() {
		if r.fields != nil {
			fields = append(fields, r.fields()...)
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// finding is a diagnostic before it is reported.
type finding struct {
	rule    *rule
	at      ast.Node // the smallest offending expression
	message string   // without the rule's id
	related []analysis.RelatedInformation
	repair  *repair // may be nil
	// declined says why there is no repair, if the rule has one for other findings.
	declined string

	// about are constants to which the finding objects from elsewhere, such as the status of a call whose body is lost.
	about []ast.Expr
	// once keeps findings that are about the same thing, such as a declared constant, down to one.
	once any
	// yields is set if another finding reports the defect. The finding then only marks directives as used.
	yields bool
	// silenced is set if a directive silences it.
	silenced bool
}

// repair is the one suggested fix of a finding.
type repair struct {
	message string
	edits   []analysis.TextEdit
	unsafe  bool // it changes what goes over the wire
}

// node is a range of source without a syntax node of its own.
type node struct{ pos, end token.Pos }

func (n node) Pos() token.Pos { return n.pos }
func (n node) End() token.Pos { return n.end }
