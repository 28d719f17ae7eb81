package analyzer

import (
	"go/types"
	"reflect"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/testing/corpus"
)

// codesOnly is an analyzer with the rules about codes alone, and with the facts that these need.
func codesOnly(t *testing.T, o Options) *analysis.Analyzer {
	t.Helper()
	for _, id := range ruleIDs() {
		if !slices.Contains(corpus.CodeRules(), id) {
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

// withFacts is an analyzer that exports only facts of some types.
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
