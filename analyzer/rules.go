package analyzer

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// rule is one check. Exactly one of its functions is set.
type rule struct {
	Doc
	// weight decides between the rules that object to one constant: the heaviest reports. Only what looks at the package
	// as a whole adds to what a lighter rule says of a site: how a code is written is wrong whatever becomes of it.
	weight int
	// site looks at one site.
	site func(p *pkg, s flow.Site) *finding
	// pkg looks at the package as a whole.
	pkg func(p *pkg) []finding
}

// The weights. A body that is lost weighs less than a code that cannot be sent, or not by that call.
const (
	weightMagic = iota + 1
	weightNonstandard
	weightDeprecated
	weightBody
	weightClass
	weightInvalid
)

// rules is the table of all rules, in the order in which they are documented.
func rules() []*rule {
	return []*rule{
		magicRule(),
		nonstandardRule(),
		deprecatedRule(),
		invalidRule(),
		classRule(),
		mismatchRule(),
		rangeRule(),
		bodyRule(),
		missingReturnRule(),
		superfluousRule(),
		lateHeaderRule(),
		lateErrorRule(),
		requiredHeaderRule(),
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

// finding is a diagnostic in the making.
type finding struct {
	rule    *rule
	at      ast.Node // the smallest offending expression
	message string   // without the rule's id
	related []analysis.RelatedInformation
	repair  *repair // nil if there is none

	// about are constants to which the finding objects from elsewhere, such as the status of a call whose body is lost.
	about []ast.Expr
	// once keeps findings that are about the same thing, such as a declared constant, down to one.
	once any
}

// repair is the one suggested fix of a finding.
type repair struct {
	message string
	edits   []analysis.TextEdit
	unsafe  bool // it changes what goes over the wire
}

// node is a stretch of source that is no node of its own.
type node struct{ pos, end token.Pos }

func (n node) Pos() token.Pos { return n.pos }
func (n node) End() token.Pos { return n.end }
