package config

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/messages"
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
	var rules []string
	for _, d := range analyzer.Rules() {
		rules = append(rules, d.ID)
	}
	entries, err := f.entries(node, SeverityKey, func(rule string) error {
		if !slices.Contains(rules, rule) {
			return messages.Unknown("rule", rule, rules)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	severity := make(map[string]analyzer.Severity)
	for _, e := range entries {
		if e.value.Kind != yaml.ScalarNode || !slices.Contains(Severities(), analyzer.Severity(e.value.Value)) {
			var words []string
			for _, s := range Severities() {
				words = append(words, string(s))
			}
			return nil, fmt.Errorf("%s:%d: %s: %s: want %s, not %s", f.name, e.line, SeverityKey, e.key, strings.Join(words, ", "), kind(e.value))
		}
		severity[e.key] = analyzer.Severity(e.value.Value)
	}
	return severity, nil
}
