package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/yamldoc"
	"github.com/statuslint/statuslint/internal/messages"
	"github.com/statuslint/statuslint/internal/options"
)

// parse reads the content of a file and checks every value.
func parse(content []byte, name string, keys []Key) (*File, error) {
	if line, ok := noText(content); ok {
		return nil, fmt.Errorf("%s:%d: not text in UTF-8", name, line)
	}
	file := &File{name: name}
	keys = append(slices.Clip(keys), fileKeys()...)
	root, err := yamldoc.Root(name, content)
	if err != nil || root == nil || isNull(root) {
		return file, err
	}
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%s:%d: want keys and values such as %q, not %s", name, root.Line, "enable: [late-error]", kind(root))
	}
	if node := wrapped(root, strings.Split(string(content), "\n")); node != nil {
		return nil, fmt.Errorf("%s:%d: the value goes on in the next line, as %q: indent that like this one", name, node.Line, node.Value)
	}
	entries, err := file.entries(root, "", func(key string) error {
		if !slices.ContainsFunc(keys, func(k Key) bool { return k.Name == key }) {
			return messages.Unknown("key", key, namesOf(keys))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if isNull(e.value) {
			continue // as if it were not there
		}
		s, err := file.read(e, keys)
		if err != nil {
			return nil, err
		}
		file.settings = append(file.settings, s)
	}
	return file, file.oneGate()
}

// entry is a key with its value.
type entry struct {
	key   string
	line  int
	value *yaml.Node
}

// entries returns what a mapping holds. Each key is a word, is there once and passes the check. Errors name the setting that the
// mapping is in, if any.
func (f *File) entries(node *yaml.Node, setting string, check func(key string) error) ([]entry, error) {
	if setting != "" {
		setting += ": "
	}
	var list []entry
	lines := make(map[string]int)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		var err error
		switch {
		case key.Tag == "!!merge" || key.Kind == yaml.AliasNode:
			err = errors.New("merge keys (<<) are not supported: write the keys out")
		case key.Kind != yaml.ScalarNode:
			err = fmt.Errorf("want a key, not %s", kind(key))
		case lines[key.Value] > 0:
			err = fmt.Errorf("%s: already given at line %d", key.Value, lines[key.Value])
		default:
			err = check(key.Value)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %s%w", f.name, key.Line, setting, err)
		}
		lines[key.Value] = key.Line
		list = append(list, entry{key.Value, key.Line, node.Content[i+1]})
	}
	return list, nil
}

// read reads the value of a key.
func (f *File) read(e entry, keys []Key) (setting, error) {
	s := setting{key: e.key, line: e.line}
	i := slices.IndexFunc(keys, func(k Key) bool { return k.Name == e.key })
	var err error
	switch {
	case s.key == OverridesKey:
		s.alone = true
		f.Overrides, err = f.overridesOf(e.value)
	case s.key == SeverityKey:
		s.alone = true
		f.Severity, err = f.severityOf(e.value)
	case s.key == OpenAPIKey:
		s.alone = true
		f.OpenAPI, err = f.openAPI(e.value)
	case slices.Contains(CommandKeys(), keys[i]):
		s.text, err = f.text(s.key, e.value, keys[i].Type)
	default:
		s.value, err = f.option(s.key, e.value)
	}
	return s, err
}

func namesOf(keys []Key) []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.Name)
	}
	return names
}

// option reads the value of an analyzer's setting. The analyzer says what is wrong with it, element by element, so that
// the error has the line of the element.
func (f *File) option(key string, node *yaml.Node) (any, error) {
	value, err := f.plain(key, node)
	if err != nil {
		return nil, err
	}
	if list, isList := value.([]any); isList {
		for i, element := range list {
			if err := checkOption(key, []any{element}); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", f.name, node.Content[i].Line, err)
			}
		}
	}
	if err := checkOption(key, value); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", f.name, node.Line, err)
	}
	return value, nil
}

