package fix

import (
	"go/ast"
	"testing"
)

// TestNames has what a constant is called at a place: by the imports that are there, past what hides them.
func TestNames(t *testing.T) {
	importer := newImporter()
	tests := []struct {
		name   string
		path   string // of the package, "example.com/p" if empty
		of     string // the constants' package, "net/http" if empty
		source string
		others []string
		want   string // empty if there is no fix
	}{
		{name: "own name", source: "import \"net/http\"\n\nvar x, h = 404, http.StatusText\n",
			want: "import \"net/http\"\n\nvar x, h = http.StatusNotFound, http.StatusText\n"},
		{name: "alias", source: "import web \"net/http\"\n\nvar x, h = 404, web.StatusText\n",
			want: "import web \"net/http\"\n\nvar x, h = web.StatusNotFound, web.StatusText\n"},
		{name: "dot import", source: "import . \"net/http\"\n\nvar x, h = 404, StatusText\n",
			want: "import . \"net/http\"\n\nvar x, h = StatusNotFound, StatusText\n"},
		{name: "dot import, constant hidden",
			source: "import . \"net/http\"\n\nvar h = StatusText\n\nfunc f(StatusNotFound int) { h(404) }\n",
			want: "import (\n\t\"net/http\"\n\t. \"net/http\"\n)\n\nvar h = StatusText\n\n" +
				"func f(StatusNotFound int) { h(http.StatusNotFound) }\n"},
		{name: "blank import", source: "import _ \"net/http\"\n\nvar x = 404\n",
			want: "import (\n\t\"net/http\"\n\t_ \"net/http\"\n)\n\nvar x = http.StatusNotFound\n"},
		{name: "two imports", source: "import (\n\tone \"net/http\"\n\ttwo \"net/http\"\n)\n\n" +
			"var g, h = one.StatusText, two.StatusText\n\nfunc f(one int) { h(404) }\n",
			want: "import (\n\tone \"net/http\"\n\ttwo \"net/http\"\n)\n\n" +
				"var g, h = one.StatusText, two.StatusText\n\nfunc f(one int) { h(two.StatusNotFound) }\n"},
		{name: "hidden by a parameter", source: "import \"net/http\"\n\nvar h = http.StatusText\n\n" +
			"func f(http int) { h(404) }\n\nfunc g() { h(200) }\n",
			want: "import (\n\t\"net/http\"\n\tnethttp \"net/http\"\n)\n\nvar h = http.StatusText\n\n" +
				"func f(http int) { h(nethttp.StatusNotFound) }\n\nfunc g() { h(http.StatusOK) }\n"},
		{name: "hidden by a local variable, but not before it",
			source: "import h \"net/http\"\n\nfunc f() {\n\th.StatusText(404)\n\th := 200\n\t_ = h == 500\n}\n",
			want: "import (\n\t\"net/http\"\n\th \"net/http\"\n)\n\nfunc f() {\n\th.StatusText(h.StatusNotFound)\n" +
				"\th := h.StatusOK\n\t_ = h == http.StatusInternalServerError\n}\n"},
		{name: "hidden by a type parameter", source: "import \"net/http\"\n\nvar h = http.StatusText\n\n" +
			"func f[http any](a [404]http) { h(200) }\n",
			want: "import (\n\t\"net/http\"\n\tnethttp \"net/http\"\n)\n\nvar h = http.StatusText\n\n" +
				"func f[http any](a [nethttp.StatusNotFound]http) { h(nethttp.StatusOK) }\n"},
		{name: "label, field, method and key are no names", source: "import \"net/http\"\n\n" +
			"type t struct{ http int }\n\ntype u struct{}\n\nfunc (u) http() {}\n\nfunc f() {\nhttp:\n\tfor {\n" +
			"\t\t_ = t{http: 404}\n\t\thttp.StatusText(200)\n\t\tbreak http\n\t}\n}\n",
			want: "import \"net/http\"\n\n" +
				"type t struct{ http int }\n\ntype u struct{}\n\nfunc (u) http() {}\n\nfunc f() {\nhttp:\n\tfor {\n" +
				"\t\t_ = t{http: http.StatusNotFound}\n\t\thttp.StatusText(http.StatusOK)\n\t\tbreak http\n\t}\n}\n"},
		{name: "case of a type switch that declares the name",
			source: "import \"net/http\"\n\nfunc f(v any) {\n\tswitch http := v.(type) {\n\tcase [404]int:\n" +
				"\t\t_ = http[0]\n\t}\n\thttp.StatusText(200)\n}\n",
			want: "import \"net/http\"\n\nfunc f(v any) {\n\tswitch http := v.(type) {\n\tcase [http.StatusNotFound]int:\n" +
				"\t\t_ = http[0]\n\t}\n\thttp.StatusText(http.StatusOK)\n}\n"},

		{name: "missing", source: "import \"example.com/web\"\n\nfunc f() { web.Send(404) }\n",
			want: "import (\n\t\"net/http\"\n\n\t\"example.com/web\"\n)\n\nfunc f() { web.Send(http.StatusNotFound) }\n"},
		{name: "missing, behind two packages", source: "import \"example.com/deep\"\n\nfunc f() int { deep.Do(); return 404 }\n",
			want: "import (\n\t\"net/http\"\n\n\t\"example.com/deep\"\n)\n\n" +
				"func f() int { deep.Do(); return http.StatusNotFound }\n"},
		{name: "missing, imported by another file", source: "var x = 404\n",
			others: []string{"package p\nimport h \"net/http\"\nvar _ = h.StatusText"},
			want:   "import \"net/http\"\n\nvar x = http.StatusNotFound\n"},
		{name: "not in the closure", source: "import \"example.com/plain\"\n\nfunc f() int { plain.F(); return 404 }\n"},
		{name: "no imports, nothing in the closure", source: "var x = 404\n"},
		{name: "missing, other package called http", source: "import (\n\t\"example.com/http\"\n\t\"example.com/web\"\n)\n\n" +
			"func f() { http.Get(); web.Send(404) }\n",
			want: "import (\n\tnethttp \"net/http\"\n\n\t\"example.com/http\"\n\t\"example.com/web\"\n)\n\n" +
				"func f() { http.Get(); web.Send(nethttp.StatusNotFound) }\n"},
		{name: "missing, other package renamed to http",
			source: "import http \"example.com/web\"\n\nfunc f() { http.Send(404) }\n",
			want: "import (\n\tnethttp \"net/http\"\n\n\thttp \"example.com/web\"\n)\n\n" +
				"func f() { http.Send(nethttp.StatusNotFound) }\n"},
		{name: "missing, variable of the package", source: "import \"example.com/web\"\n\nvar http int\n\nfunc f() { web.Send(404) }\n",
			want: "import (\n\tnethttp \"net/http\"\n\n\t\"example.com/web\"\n)\n\nvar http int\n\n" +
				"func f() { web.Send(nethttp.StatusNotFound) }\n"},
		{name: "missing, function of another file", source: "import \"example.com/web\"\n\nfunc f() { web.Send(404) }\n",
			others: []string{"package p\nfunc http() {}"},
			want: "import (\n\tnethttp \"net/http\"\n\n\t\"example.com/web\"\n)\n\n" +
				"func f() { web.Send(nethttp.StatusNotFound) }\n"},
		{name: "missing, aliases taken", source: "import \"example.com/web\"\n\nvar http, nethttp int\n\n" +
			"func f(nethttp2 int) { web.Send(404) }\n",
			want: "import (\n\tnethttp3 \"net/http\"\n\n\t\"example.com/web\"\n)\n\nvar http, nethttp int\n\n" +
				"func f(nethttp2 int) { web.Send(nethttp3.StatusNotFound) }\n"},
		{name: "missing, local variable where no number is",
			source: "import \"example.com/web\"\n\nfunc f() { web.Send(404) }\n\nfunc g(http string) string { return http }\n",
			want: "import (\n\t\"net/http\"\n\n\t\"example.com/web\"\n)\n\nfunc f() { web.Send(http.StatusNotFound) }\n\n" +
				"func g(http string) string { return http }\n"},
		{name: "missing, local variable beside one of the sites",
			source: "import \"example.com/web\"\n\nfunc f() { web.Send(404) }\n\nfunc g(http int) { web.Send(200) }\n",
			want: "import (\n\tnethttp \"net/http\"\n\n\t\"example.com/web\"\n)\n\nfunc f() { web.Send(nethttp.StatusNotFound) }\n\n" +
				"func g(http int) { web.Send(nethttp.StatusOK) }\n"},
		{name: "missing, package itself called http", path: "example.com/p/http",
			source: "import \"example.com/web\"\n\nfunc f() { web.Send(404) }\n",
			want:   "import (\n\t\"net/http\"\n\n\t\"example.com/web\"\n)\n\nfunc f() { web.Send(http.StatusNotFound) }\n"},

		{name: "own package", path: "net/http", source: "const StatusNotFound = 404\n\nfunc f() int { return 404 }\n",
			want: "const StatusNotFound = 404\n\nfunc f() int { return StatusNotFound }\n"},
		{name: "own package, test variant", path: "net/http [net/http.test]",
			source: "const StatusNotFound = 404\n\nfunc f() int { return 404 }\n",
			want:   "const StatusNotFound = 404\n\nfunc f() int { return StatusNotFound }\n"},
		{name: "own package, hidden", path: "net/http",
			source: "const StatusNotFound = 404\n\nfunc f(StatusNotFound int) int { return 404 }\n"},
		{name: "own package, constants and array lengths", path: "net/http",
			source: "const StatusNotFound = len(a)\n\nvar a [404]int\n"},
		{name: "external test of the package", path: "net/http_test",
			source: "import \"net/http\"\n\nvar x, h = 404, http.StatusText\n",
			want:   "import \"net/http\"\n\nvar x, h = http.StatusNotFound, http.StatusText\n"},
		{name: "dot import, array length", source: "import . \"net/http\"\n\nconst c = StatusOK\n\ntype t [404 * c]int\n",
			want: "import (\n\t\"net/http\"\n\t. \"net/http\"\n)\n\nconst c = StatusOK\n\ntype t [http.StatusNotFound * c]int\n"},

		{name: "no such constant", source: "import \"net/http\"\n\nvar x, h = 421, http.StatusText\n"},
		{name: "no such constant, no import", source: "import \"example.com/web\"\n\nfunc f() { web.Send(421) }\n"},
		{name: "a variable", source: "import \"net/http\"\n\nvar x, h = 410, http.StatusText\n"},
		{name: "another value", source: "import \"net/http\"\n\nvar x, h = 409, http.StatusText\n"},

		{name: "other package", of: "example.com/fiber/v2",
			source: "import \"example.com/fiber/v2\"\n\nfunc f() { fiber.Send(404) }\n",
			want:   "import \"example.com/fiber/v2\"\n\nfunc f() { fiber.Send(fiber.StatusNotFound) }\n"},
		{name: "other package, hidden", of: "example.com/fiber/v2",
			source: "import \"example.com/fiber/v2\"\n\nvar send = fiber.Send\n\nfunc f(fiber int) { send(404) }\n",
			want: "import (\n\t\"example.com/fiber/v2\"\n\tfiberv2 \"example.com/fiber/v2\"\n)\n\nvar send = fiber.Send\n\n" +
				"func f(fiber int) { send(fiberv2.StatusNotFound) }\n"},
		{name: "internal package of somebody", of: "example.com/internal/code",
			source: "import \"example.com/usesinternal\"\n\nvar x, y = usesinternal.N, 404\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.path == "" {
				tt.path = "example.com/p"
			}
			if tt.of == "" {
				tt.of = "net/http"
			}
			if tt.want == "" {
				tt.want = tt.source
			}
			const clause = "package p\n\n"
			p, err := load(importer, tt.path, clause+tt.source, tt.others...)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.check(t, importer, tt.of); got != clause+tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, clause+tt.want)
			}
		})
	}
}

