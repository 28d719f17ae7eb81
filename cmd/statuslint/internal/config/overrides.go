package config

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/messages"
	"github.com/statuslint/statuslint/internal/options"
)

// The keys without a flag: a command line has no place for them.
const (
	OverridesKey = "overrides"
	SeverityKey  = "severity"
	OpenAPIKey   = "openapi"
	pathsKey     = "paths"
)

func fileKeys() []Key {
	return []Key{{Name: OverridesKey}, {Name: SeverityKey}, {Name: OpenAPIKey}}
}

// An Override changes options for the files that a pattern matches.
type Override struct {
	// Paths are patterns with slashes, relative to the folder of the configuration file: * and ? are for characters other
	// than a slash, ** for any number of folders. A pattern that matches a folder matches all that is in it.
	Paths  []string
	values map[string]any // by the name of the option
	line   int
}

// OverrideKeys lists the options that may be set per folder: those about rules and codes. The others are about functions,
// which are the same for all callers, or about kinds of files.
func OverrideKeys() []options.Option {
	return slices.DeleteFunc(options.List[analyzer.Options](), func(o options.Option) bool {
		return o.Type != "list of rules" && o.Type != "list of codes"
	})
}

// overridesOf reads the list of overrides.
func (f *File) overridesOf(node *yaml.Node) ([]Override, error) {
	if node.Kind != yaml.SequenceNode {
		return nil, fmt.Errorf("%s:%d: %s: want a list such as %q, not %s", f.name, node.Line, OverridesKey, "[{paths: [internal/legacy/**], disable: [magic]}]", kind(node))
	}
	var list []Override
	for _, element := range node.Content {
		o, err := f.override(element)
		if err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

func (f *File) override(node *yaml.Node) (Override, error) {
	o := Override{values: make(map[string]any), line: node.Line}
	fail := func(line int, format string, args ...any) (Override, error) {
		return o, fmt.Errorf("%s:%d: %s: %s", f.name, line, OverridesKey, fmt.Sprintf(format, args...))
	}
	if node.Kind != yaml.MappingNode {
		return fail(node.Line, "want %s and options, not %s", pathsKey, kind(node))
	}
	known := []string{pathsKey}
	for _, option := range OverrideKeys() {
		known = append(known, option.Name)
	}
	entries, err := f.entries(node, OverridesKey, func(key string) error {
		switch {
		case slices.Contains(known, key):
			return nil
		case slices.ContainsFunc(options.List[analyzer.Options](), func(o options.Option) bool { return o.Name == key }):
			return fmt.Errorf("%s cannot be set per folder", key)
		}
		return messages.Unknown("key", key, known)
	})
	if err != nil {
		return o, err
	}
	for _, e := range entries {
		switch {
		case isNull(e.value):
		case e.key == pathsKey:
			o.Paths, err = f.patterns(e.value)
		default:
			o.values[e.key], err = f.option(e.key, e.value)
		}
		if err != nil {
			return o, err
		}
	}
	if len(o.Paths) == 0 {
		return fail(node.Line, "want %s such as [internal/legacy/**]", pathsKey)
	}
	return o, nil
}

// patterns reads the patterns of an override.
func (f *File) patterns(node *yaml.Node) ([]string, error) {
	value, err := f.plain(OverridesKey+": "+pathsKey, node)
	if err != nil {
		return nil, err
	}
	list, isList := value.([]any)
	if !isList {
		list = []any{value}
	}
	patterns, ok := stringsOf(list)
	if !ok {
		return nil, fmt.Errorf("%s:%d: %s: %s: want patterns, not %s", f.name, node.Line, OverridesKey, pathsKey, kind(node))
	}
	for i, p := range patterns {
		line := node.Line
		if isList {
			line = node.Content[i].Line
		}
		if err := checkPattern(p); err != nil {
			return nil, fmt.Errorf("%s:%d: %s: %s: %w", f.name, line, OverridesKey, pathsKey, err)
		}
		patterns[i] = strings.TrimSuffix(strings.TrimPrefix(p, "./"), "/")
	}
	return patterns, nil
}

func checkPattern(p string) error {
	switch {
	case strings.Trim(p, "/ ") == "":
		return fmt.Errorf("want a pattern such as internal/legacy/**, not %q", p)
	case strings.Contains(p, `\`):
		return fmt.Errorf("%q: separate folders with slashes", p)
	case path.IsAbs(p) || filepath.IsAbs(p):
		return fmt.Errorf("%q is absolute: patterns are relative to the folder of this file", p)
	case slices.Contains(strings.Split(p, "/"), ".."):
		return fmt.Errorf("%q: a pattern cannot leave the folder of this file", p)
	}
	if _, err := path.Match(p, ""); err != nil {
		return fmt.Errorf("%q: missing ]", p)
	}
	return nil
}

// Matches reports whether an override is about a file, named with slashes from the folder of the configuration file.
func (o Override) Matches(name string) bool {
	return slices.ContainsFunc(o.Paths, func(pattern string) bool {
		return match(strings.Split(pattern, "/"), strings.Split(name, "/"))
	})
}

// match matches the elements of a path, or its first ones.
func match(pattern, name []string) bool {
	for ; len(pattern) > 0; pattern, name = pattern[1:], name[1:] {
		if pattern[0] == "**" {
			if len(pattern) == 1 {
				return len(name) > 0
			}
			for i := range name {
				if match(pattern[1:], name[i:]) {
					return true
				}
			}
			return false
		}
		if len(name) == 0 {
			return false
		}
		if ok, _ := path.Match(pattern[0], name[0]); !ok {
			return false
		}
	}
	return true
}

// Apply returns the options with what the override changes. Each rule is on or off by itself: one that the
// override does not name stays as it was. A list of codes is replaced. Options that were given on the command line, by
// name, stay as they are.
func (o Override) Apply(before analyzer.Options, given func(key string) bool) (analyzer.Options, error) {
	values := make(map[string]any)
	for key, value := range o.values {
		if !given(key) {
			values[key] = value
		}
	}
	var changed analyzer.Options
	if err := options.Decode(values, &changed); err != nil {
		return before, err
	}
	result := before
	if err := options.Decode(values, &result); err != nil {
		return before, err
	}
	result.Enable, result.Disable = mergeRules(before, changed)
	return result, nil
}

// mergeRules returns the rules that are on and off if the second options win.
func mergeRules(before, last analyzer.Options) (enable, disable analyzer.Words) {
	const all = "all"
	if slices.Contains(last.Enable, all) || slices.Contains(last.Disable, all) {
		return last.Enable, last.Disable
	}
	without := func(list, named analyzer.Words) analyzer.Words {
		return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return slices.Contains(named, id) })
	}
	return append(without(before.Enable, last.Disable), last.Enable...), append(without(before.Disable, last.Enable), last.Disable...)
}

// String writes an override as a file has it.
func (o Override) String() string {
	words, _ := json.Marshal(o.Paths) // strings
	text := pathsKey + ": " + string(words)
	for _, option := range OverrideKeys() {
		if value, ok := o.values[option.Name]; ok {
			data, _ := json.Marshal(value) // strings and numbers
			text += ", " + option.Name + ": " + string(data)
		}
	}
	return "{" + text + "}"
}
