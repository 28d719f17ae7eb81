package analyzer

import (
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

// orderRules are the rules about what happens to a response along a path.
var orderRules = []string{"body", "missing-return", "superfluous", "late-header", "late-error"}

// orderOnly is an analyzer with the rules about the order of a response alone, and those that are off by default.
func orderOnly(t *testing.T, o Options, more ...string) *analysis.Analyzer {
	t.Helper()
	o.Disable = Words{allRules}
	o.Enable = Words(slices.Concat(orderRules, more))
	a, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestOrder holds the findings along paths, and what must not be one, against the // want comments.
func TestOrder(t *testing.T) {
	checkWants(t, withoutFacts(orderOnly(t, Options{})),
		"order_return", "order_superfluous", "order_late", "order_body", "order_fine", "order_frameworks")
}

// TestOrderRequired holds the fields that a status requires.
func TestOrderRequired(t *testing.T) {
	a, err := New(Options{Disable: Words{allRules}, Enable: Words{"required-header"}})
	if err != nil {
		t.Fatal(err)
	}
	checkWants(t, withoutFacts(a), "order_required")
}

// TestOrderFacts analyses a package that replies with another's helpers.
func TestOrderFacts(t *testing.T) {
	checkWants(t, withFacts(orderOnly(t, Options{}), order.FactTypes()), "order_cross/kit", "order_cross/use")
}

// TestOrderTests runs the default options on a test file.
func TestOrderTests(t *testing.T) {
	a, err := New(Options{Disable: Words(codeRules)})
	if err != nil {
		t.Fatal(err)
	}
	checkWants(t, withoutFacts(a), "order_tests")
}

// TestOrderFixes applies the unsafe fixes.
func TestOrderFixes(t *testing.T) {
	checkGoldens(t, withoutFacts(orderOnly(t, Options{UnsafeFixes: true})), "order_fix")
}

// TestOrderPoorPass runs the rules in a pass that has as little as Bazel's nogo gives.
func TestOrderPoorPass(t *testing.T) {
	a := withoutFacts(orderOnly(t, Options{UnsafeFixes: true}))
	poor := *a
	poor.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.ReadFile, p.Module, p.TypeErrors = nil, nil, nil
		return a.Run(&p)
	}
	checkWants(t, &poor, "order_return", "order_superfluous", "order_late", "order_body")
}
