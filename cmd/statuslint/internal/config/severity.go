package config

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer"
)

// Severities lists what a rule's severity may be.
func Severities() []analyzer.Severity {
	return []analyzer.Severity{analyzer.Info, analyzer.Warning, analyzer.Error}
}

// severityOf reads the severities of rules.
func (f *File) severityOf(node *yaml.Node) (map[string]analyzer.Severity, error) {
	if node.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%s:%d: %s: want rules with severities such as {magic: info}, not %s", f.name, node.Line, SeverityKey, kind(node))
	}
	var known []Key
	for _, d := range analyzer.Rules() {
		known = append(known, Key{Name: d.ID})
	}
	severity := make(map[string]analyzer.Severity)
	for i := 0; i+1 < len(node.Content); i += 2 {
		rule, value := node.Content[i], node.Content[i+1]
		fail := func(format string, args ...any) (map[string]analyzer.Severity, error) {
			return nil, fmt.Errorf("%s:%d: %s: %s", f.name, rule.Line, SeverityKey, fmt.Sprintf(format, args...))
		}
		if rule.Tag == "!!merge" || rule.Kind != yaml.ScalarNode {
			return fail("want a rule, not %s", kind(rule))
		}
		if !slices.Contains(known, Key{Name: rule.Value}) {
			return fail("unknown rule %q: %s", rule.Value, suggestion(rule.Value, known))
		}
		if _, twice := severity[rule.Value]; twice {
			return fail("%s is given twice", rule.Value)
		}
		if value.Kind != yaml.ScalarNode || !slices.Contains(Severities(), analyzer.Severity(value.Value)) {
			var words []string
			for _, s := range Severities() {
				words = append(words, string(s))
			}
			return fail("%s: want %s, not %s", rule.Value, strings.Join(words, ", "), kind(value))
		}
		severity[rule.Value] = analyzer.Severity(value.Value)
	}
	return severity, nil
}
