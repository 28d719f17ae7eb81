// Package openapi compares the statuses that the endpoints of a program answer with those in an OpenAPI document.
//
// # What is read
//
// Documents of OpenAPI 2.0, 3.0, 3.1 and 3.2 in YAML or JSON, with references to other parts and to other files of the folder. Only
// the parts that matter are read: the servers, the paths with their methods, and the statuses of each. Other tools check schemas.
//
// # How paths and routes are joined
//
// Both are cut into segments, in which the names of parameters do not matter: {id}, :id and {id:[0-9]+} are the same.
// A path and a route are joined if all segments are the same (pattern.go). The prefix of the paths is decided once for the
// document: the servers' paths, nothing at all, or what routes have before something that equals a path, whichever joins the
// most (join.go). A pattern of which the first part is not known is compared from its end.
//
// A path is not compared if several handlers may answer it, or if its route takes more paths (/users/me and /users/{id}): it is
// unknown which part of the handler answers it.
package openapi

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// Span is a range of a file.
type Span struct{ Pos, End driver.Position }

// Document is an OpenAPI document.
type Document struct {
	Name       string // as messages call it
	Files      []File // that it is in, by name
	Operations []Operation
}

// File is a file of a document.
type File struct {
	Name    string // absolute
	Content []byte
}

// Operation is a method of a path.
type Operation struct {
	Method    string   // in capitals
	Path      string   // as the document has it, with a slash before it
	Prefixes  []string // paths of the servers, without a slash at the end; at least one, which may be ""
	Responses []Response
	At        Span // of the method
}

// Response is a status that an operation declares: one of its first three fields is set.
type Response struct {
	Code    int
	Class   int  // 4 for 4XX
	Default bool // all others
	At      Span // of the key
}

// covers reports whether an operation declares a status.
func (o *Operation) covers(code int) bool {
	return slices.ContainsFunc(o.Responses, func(r Response) bool {
		return r.Default || r.Code == code || r.Class != 0 && r.Class == code/100
	})
}

// namesErrors reports whether an operation declares an error.
func (o *Operation) namesErrors() bool {
	return slices.ContainsFunc(o.Responses, func(r Response) bool { return r.Default || r.Code >= 400 || r.Class >= 4 })
}