// TestSpelling checks that messages have the text that the fix writes.
func TestSpelling(t *testing.T) {
	importer := newImporter()
	p, err := load(importer, "example.com/p", "package p\n\nimport h \"net/http\"\n\nvar _ = h.StatusText\n\n"+
		"func f() {\n\t_ = 404\n\th := 0\n\t_ = h == 404\n}\n")
	if err != nil {
		t.Fatal(err)
	}
	s := NewSpeller(p.fset, p.file, p.pkg, p.info)
	sites := p.sites()
	for i, want := range []string{"h.StatusNotFound", "http.StatusNotFound"} {
		if got, ok := s.Spelling(sites[i].Pos(), "net/http", "StatusNotFound"); got != want || !ok {
			t.Errorf("site %d: %q, %v, want %q", i, got, ok, want)
		}
	}
	for _, bad := range [][2]string{{"net/http", "StatusNo"}, {"net/http", "no"}, {"net/http", ""}, {"", "X"}, {"os", "Exit"}} {
		if got, ok := s.Spelling(sites[0].Pos(), bad[0], bad[1]); ok || got != "" {
			t.Errorf("Spelling of %q: %q, %v", bad, got, ok)
		}
	}
	if got, ok := s.Spelling(0, "net/http", "StatusOK"); ok {
		t.Errorf("Spelling nowhere: %q", got)
	}
}