func checkOption(key string, value any) error {
	var o analyzer.Options
	if err := options.Decode(map[string]any{key: value}, &o); err != nil {
		return err
	}
	return o.Validate()
}

// text reads the value of a command's flag, as the flag takes it.
func (f *File) text(key string, node *yaml.Node, want string) (string, error) {
	value, err := f.plain(key, node)
	if err != nil {
		return "", err
	}
	switch value := value.(type) {
	case bool:
		if want == "bool" {
			return strconv.FormatBool(value), nil
		}
	case []any:
		if words, ok := stringsOf(value); ok && want == "list" {
			return strings.Join(words, ","), nil
		}
	default:
		// A revision may look like a number: 1234567.
		if want != "bool" && node.Kind == yaml.ScalarNode {
			return node.Value, nil
		}
	}
	expected := map[string]string{"bool": "true or false", "list": "a string or a list of strings", "string": "a string"}[want]
	return "", fmt.Errorf("%s:%d: %s: want %s, not %s", f.name, node.Line, key, expected, kind(node))
}

func stringsOf(list []any) ([]string, bool) {
	var words []string
	for _, e := range list {
		word, ok := e.(string)
		if !ok {
			return nil, false
		}
		words = append(words, word)
	}
	return words, true
}

// plain returns a value as it would come from JSON. Aliases are rejected: no setting is so long that it needs one, and they
// may expand to something enormous.
func (f *File) plain(key string, node *yaml.Node) (any, error) {
	switch node.Kind {
	case yaml.ScalarNode:
		return scalar(node), nil
	case yaml.SequenceNode:
		list := []any{}
		for _, element := range node.Content {
			if element.Kind != yaml.ScalarNode && element.Kind != yaml.AliasNode {
				return nil, fmt.Errorf("%s:%d: %s: want a single value, not %s", f.name, element.Line, key, kind(element))
			}
			value, err := f.plain(key, element)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		return list, nil
	case yaml.AliasNode:
		return nil, fmt.Errorf("%s:%d: %s: aliases are not supported: write out the value of *%s", f.name, node.Line, key, node.Value)
	}
	return nil, fmt.Errorf("%s:%d: %s: want a value or a list, not %s", f.name, node.Line, key, kind(node))
}

// wrapped finds a value without quotes that the next line continues, or nil. No setting is that long, but an
// element of a list that is indented too far becomes part of the one above: "499" and "- 520" are the range 499 - 520.
func wrapped(node *yaml.Node, lines []string) *yaml.Node {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if node.Kind == yaml.ScalarNode && node.Style&quoted == 0 && node.Line <= len(lines) && !strings.Contains(lines[node.Line-1], node.Value) {
		return node
	}
	for _, part := range node.Content {
		if found := wrapped(part, lines); found != nil {
			return found
		}
	}
	return nil
}

// scalar returns a boolean, a whole number, nil, or else the text itself.
func scalar(node *yaml.Node) any {
	switch node.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		var b bool
		if node.Decode(&b) == nil {
			return b
		}
	case "!!int":
		if n, err := strconv.Atoi(node.Value); err == nil {
			return n
		}
	}
	return node.Value
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!null" }

// kind is the kind of a node, for messages.
func kind(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "keys and values"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	return strconv.Quote(node.Value)
}

// oneGate makes sure that only one of the settings says what is new.
func (f *File) oneGate() error {
	rev, base := f.setting(NewFromRev), f.setting(NewFromMergeBase)
	if rev != nil && base != nil && rev.text != None && base.text != None {
		return fmt.Errorf("%s:%d: %s: %s is given at line %d: keep one of them", f.name, base.line, base.key, rev.key, rev.line)
	}
	return nil
}

// noText finds the first line that is not UTF-8 or has control characters.
func noText(content []byte) (line int, found bool) {
	for text := range bytes.Lines(content) {
		line++
		if !utf8.Valid(text) || bytes.ContainsFunc(text, func(c rune) bool {
			return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f
		}) {
			return line, true
		}
	}
	return 0, false
}
