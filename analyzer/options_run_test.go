package analyzer

import (
	"testing"
)

// TestOptionFolders runs each option over a folder that shows what it does.
func TestOptionFolders(t *testing.T) {
	tests := []struct {
		folder  string
		options Options
	}{
		{"option_enable", Options{Disable: Words{"all"}, Enable: Words{"class", "nonstandard"}}},
		{"option_disable", Options{Disable: Words{"magic", "class"}}},
		{"option_codes", Options{
			Allow:    Codes{{499, 499}, {520, 527}, {305, 305}, {299, 299}},
			Deny:     Codes{{418, 418}, {521, 521}},
			Literals: Codes{{200, 200}, {404, 409}},
		}},
		{"option_functions", Options{Functions: Words{
			"(*option_functions/kit.Reply).Send:1", "(option_functions/kit.Context).Reply:0",
			"option_functions/kit.Fail:1", "option_functions/kit.Send:1",
		}}},
		{"option_tests_default", Options{Tests: TestsDefault}},
		{"option_tests_all", Options{Tests: TestsAll}},
		{"option_tests_none", Options{Tests: TestsNone}},
		{"option_generated", Options{Generated: true}},
	}
	for _, test := range tests {
		t.Run(test.folder, func(t *testing.T) {
			t.Parallel()
			checkWants(t, withoutFacts(codesOnly(t, test.options)), test.folder)
		})
	}
}
