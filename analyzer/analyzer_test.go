package analyzer

import (
	"go/types"
	"reflect"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// TestRules holds the default options against the // want comments of a folder per rule. All folders go into one run:
// loading the standard library takes longer than everything else.
func TestRules(t *testing.T) {
	checkWants(t, withoutFacts(codesOnly(t, Options{})),
		"magic", "nonstandard", "deprecated", "invalid", "class", "mismatch", "range", "nolint", "generated")
}

// codeRules are the rules about what a code is; the others are about the order of a response, and would have much to say
// of functions that send a dozen codes.
var codeRules = []string{"magic", "nonstandard", "deprecated", "invalid", "class", "mismatch", "range"}

// codesOnly is an analyzer with the rules about codes alone, which hands on the facts that these need.
func codesOnly(t *testing.T, o Options) *analysis.Analyzer {
	t.Helper()
	for _, id := range ruleIDs() {
		if !slices.Contains(codeRules, id) {
			o.Disable = append(o.Disable, id)
		}
	}
	a, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return withFacts(a, flow.FactTypes())
}

// withoutFacts is an analyzer that hands no facts on. Folders of a single package use it: analysistest wants every fact
// expected, and analyses all of the standard library for them.
func withoutFacts(a *analysis.Analyzer) *analysis.Analyzer { return withFacts(a, nil) }

// withFacts is an analyzer that hands on facts of some types alone.
func withFacts(a *analysis.Analyzer, factTypes []analysis.Fact) *analysis.Analyzer {
	kept := func(fact analysis.Fact) bool {
		return slices.ContainsFunc(factTypes, func(f analysis.Fact) bool { return reflect.TypeOf(f) == reflect.TypeOf(fact) })
	}
	local := *a
	local.FactTypes = factTypes
	local.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.ImportObjectFact = func(obj types.Object, fact analysis.Fact) bool {
			return kept(fact) && pass.ImportObjectFact(obj, fact)
		}
		p.ExportObjectFact = func(obj types.Object, fact analysis.Fact) {
			if kept(fact) {
				pass.ExportObjectFact(obj, fact)
			}
		}
		return a.Run(&p)
	}
	return &local
}