// text lists what an operation declares.
func (o *Operation) text() string {
	var parts []string
	for _, r := range o.Responses {
		switch {
		case r.Class != 0:
			parts = append(parts, fmt.Sprintf("%dXX", r.Class))
		case r.Code != 0:
			parts = append(parts, strconv.Itoa(r.Code))
		}
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return strings.Join(parts, "")
}

// Load reads a document by its absolute name. Files that it refers to must be in the folder, or in that of the document if the
// document is not in the folder. Errors use the names that shown returns.
func Load(name, folder string, shown func(file string) string) (*Document, error) {
	rel, err := filepath.Rel(folder, name)
	if err != nil || !filepath.IsLocal(rel) {
		folder, rel = filepath.Split(name)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(name), plainReason(err))
	}
	defer root.Close()
	r := &reader{folder: root, dir: filepath.Clean(folder), shown: shown, files: map[string]*file{}}
	f, err := r.open(filepath.ToSlash(rel))
	if err != nil {
		return nil, err
	}
	d := &Document{Name: shown(name)}
	if err := d.read(r, f.root); err != nil {
		return nil, err
	}
	for _, f := range r.files {
		d.Files = append(d.Files, File{f.path, f.content})
	}
	slices.SortFunc(d.Files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return d, nil
}

// read reads the operations of a document.
func (d *Document) read(r *reader, root *node) error {
	if err := root.unique(); err != nil {
		return err
	}
	old := root.get("swagger")
	version := root.get("openapi")
	switch {
	case old != nil && old.text == "2.0":
	case old != nil:
		return old.errorf("swagger: want 2.0, not %s", old.what())
	case version == nil:
		return root.errorf(`not an OpenAPI document: want a key such as "openapi: 3.0.3"`)
	case !slices.ContainsFunc([]string{"3.0", "3.1", "3.2"}, func(v string) bool {
		return version.text == v || strings.HasPrefix(version.text, v+".")
	}):
		return version.errorf("openapi: want a version from 3.0 to 3.2, not %s", version.what())
	}
	prefixes := serversOf(root, []string{""})
	if old != nil {
		prefixes = []string{""}
		if base := root.get("basePath"); base != nil && base.kind == scalar {
			prefixes = []string{clean(base.text)}
		}
	}
	paths := root.get("paths")
	if paths == nil {
		if root.get("webhooks") != nil || root.get("components") != nil {
			return nil // OpenAPI 3.1 has documents without paths
		}
		return root.errorf("the document has no paths")
	}
	chain, _, err := r.follow(paths)
	if err != nil {
		return err
	}
	for _, part := range chain {
		if part.kind != mapping && !part.isNull() {
			return part.errorf("paths: want paths such as /orders/{id}, not %s", part.what())
		}
		if err := part.unique(); err != nil {
			return err
		}
		part.each(func(key, value *node) {
			if err == nil && key.text != "$ref" && !strings.HasPrefix(key.text, "x-") {
				err = d.path(r, key, value, prefixes)
			}
		})
	}
	return err
}

// path reads the methods of a path.
func (d *Document) path(r *reader, key, value *node, prefixes []string) error {
	chain, elsewhere, err := r.follow(value)
	if err != nil {
		return err
	}
	if elsewhere {
		return chain[len(chain)-1].get("$ref").errorf("$ref: %s is not a file: bundle the document into one file first", chain[len(chain)-1].get("$ref").text)
	}
	seen := map[string]bool{}
	for _, item := range chain {
		if item.kind != mapping {
			if item.isNull() {
				continue
			}
			return item.errorf("%s: want methods such as get, not %s", key.text, item.what())
		}
		if err := item.unique(); err != nil {
			return err
		}
		below := serversOf(item, prefixes)
		item.each(func(method, operation *node) {
			if err != nil || !slices.Contains(methods(), method.text) || seen[method.text] {
				return
			}
			seen[method.text] = true
			o := Operation{Method: strings.ToUpper(method.text), Path: "/" + strings.TrimPrefix(key.text, "/"), At: method.span()}
			if err = d.operation(r, &o, operation, below); err == nil {
				d.Operations = append(d.Operations, o)
			}
		})
	}
	return err
}

// methods are the keys of a path that are methods.
func methods() []string {
	return []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
}

// operation reads what an operation declares.
func (d *Document) operation(r *reader, o *Operation, n *node, prefixes []string) error {
	chain, _, err := r.follow(n)
	if err != nil {
		return err
	}
	for _, part := range chain {
		if part.kind != mapping && !part.isNull() {
			return part.errorf("%s: want keys such as responses, not %s", o.name(), part.what())
		}
		o.Prefixes = serversOf(part, prefixes)
		responses := part.get("responses")
		if responses == nil {
			continue
		}
		lists, _, err := r.follow(responses)
		if err != nil {
			return err
		}
		for _, list := range lists {
			if list.kind != mapping && !list.isNull() {
				return list.errorf("responses: want status codes such as 200, not %s", list.what())
			}
			if err := list.unique(); err != nil {
				return err
			}
			list.each(func(key, value *node) {
				if err == nil {
					err = o.response(r, key, value)
				}
			})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// response reads one status.
func (o *Operation) response(r *reader, key, value *node) error {
	declared := Response{At: key.span()}
	code, err := strconv.Atoi(key.text)
	switch {
	case key.text == "$ref" || strings.HasPrefix(key.text, "x-"):
		return nil
	case key.text == "default":
		declared.Default = true
	case len(key.text) == 3 && strings.EqualFold(key.text[1:], "XX") && key.text[0] >= '1' && key.text[0] <= '5':
		declared.Class = int(key.text[0] - '0')
	case err == nil && len(key.text) == 3 && code >= 100:
		declared.Code = code
	default:
		return key.errorf("responses: want a status code, a class such as 4XX, or default, not %s", key.what())
	}
	if _, _, err := r.follow(value); err != nil {
		return err
	}
	o.Responses = append(o.Responses, declared)
	return nil
}

// serversOf returns the paths of the servers that a part of a document names; those of the part around it if it names none.
func serversOf(n *node, around []string) []string {
	servers := n.get("servers")
	if servers == nil || servers.kind != sequence || len(servers.values) == 0 {
		return around
	}
	var list []string
	for _, s := range servers.values {
		address := s.get("url")
		if address == nil {
			continue
		}
		text := address.text
		if variables := s.get("variables"); variables != nil {
			variables.each(func(key, value *node) {
				if initial := value.get("default"); initial != nil {
					text = strings.ReplaceAll(text, "{"+key.text+"}", initial.text)
				}
			})
		}
		if i := strings.Index(text, "://"); i >= 0 {
			_, rest, _ := strings.Cut(text[i+len("://"):], "/")
			text = "/" + rest
		}
		if u, err := url.Parse(text); err == nil {
			text = u.Path
		}
		if p := clean(text); !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return around
	}
	return list
}

// clean returns a prefix with a slash before it and none after it.
func clean(prefix string) string {
	prefix = strings.Trim(prefix, "/")
	if prefix == "" || prefix == "." {
		return ""
	}
	return "/" + prefix
}
