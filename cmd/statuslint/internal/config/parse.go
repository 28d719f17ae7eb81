package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/messages"
	"github.com/statuslint/statuslint/internal/options"
)

// parse reads the content of a file and checks every value.
func parse(content []byte, name string, keys []Key) (*File, error) {
	if line, ok := noText(content); ok {
		return nil, fmt.Errorf("%s:%d: not text in UTF-8", name, line)
	}
	file := &File{name: name}
	dec := yaml.NewDecoder(bytes.NewReader(content))
	var doc yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return file, nil
	case err != nil:
		return nil, syntaxError(name, err)
	}
	var second yaml.Node
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, fmt.Errorf("%s:%d: a second document begins: want one", name, max(second.Line, 1))
	case !errors.Is(err, io.EOF):
		return nil, syntaxError(name, err)
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		return file, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%s:%d: want keys and values such as %q, not %s", name, root.Line, "enable: [late-error]", kind(root))
	}
	if node := wrapped(root, strings.Split(string(content), "\n")); node != nil {
		return nil, fmt.Errorf("%s:%d: the value goes on in the next line, as %q: indent that like this one", name, node.Line, node.Value)
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		s, err := file.read(root.Content[i], root.Content[i+1], keys)
		if err != nil {
			return nil, err
		}
		if s != nil {
			file.settings = append(file.settings, *s)
		}
	}
	return file, file.oneGate()
}

// read reads a key and its value; a key without one counts as not given.
func (f *File) read(key, value *yaml.Node, keys []Key) (*setting, error) {
	if key.Tag == "!!merge" || key.Kind == yaml.AliasNode {
		return nil, fmt.Errorf("%s:%d: keys cannot be merged in: write them out", f.name, key.Line)
	}
	if key.Kind != yaml.ScalarNode {
		return nil, fmt.Errorf("%s:%d: want a key, not %s", f.name, key.Line, kind(key))
	}
	all := append(slices.Clip(keys), fileKeys()...)
	i := slices.IndexFunc(all, func(k Key) bool { return k.Name == key.Value })
	if i < 0 {
		return nil, fmt.Errorf("%s:%d: unknown key %q: %s", f.name, key.Line, key.Value, suggestion(key.Value, all))
	}
	if earlier := f.setting(key.Value); earlier != nil {
		return nil, fmt.Errorf("%s:%d: %s: already given at line %d", f.name, key.Line, key.Value, earlier.line)
	}
	if isNull(value) {
		return nil, nil
	}
	s := &setting{key: key.Value, line: key.Line}
	var err error
	switch {
	case s.key == OverridesKey:
		s.alone = true
		f.Overrides, err = f.overridesOf(value)
	case s.key == SeverityKey:
		s.alone = true
		f.Severity, err = f.severityOf(value)
	case s.key == OpenAPIKey:
		s.alone = true
		f.OpenAPI, err = f.openAPI(value)
	case slices.Contains(CommandKeys(), all[i]):
		s.text, err = f.text(s.key, value, all[i].Type)
	default:
		s.value, err = f.option(s.key, value)
	}
	return s, err
}

// suggestion says which key might have been meant.
func suggestion(got string, keys []Key) string {
	var known []string
	for _, k := range keys {
		known = append(known, k.Name)
	}
	return messages.Suggestion(got, known)
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

// plain returns a value as it would come from JSON. Aliases are refused: no setting is so long that it needs one, and what
// they stand for may be enormous.
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
		return nil, fmt.Errorf("%s:%d: %s: aliases are not followed: write out what *%s stands for", f.name, node.Line, key, node.Value)
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

// scalar returns a boolean, a whole number, nil, or else the text as it stands.
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

// kind says what a node is.
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

// oneGate makes sure that not both settings say what is new.
func (f *File) oneGate() error {
	rev, base := f.setting(NewFromRev), f.setting(NewFromMergeBase)
	if rev != nil && base != nil && rev.text != None && base.text != None {
		return fmt.Errorf("%s:%d: %s: %s is given at line %d: keep one of them", f.name, base.line, base.key, rev.key, rev.line)
	}
	return nil
}

// syntaxError says what the parser says of a place in the file. The parser has no line for the first one, nor for what is
// wrong with the file as a whole.
func syntaxError(name string, err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := regexp.MustCompile(`^line (\d+): (.*)`).FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s:%s: %s", name, m[1], m[2])
	}
	for _, whole := range []string{"unknown anchor", "exceeded max depth"} {
		if strings.HasPrefix(text, whole) {
			return fmt.Errorf("%s: %s", name, text)
		}
	}
	return fmt.Errorf("%s:1: %s", name, text)
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