// TestOneImport checks that a file gets one import at most: two could meet at the same place.
func TestOneImport(t *testing.T) {
	importer := newImporter()
	p, err := load(importer, "example.com/p", "package p\n\nvar x, y = 404, 404\n",
		"package p\nimport (\n\"net/http\"\n\"example.com/fiber/v2\"\n)\nvar _ = fiber.Send\nvar _ = http.StatusText")
	if err != nil {
		t.Fatal(err)
	}
	s := NewSpeller(p.fset, p.file, p.pkg, p.info)
	sites := p.sites()
	if _, ok := s.Constant(sites[0], "net/http", "StatusNotFound"); !ok {
		t.Error("no fix for the first path")
	}
	if _, ok := s.Constant(sites[1], "example.com/fiber/v2", "StatusNotFound"); ok {
		t.Error("a second import")
	}
	if _, ok := s.Constant(sites[1], "net/http", "StatusNotFound"); !ok {
		t.Error("no second fix for the first path")
	}
}

// TestUnchecked checks that a file without type information gets no edits, and no panic.
func TestUnchecked(t *testing.T) {
	importer := newImporter()
	p, err := load(importer, "example.com/p", "package p\n\nimport \"net/http\"\n\nvar x, h = 404, http.StatusText\n")
	if err != nil {
		t.Fatal(err)
	}
	site := p.sites()[0]
	clear(p.info.Types)
	if _, ok := NewSpeller(p.fset, p.file, p.pkg, p.info).Constant(site, "net/http", "StatusNotFound"); ok {
		t.Error("a fix without types")
	}
	clear(p.info.Scopes)
	if _, ok := NewSpeller(p.fset, p.file, p.pkg, p.info).Constant(site, "net/http", "StatusNotFound"); ok {
		t.Error("a fix without scopes")
	}
	s := NewSpeller(p.fset, &ast.File{Name: ast.NewIdent("p")}, p.pkg, p.info)
	if _, ok := s.Constant(site, "net/http", "StatusNotFound"); ok {
		t.Error("a fix in a file that is nowhere")
	}
}

// TestAliasOf has names for imports whose own names are taken.
func TestAliasOf(t *testing.T) {
	for path, want := range map[string]string{
		"net/http":             "nethttp",
		"sort":                 "sort",
		"example.com/fiber/v2": "fiberv2",
		"example.com/Go-Kit.x": "examplecomgokitx",
		"a/9p/2go":             "pkg9p2go",
		"x/y/func":             "yfunc",
		"-":                    "pkg",
		"_":                    "pkg",
		"type":                 "pkgtype",
	} {
		if got := aliasOf(path); got != want {
			t.Errorf("aliasOf(%q) = %q, want %q", path, got, want)
		}
	}
}
