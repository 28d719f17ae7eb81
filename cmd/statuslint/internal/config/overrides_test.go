package config

import (
	"slices"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

func TestMatches(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"internal/legacy/**", "internal/legacy/a.go", true},
		{"internal/legacy/**", "internal/legacy/b/c/a.go", true},
		{"internal/legacy/**", "internal/legacyb/a.go", false},
		{"internal/legacy", "internal/legacy/b/a.go", true}, // all that is in it
		{"internal/legacy", "a/internal/legacy/a.go", false},
		{"internal/leg*", "internal/legacy/b/a.go", true},
		{"*.go", "a.go", true},
		{"*.go", "a/b.go", false},
		{"**/*_test.go", "b_test.go", true},
		{"**/*_test.go", "a/b/c_test.go", true},
		{"**/*_test.go", "a/b/c.go", false},
		{"**/legacy", "a/legacy/b.go", true},
		{"a/**/b", "a/b/c.go", true},
		{"a/**/b", "a/x/y/b/c.go", true},
		{"a/**/b", "a/x/y/c.go", false},
		{"a/?.go", "a/b.go", true},
		{"a/?.go", "a/bb.go", false},
		{"[ab]/*.go", "b/c.go", true},
		{"**", "a.go", true},
		{"a/**", "a", false},
		{"a", "../a/b.go", false},
	} {
		if got := (Override{Paths: []string{tt.pattern}}).Matches(tt.name); got != tt.want {
			t.Errorf("%s matches %s: %v", tt.pattern, tt.name, got)
		}
	}
}

// Each rule is as the last override that names it says, and as before if none does. Lists of codes are replaced.
func TestApply(t *testing.T) {
	base := analyzer.Options{Enable: analyzer.Words{"late-error"}, Disable: analyzer.Words{"class"}, Literals: codes(t, "200")}
	for _, tt := range []struct {
		values  map[string]any
		given   string
		on, off []string
		literal int
	}{
		{map[string]any{"disable": []any{"magic"}}, "", []string{"late-error", "body"}, []string{"magic", "class"}, 200},
		{map[string]any{"disable": "late-error", "enable": "class"}, "", []string{"class", "magic"}, []string{"late-error"}, 200},
		{map[string]any{"disable": []any{"all"}, "enable": []any{"body"}}, "", []string{"body"}, []string{"magic", "late-error"}, 200},
		{map[string]any{"enable": []any{"all"}}, "", []string{"class", "required-header"}, nil, 200},
		{map[string]any{"literals": []any{404}}, "", []string{"magic"}, []string{"class"}, 404},
		{map[string]any{"literals": []any{404}, "disable": "magic"}, "literals", nil, []string{"magic"}, 200},
		{map[string]any{"disable": "magic"}, "disable", []string{"magic"}, nil, 200},
	} {
		got, err := Override{values: tt.values}.Apply(base, func(key string) bool { return key == tt.given })
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range analyzer.Rules() {
			on, _ := got.Enabled(d.Traits)
			if slices.Contains(tt.on, d.ID) && !on || slices.Contains(tt.off, d.ID) && on {
				t.Errorf("%v: %s is on: %v", tt.values, d.ID, on)
			}
		}
		if !got.Literals.Contains(tt.literal) || tt.literal != 200 && got.Literals.Contains(200) {
			t.Errorf("%v: literals %v", tt.values, got.Literals)
		}
	}
	if len(base.Disable) != 1 || len(base.Enable) != 1 {
		t.Errorf("the options that were given have changed: %+v", base)
	}
}

func codes(t *testing.T, text string) analyzer.Codes {
	t.Helper()
	var c analyzer.Codes
	if err := c.Set(text); err != nil {
		t.Fatal(err)
	}
	return c
}
