// Package gclplugin makes statuslint a linter of golangci-lint's module plugin system. A custom build of golangci-lint
// imports it for its effect; see .golangci.example.yml at the top of the repository for the settings.
package gclplugin

import (
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/options"
)

// name is what the linter is called in golangci-lint's configuration.
const name = "statuslint"

// The plugin system has no other way in than registration when the package is loaded.
func init() { register.Plugin(name, newPlugin) }

// plugin is the linter with its settings read.
type plugin struct{ analyzer *analysis.Analyzer }

// newPlugin reads the settings. Unknown keys, unknown rules and codes out of range are errors that name what is wrong.
func newPlugin(settings any) (register.LinterPlugin, error) {
	if given, ok := settings.(map[string]any); ok {
		if _, ok := given["openapi"]; ok {
			return nil, fmt.Errorf("%s: openapi is for the command's .statuslint.yml: only the command reads OpenAPI documents, run statuslint for that", name)
		}
		for key, instead := range map[string]string{"overrides": "linters.exclusions.rules", "severity": "severity.rules"} {
			if _, ok := given[key]; ok {
				return nil, fmt.Errorf("%s: %s is for the command's .statuslint.yml: in golangci-lint use %s of .golangci.yml", name, key, instead)
			}
		}
	}
	var o analyzer.Options
	if err := options.Decode(settings, &o); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	// golangci-lint reads //nolint itself, for all linters, and calls a directive unused if no finding meets it.
	o.IgnoreNolint = true
	a, err := analyzer.New(o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &plugin{withoutRelated(a)}, nil
}

// withoutRelated makes an analyzer that reports findings without their other halves. golangci-lint makes a finding of
// each ("statuslint(related information): …"): it would be counted, and want a //nolint of its own. The messages name
// the line of the other half.
func withoutRelated(a *analysis.Analyzer) *analysis.Analyzer {
	plain := *a
	plain.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			pass.Report(d)
		}
		return a.Run(&p)
	}
	return &plain
}

// BuildAnalyzers returns the one analyzer.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return []*analysis.Analyzer{p.analyzer}, nil
}

// GetLoadMode asks for types: a status code is known by where it flows.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }
