package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/yamldoc"
)

// file is a file of a document.
type file struct {
	name    string // relative to the folder that the document is in, with slashes
	path    string // absolute
	shown   string // as errors call it
	content []byte
	root    *node
}

// kind is the kind of a node.
type kind uint8

const (
	scalar kind = iota
	mapping
	sequence
)

// node is a value of YAML or JSON, with the bytes of the file that it takes.
type node struct {
	in         *file
	kind       kind
	text       string // of a scalar
	start, end int
	keys       []*node // of a mapping
	values     []*node // of a mapping or a sequence
}

// errorf is an error at a node.
func (n *node) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", n.in.shown, n.in.position(n.start).Line, fmt.Sprintf(format, args...))
}

// position is the place of an offset. Lines are what editors call lines.
func (f *file) position(offset int) driver.Position {
	before := f.content[:offset]
	return driver.Position{File: f.path, Offset: offset, Line: 1 + bytes.Count(before, []byte("\n")), Column: offset - bytes.LastIndexByte(before, '\n')}
}

// span is the range of a node.
func (n *node) span() Span {
	return Span{n.in.position(n.start), n.in.position(n.end)}
}

// isNull reports whether there is no value.
func (n *node) isNull() bool {
	return n.kind == scalar && (n.text == "null" || n.text == "~" || n.text == "")
}

// what is the kind of a node, for messages.
func (n *node) what() string {
	switch n.kind {
	case mapping:
		return "keys and values"
	case sequence:
		return "a list"
	}
	return strconv.Quote(n.text)
}

// each yields the keys of a mapping with their values, and those that "<<" merges in.
func (n *node) each(yield func(key, value *node)) {
	n.eachBut(map[string]bool{}, map[*node]bool{}, yield)
}

// eachBut leaves out keys and mappings that were seen: a key of a mapping itself hides one that is merged in.
func (n *node) eachBut(keys map[string]bool, seen map[*node]bool, yield func(key, value *node)) {
	if n.kind != mapping || seen[n] {
		return
	}
	seen[n] = true
	var merged []*node
	for i, key := range n.keys {
		switch {
		case key.text == "<<" && n.values[i].kind == sequence:
			merged = append(merged, n.values[i].values...)
		case key.text == "<<":
			merged = append(merged, n.values[i])
		case !keys[key.text]:
			keys[key.text] = true
			yield(key, n.values[i])
		}
	}
	for _, m := range merged {
		m.eachBut(keys, seen, yield)
	}
}

// get returns the value of a key; nil if the key is missing.
func (n *node) get(name string) *node {
	var found *node
	n.each(func(key, value *node) {
		if key.text == name {
			found = value
		}
	})
	return found
}

// unique rejects a mapping that has a key twice: only the first would count.
func (n *node) unique() error {
	first := map[string]*node{}
	for _, key := range n.keys {
		if f := first[key.text]; f != nil && key.text != "<<" {
			return key.errorf("%s is there twice, first in line %d", key.text, f.in.position(f.start).Line)
		}
		first[key.text] = key
	}
	return nil
}

// parse reads the content of a file: JSON by its name, else YAML. YAML is said to include JSON, but the library rejects two
// escapes that programs write.
func (f *file) parse() error {
	for i := 0; i < len(f.content); {
		r, size := utf8.DecodeRune(f.content[i:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return fmt.Errorf("%s:%d: not text in UTF-8", f.shown, f.position(i).Line)
		}
		i += size
	}
	if strings.EqualFold(path.Ext(f.name), ".json") {
		return f.parseJSON()
	}
	return f.parseYAML()
}

// byteOrderMark may begin a file. Editors on Windows write it.
const byteOrderMark = "\uFEFF"

func (f *file) parseYAML() error {
	root, err := yamldoc.Root(f.shown, f.content)
	switch {
	case err != nil:
		return err
	case root == nil:
		return fmt.Errorf("%s:1: the document is empty", f.shown)
	}
	c := converter{file: f, starts: yamlLines(f.content), known: map[*yaml.Node]*node{}}
	f.root = c.node(root)
	return nil
}

// yamlLines returns where the lines begin as YAML counts them: a carriage return ends one, too, and so do three characters of
// Unicode.
func yamlLines(content []byte) []int {
	starts := []int{0}
	if bytes.HasPrefix(content, []byte(byteOrderMark)) {
		starts[0] = len(byteOrderMark)
	}
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		i += size
		switch r {
		case '\r':
			if i < len(content) && content[i] == '\n' {
				i++
			}
			starts = append(starts, i)
		case '\n', '\u0085', '\u2028', '\u2029':
			starts = append(starts, i)
		}
	}
	return starts
}

