package gclplugin_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"

	_ "github.com/statuslint/statuslint/analyzer/gclplugin"
	"github.com/statuslint/statuslint/internal/testing/want"
)

func newPlugin(t *testing.T, settings any) (register.LinterPlugin, error) {
	t.Helper()
	make, err := register.GetPlugin("statuslint")
	if err != nil {
		t.Fatal(err)
	}
	return make(settings)
}

// Settings reach the analyzer: one rule off, one code allowed, and //nolint left to golangci-lint.
func TestSettings(t *testing.T) {
	p, err := newPlugin(t, map[string]any{"disable": []any{"magic"}, "allow": []any{499, "520-527"}})
	if err != nil {
		t.Fatal(err)
	}
	if p.GetLoadMode() != register.LoadModeTypesInfo {
		t.Errorf("load mode is %q: without types nothing is found", p.GetLoadMode())
	}
	analyzers, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range want.Check(t, analyzers[0], filepath.Join("testdata", "src"), "settings") {
		if len(d.Related) > 0 {
			t.Errorf("%q comes with %q, which golangci-lint takes for a finding of its own", d.Message, d.Related[0].Message)
		}
	}
}

func TestNoSettings(t *testing.T) {
	if _, err := newPlugin(t, nil); err != nil {
		t.Error(err)
	}
}

// A list of one needs no brackets.
func TestSingleValues(t *testing.T) {
	if _, err := newPlugin(t, map[string]any{"allow": 499, "enable": "late-error"}); err != nil {
		t.Error(err)
	}
}

func TestBadSettings(t *testing.T) {
	for _, test := range []struct {
		name     string
		settings any
		want     string
	}{
		{"a document", map[string]any{"openapi": "api/openapi.yaml"}, `statuslint: openapi is for the command's .statuslint.yml: only the command reads OpenAPI documents, run statuslint for that`},
		{"overrides", map[string]any{"overrides": []any{}}, `statuslint: overrides is for the command's .statuslint.yml: in golangci-lint use linters.exclusions.rules of .golangci.yml`},
		{"severity", map[string]any{"severity": map[string]any{"magic": "info"}}, `statuslint: severity is for the command's .statuslint.yml: in golangci-lint use severity.rules of .golangci.yml`},
		{"misspelt key", map[string]any{"alow": []any{499}}, `statuslint: unknown setting "alow": did you mean "allow"?`},
		{"key of nothing", map[string]any{"colour": "red"}, `statuslint: unknown setting "colour": want one of enable, disable,`},
		{"misspelt rule", map[string]any{"enable": []any{"nonstandart"}}, `statuslint: enable: unknown rule "nonstandart": did you mean "nonstandard"?`},
		{"code out of range", map[string]any{"allow": []any{4999}}, `statuslint: allow: 4999 is not a status code: want a number from 100 to 999`},
		{"no list", map[string]any{"disable": true}, `statuslint: disable: want a list of rules, not true`},
		{"no bool", map[string]any{"generated": "yes"}, `statuslint: generated: want true or false, not "yes"`},
		{"no map", []any{"magic"}, `statuslint: settings: want keys and values`},
		{"function without index", map[string]any{"functions": []any{"example.com/kit.Send"}}, `lacks the index of the status parameter`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := newPlugin(t, test.settings)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v\nwant one with %s", err, test.want)
			}
		})
	}
}
