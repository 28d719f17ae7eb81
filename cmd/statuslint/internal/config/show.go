package config

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer"
)

// Show writes the settings as a file with the same effect. After each value comes its origin, as Merge returns it.
func Show(fs *flag.FlagSet, options analyzer.Options, file *File, from map[string]string) (string, error) {
	data, err := json.Marshal(options)
	if err != nil {
		return "", err
	}
	var values map[string]any
	if err := json.Unmarshal(data, &values); err != nil {
		return "", err
	}
	if values["tests"] == "" {
		values["tests"] = analyzer.TestsDefault
	}
	var b strings.Builder
	for _, k := range Keys(fs) {
		value, isOption := values[k.Name]
		if !isOption {
			value = fs.Lookup(k.Name).Value.String()
		}
		text, err := flow(value, k)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s: %s # %s\n", k.Name, text, from[k.Name])
	}
	if file != nil && len(file.Overrides) > 0 {
		fmt.Fprintf(&b, "%s: # %s\n", OverridesKey, from[OverridesKey])
		for _, o := range file.Overrides {
			fmt.Fprintf(&b, "  - %s\n", o)
		}
	}
	if file != nil && len(file.OpenAPI) > 0 {
		var names []any
		for _, name := range file.OpenAPI {
			names = append(names, name)
		}
		text, err := flow(names, Key{Name: OpenAPIKey})
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s: %s # %s\n", OpenAPIKey, text, from[OpenAPIKey])
	}
	if file != nil && len(file.Severity) > 0 {
		var words []string
		for _, rule := range slices.Sorted(maps.Keys(file.Severity)) {
			words = append(words, fmt.Sprintf("%s: %s", rule, file.Severity[rule]))
		}
		fmt.Fprintf(&b, "%s: {%s} # %s\n", SeverityKey, strings.Join(words, ", "), from[SeverityKey])
	}
	return b.String(), nil
}

// flow writes a value in one line.
func flow(value any, k Key) (string, error) {
	node := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	list, isList := value.([]any)
	switch {
	case value == nil || value == "" && k.Type == "list":
		isList = true // without elements
	case !isList:
		list = []any{value}
	}
	for _, v := range list {
		node.Content = append(node.Content, element(fmt.Sprint(v), k.Type))
	}
	if !isList {
		node = node.Content[0]
	}
	out, err := yaml.Marshal(node)
	if err != nil {
		return "", err
	}
	return strings.TrimRight(string(out), "\n"), nil
}

// element is a single value. A code is written as a number and a boolean as such, everything else so that it reads back as
// a string.
func element(text, kind string) *yaml.Node {
	if kind == "bool" || kind == "list of codes" {
		var doc yaml.Node
		if yaml.Unmarshal([]byte(text), &doc) == nil && len(doc.Content) == 1 {
			return doc.Content[0]
		}
	}
	node := new(yaml.Node)
	node.SetString(text)
	if strings.Contains(text, "\n") {
		node.Style = yaml.DoubleQuotedStyle
	}
	return node
}
