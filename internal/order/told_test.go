package order

import (
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/testing/want"
)

// analyzerOf returns an analyzer that passes the result for a package to report. It uses no facts.
func analyzerOf(report func(*analysis.Pass, *Result)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "order", Doc: "what happens to responses",
		Run: func(pass *analysis.Pass) (any, error) {
			p := *pass
			p.ImportObjectFact = func(types.Object, analysis.Fact) bool { return false }
			p.ExportObjectFact = func(types.Object, analysis.Fact) {}
			report(pass, Analyze(&p, api.NewTable(nil).Bind(pass.Pkg), nil))
			return nil, nil
		},
	}
}

func told(pass *analysis.Pass, pair Pair) string {
	ev := pair.Earlier
	fn := ev.Func
	if call, ok := ev.Node.(*ast.CallExpr); ok && fn == nil {
		fn = typeutil.Callee(pass.TypesInfo, call)
	}
	words := []string{"after " + fn.Name()}
	for _, w := range []struct {
		on   bool
		word string
	}{{ev.Partial, "partial"}, {ev.Tells, "tells"}, {ev.Aborts, "aborts"}, {pair.Chain, "chain"}} {
		if w.on {
			words = append(words, w.word)
		}
	}
	text := strings.Join(words, ", ")
	if pair.Later.Proceeds {
		text += "; proceeds"
	}
	return text
}

// TestTold compares the pairs of events, and the functions over a budget, with comments in the source.
func TestTold(t *testing.T) {
	want.Check(t, analyzerOf(func(pass *analysis.Pass, r *Result) {
		for _, pair := range r.Pairs {
			if pair.Later.Kind == Reply || pair.Later.Kind == Delegate {
				pass.Reportf(pair.Later.Node.Pos(), "%s", told(pass, pair))
			}
		}
		for _, file := range pass.Files {
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok && r.GivenUp(f.Body.Pos()) {
					pass.Reportf(f.Pos(), "given up")
				}
			}
		}
	}), "../../analyzer/testdata/src", "order_told")
}
