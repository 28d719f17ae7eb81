// Package yamldoc reads a file with one YAML document.
package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Root returns the value of the document, or nil if the document is empty. Errors begin with the name of the file and a line.
func Root(name string, content []byte) (*yaml.Node, error) {
	dec := yaml.NewDecoder(bytes.NewReader(content))
	var doc, second yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, syntaxError(name, err)
	}
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, fmt.Errorf("%s:%d: a second document begins here: want one", name, max(second.Line, 1))
	case !errors.Is(err, io.EOF):
		return nil, syntaxError(name, err)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	return doc.Content[0], nil
}

// syntaxError adds the name of the file to an error of the parser. The parser names no line for errors in the first line, nor for
// errors about the whole file.
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
