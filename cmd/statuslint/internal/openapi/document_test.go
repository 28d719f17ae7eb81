package openapi

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// load reads a document of several files; the first is the document.
func load(t *testing.T, files ...string) (*Document, error) {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(dir, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return Load(filepath.Join(dir, filepath.FromSlash(files[0])), dir, func(file string) string {
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		return filepath.ToSlash(rel)
	})
}

// list writes what a document declares, with the text that each position means.
func list(d *Document) string {
	var b strings.Builder
	text := func(s Span) string {
		for _, f := range d.Files {
			if f.Name == s.Pos.File {
				return string(f.Content[s.Pos.Offset:s.End.Offset])
			}
		}
		return "?"
	}
	for _, o := range d.Operations {
		fmt.Fprintf(&b, "%s %s %q:", o.Method, o.Path, o.Prefixes)
		if got := text(o.At); !strings.Contains(strings.ToUpper(got), o.Method) {
			fmt.Fprintf(&b, " at %q", got)
		}
		for _, r := range o.Responses {
			fmt.Fprintf(&b, " %s@%d:%d", text(r.At), r.At.Pos.Line, r.At.Pos.Column)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestLoad(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files []string
		want  string
	}{
		{"2.0 in JSON", []string{"a.json", "{\"swagger\": \"2.0\", \"basePath\": \"/v1/\",\r\n \"info\": \"\\ud83d\\ude00 \\/\", \"paths\": {\"x-a\": 1,\n\t\"/a\":\t{\"get\": {\"ü\": 1, \"responses\": {\"200\": {}, \"default\": 0}}}}}"},
			"GET /a [\"/v1\"]: \"200\"@3:40 \"default\"@3:51\n"},
		{"3.0 in YAML", []string{"a.yaml", "\ufeffopenapi: 3.0.0\nservers: [{url: 'https://a.b/x/{v}', variables: {v: {default: v2}}}, {url: /}]\npaths:\n  /a:\n    parameters: []\n    get: {ü: 1, responses: {200: {}, '4XX': {}, \"5xx\": {}, x-y: 1}}\n    put:\n      servers: [{url: http://c}]\n      responses: {default: {}}\n"},
			"GET /a [\"/x/v2\" \"\"]: 200@6:30 '4XX'@6:39 \"5xx\"@6:50\nPUT /a [\"\"]: default@9:19\n"},
		{"3.1 with keys beside $ref", []string{"api/a.yml", "openapi: 3.1.0\npaths:\n  /a: {$ref: '../b.json#/p~1q', get: {responses: {200: {}}}}\n", "b.json", "{\"p/q\": {\"get\": {\"responses\": {\"404\": {}}},\n\"post\": {\"responses\": {\"$ref\": \"#/r\"}}}, \"r\": {\"201\": {\"$ref\": \"https://example.com/r\"}}}"},
			"GET /a [\"\"]: 200@3:51\nPOST /a [\"\"]: \"201\"@2:48\n"},
		{"anchors and merges", []string{"a.yaml", "openapi: 3.0.0\nx: &common {responses: &r {500: {}}}\npaths:\n  /a: {get: *common, put: {responses: {<<: [*r], 200: {}, 500: {}}}}\n"},
			"GET /a [\"\"]: 500@2:28\nPUT /a [\"\"]: 200@4:50 500@4:59\n"},
		{"paths in a file", []string{"a.yaml", "openapi: 3.0.0\npaths: {$ref: p/all.yaml}\n", "p/all.yaml", "/a: {$ref: a.yaml}\n", "p/a.yaml", "get: {responses: {200: {$ref: '#/get'}}}\n"},
			"GET /a [\"\"]: 200@1:19\n"},
		{"nothing declared", []string{"a.yaml", "openapi: 3.0.0\npaths: {a: {get: {}, trace: }}\n"}, "GET /a [\"\"]:\nTRACE /a [\"\"]:\n"},
		{"webhooks", []string{"a.yaml", "openapi: 3.1.0\nwebhooks: {a: {post: {responses: {200: {}}}}}\n"}, ""},
		{"a mapping that merges itself", []string{"a.yaml", "openapi: 3.0.0\npaths: &p {<<: *p, /a: {get: {responses: {200: {}}}}}\n"}, "GET /a [\"\"]: 200@2:43\n"},
	} {
		d, err := load(t, tt.files...)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := list(d); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	const head = "openapi: 3.0.0\npaths:\n"
	for _, tt := range []struct {
		content, want string
	}{
		{"", "a.yaml:1: the document is empty"},
		{"openapi: \xff", "a.yaml:1: not text in UTF-8"},
		{"openapi: 3.0.0\n---\na: b\n", "a.yaml:2: a second document begins here: want one"},
		{"[]", `a.yaml:1: not an OpenAPI document: want a key such as "openapi: 3.0.3"`},
		{"openapi: 4.0", `a.yaml:1: openapi: want a version from 3.0 to 3.2, not "4.0"`},
		{"openapi: 3.0.0", "a.yaml:1: the document has no paths"},
		{"openapi: 3.0.0\npaths: [a]", "a.yaml:2: paths: want paths such as /orders/{id}, not a list"},
		{head + "  /a: [get]", "a.yaml:3: /a: want methods such as get, not a list"},
		{head + "  /a: {get: {responses: {99: {}}}}", `a.yaml:3: responses: want a status code, a class such as 4XX, or default, not "99"`},
		{head + "  /a: {get: {responses: {200: {$ref: '#a'}}}}", "a.yaml:3: $ref: #a: want a path of keys such as #/components/responses/NotFound"},
		{head + "  /a: {get: {responses: {200: {$ref: '%zz'}}}}", `a.yaml:3: $ref: "%zz" is not a reference: want one such as #/components/responses/NotFound`},
		{head + "  /a: {$ref: /etc/passwd}", "a.yaml:3: $ref: /etc/passwd is outside the working directory: only files in that folder are read"},
		{head + "  /a: {$ref: 'b.yaml#/x'}", "a.yaml:3: $ref: b.yaml has no #/x: there is no \"x\""},
		{head + "  /a: {$ref: bad.json}", "bad.json:1: invalid character 'x' looking for beginning of value"},
		{head + "  /a: {$ref: short.json}", "short.json:2: unexpected end of file"},
		{head + "  /a: {$ref: link.yaml}", "a.yaml:3: $ref: link.yaml: path escapes from parent"},
	} {
		dir := t.TempDir()
		secret := filepath.Join(dir, "secret.yaml")
		root := filepath.Join(dir, "root")
		if err := os.Mkdir(root, 0o777); err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{secret: "get: {}", "a.yaml": tt.content, "b.yaml": "y: 1", "bad.json": "xx", "short.json": "{\"a\":\n"} {
			if !filepath.IsAbs(name) {
				name = filepath.Join(root, name)
			}
			if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink(secret, filepath.Join(root, "link.yaml")); err != nil {
			t.Skip(err)
		}
		_, err := Load(filepath.Join(root, "a.yaml"), root, func(file string) string {
			rel, _ := filepath.Rel(root, file)
			return rel
		})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%q: got %v, want %s", tt.content, err, tt.want)
		}
	}
}

// Whatever a file holds, reading it ends without a panic, and all positions are in it.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"openapi: 3.0.0\npaths: {/a: {get: {responses: {200: {$ref: '#/x'}}}}}\nx: 1\n", "swagger: '2.0'\npaths: &p {<<: [*p, {}], /a: *p}\n",
		"{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": {\"$ref\": \"#/paths/~1a\"}}}", "a: \"\\\n  b\"\nc: |\n  d\n? e\n: f\n", "\ufeffa: é\r\nb: '\u2028'\rc: d",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, asJSON bool) {
		dir := t.TempDir()
		name := filepath.Join(dir, "a.yaml")
		if asJSON {
			name = filepath.Join(dir, "a.json")
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		d, err := Load(name, dir, filepath.Base)
		if err != nil {
			if line := strings.TrimPrefix(err.Error(), filepath.Base(name)+":"); line == err.Error() {
				t.Errorf("an error without a place: %v", err)
			}
			return
		}
		for _, o := range d.Operations {
			for _, s := range append([]Span{o.At}, spans(o.Responses)...) {
				if s.Pos.Offset < 0 || s.End.Offset > len(text) || s.Pos.Offset > s.End.Offset || s.Pos.Line < 1 || s.Pos.Column < 1 {
					t.Errorf("%s %s is at %+v", o.Method, o.Path, s)
				}
			}
		}
	})
}

func spans(list []Response) []Span {
	var all []Span
	for _, r := range list {
		all = append(all, r.At)
	}
	return all
}
