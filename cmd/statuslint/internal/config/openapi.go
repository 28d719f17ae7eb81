package config

import (
	"fmt"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
)

// openAPI reads the names of OpenAPI documents.
func (f *File) openAPI(node *yaml.Node) ([]string, error) {
	const want = "want a file such as api/openapi.yaml, or a list of files"
	value, err := f.plain(OpenAPIKey, node)
	if err != nil {
		return nil, err
	}
	list, isList := value.([]any)
	if !isList {
		list = []any{value}
	}
	var names []string
	for i, v := range list {
		line := node.Line
		if isList {
			line = node.Content[i].Line
		}
		name, ok := v.(string)
		switch {
		case !ok || strings.TrimSpace(name) == "":
			return nil, fmt.Errorf("%s:%d: %s: %s, not %q", f.name, line, OpenAPIKey, want, fmt.Sprint(v))
		case strings.Contains(name, "\\"):
			return nil, fmt.Errorf("%s:%d: %s: %q: separate folders with slashes", f.name, line, OpenAPIKey, name)
		case strings.Contains(name, "://"):
			return nil, fmt.Errorf("%s:%d: %s: %s is an address: %s", f.name, line, OpenAPIKey, name, want)
		case path.IsAbs(name):
			return nil, fmt.Errorf("%s:%d: %s: %q is absolute: names are relative to the folder of this file", f.name, line, OpenAPIKey, name)
		}
		names = append(names, path.Clean(name))
	}
	return names, nil
}