// converter converts nodes of the YAML library.
type converter struct {
	file   *file
	starts []int
	known  map[*yaml.Node]*node // an alias is the node that it refers to
}

func (c *converter) node(y *yaml.Node) *node {
	if y.Kind == yaml.AliasNode && y.Alias != nil {
		y = y.Alias
	}
	if n := c.known[y]; n != nil {
		return n
	}
	n := &node{in: c.file, text: y.Value}
	c.known[y] = n
	n.start = c.offset(y)
	n.end = n.start
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = mapping
		for i := 0; i+1 < len(y.Content); i += 2 {
			n.keys, n.values = append(n.keys, c.node(y.Content[i])), append(n.values, c.node(y.Content[i+1]))
		}
	case yaml.SequenceNode:
		n.kind = sequence
		for _, e := range y.Content {
			n.values = append(n.values, c.node(e))
		}
	default:
		n.end = c.endOf(n.start, y)
	}
	return n
}

// offset is where a node begins. The library counts columns in characters.
func (c *converter) offset(y *yaml.Node) int {
	if y.Line < 1 || y.Line > len(c.starts) {
		return 0
	}
	at := c.starts[y.Line-1]
	for column := 1; column < y.Column && at < len(c.file.content); column++ {
		_, size := utf8.DecodeRune(c.file.content[at:])
		at += size
	}
	return at
}

// endOf is where a scalar ends, or the first line of it.
func (c *converter) endOf(start int, y *yaml.Node) int {
	rest := c.file.content[start:]
	if i := bytes.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	length := len(rest)
	switch {
	case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && len(rest) > 1:
		if i := bytes.IndexByte(rest[1:], rest[0]); i >= 0 {
			length = i + 2
		}
	case bytes.HasPrefix(rest, []byte(y.Value)):
		length = len(y.Value)
	}
	return start + length
}

// maxDepth bounds the nesting of JSON. The library for YAML has a bound of its own.
const maxDepth = 1000

func (f *file) parseJSON() error {
	content := f.content
	if rest, ok := bytes.CutPrefix(content, []byte(byteOrderMark)); ok {
		content = append([]byte(strings.Repeat(" ", len(byteOrderMark))), rest...) // offsets stay the same
	}
	p := &jsonParser{file: f, dec: json.NewDecoder(bytes.NewReader(content))}
	p.dec.UseNumber()
	root, err := p.value(0)
	if err == nil {
		if _, err = p.dec.Token(); errors.Is(err, io.EOF) {
			f.root = root
			return nil
		} else if err == nil {
			err = errors.New("unexpected text after the document")
		}
	}
	line := f.position(int(min(p.dec.InputOffset(), int64(len(f.content))))).Line
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF) && len(bytes.TrimSpace(f.content)) == 0:
		return fmt.Errorf("%s:1: the document is empty", f.shown)
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s:%d: unexpected end of file", f.shown, f.position(len(f.content)).Line)
	case errors.As(err, &syntax):
		line = f.position(int(max(0, min(syntax.Offset, int64(len(f.content)))))).Line
	}
	return fmt.Errorf("%s:%d: %w", f.shown, line, err)
}

// jsonParser reads JSON, and where in the file it is.
type jsonParser struct {
	file *file
	dec  *json.Decoder
}

func (p *jsonParser) value(depth int) (*node, error) {
	start := p.next()
	token, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &node{in: p.file, start: start, end: int(p.dec.InputOffset())}
	if depth > maxDepth {
		return nil, errors.New("nested too deeply")
	}
	switch t := token.(type) {
	case json.Delim:
		n.kind = sequence
		if t == '{' {
			n.kind = mapping
		}
		for p.dec.More() {
			if n.kind == mapping {
				key, err := p.value(depth + 1)
				if err != nil {
					return nil, err
				}
				n.keys = append(n.keys, key)
			}
			v, err := p.value(depth + 1)
			if err != nil {
				return nil, err
			}
			n.values = append(n.values, v)
		}
		if _, err := p.dec.Token(); err != nil {
			return nil, err
		}
		n.end = int(p.dec.InputOffset())
	case nil:
		n.text = "null"
	default:
		n.text = fmt.Sprint(t)
	}
	return n, nil
}

// next is where the next value begins.
func (p *jsonParser) next() int {
	at := int(p.dec.InputOffset())
	for at < len(p.file.content) && strings.IndexByte(" \t\r\n,:", p.file.content[at]) >= 0 {
		at++
	}
	return at
}
