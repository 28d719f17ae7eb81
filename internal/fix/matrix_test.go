package fix

import (
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestMatrix crosses every form of having or lacking the import with every form of hiding its name. Whatever the pair,
// every site gets a fix, and check's rules hold. In the forms NAME is the name that the import gives or would get.
func TestMatrix(t *testing.T) {
	importer := newImporter()
	imports := []struct{ clauses, name, use string }{
		{"", "http", ""},
		{"import \"net/http\"\n", "http", "http.StatusText"},
		{"import web \"net/http\"\n", "web", "web.StatusText"},
		{"import . \"net/http\"\n", "StatusNotFound", "StatusText"},
		{"import _ \"net/http\"\n", "http", ""},
		{"import \"net/http\"\nimport web \"net/http\"\n", "http", "[]any{http.StatusText, web.StatusText}"},
		{"import \"net/http\"\nimport . \"net/http\"\n", "http", "[]any{http.StatusText, StatusText}"},
		{"import _ \"net/http\"\nimport . \"net/http\"\n", "StatusNotFound", "StatusText"},
		{"import \"example.com/http\"\n", "http", "http.Get"},
		{"import http \"fmt\"\n", "http", "http.Println"},
		{"import \"example.com/web\"\n", "http", "web.Send"},
		{"import (\n\t\"fmt\"\n\t\"os\"\n)\n", "http", "[]any{fmt.Println, os.Exit}"},
		{"// int x;\nimport \"C\"\n", "http", ""},
		{"// int x;\nimport \"C\"\nimport \"fmt\"\n", "http", "fmt.Println"},
	}
	forms := []string{
		"var a = 404\n",
		"func f() int { return 404 }\n",
		"func f(NAME int) bool { return NAME == 404 }\n",
		"func f() (NAME int) { NAME = 404; return }\n",
		"func (NAME t) m() int { return 404 }\n",
		"func (t) NAME() int { return 404 }\n",
		"type u struct{ NAME int }\n\nvar a = u{NAME: 404}\n",
		"type NAME struct{}\n\nvar a = 404\n",
		"func NAME() int { return 404 }\n",
		"const NAME = 404\n",
		"var a, NAME = 404, 200\n",
		"func f() {\n\tNAME := 404\n\t_ = NAME == 404\n}\n",
		"func f() {\n\tvar NAME = 404\n\t_ = NAME\n\t{\n\t\t_ = 404\n\t}\n}\n",
		"func f() {\n\tconst NAME = 404\n\t_ = 404\n}\n",
		"func f() {\n\ttype NAME [404]int\n\t_ = 404\n}\n",
		"func f() {\n\t_ = 404\n\t{\n\t\tNAME := 200\n\t\t_ = NAME\n\t}\n\t_ = 404\n}\n",
		"func f() {\n\tif NAME := 404; NAME == 404 {\n\t} else if NAME != 200 {\n\t}\n\t_ = 404\n}\n",
		"func f() {\n\tfor NAME := 404; NAME < 500; NAME++ {\n\t\t_ = 404\n\t}\n}\n",
		"func f() {\n\tfor NAME := range 404 {\n\t\t_ = NAME == 404\n\t}\n}\n",
		"func f(v any) {\n\tswitch NAME := v.(type) {\n\tcase [404]int:\n\t\t_ = NAME[0] == 404\n\tcase int:\n\t\t_ = NAME == 404\n\t}\n}\n",
		"func f(c chan int) {\n\tselect {\n\tcase NAME := <-c:\n\t\t_ = NAME == 404\n\tcase c <- 404:\n\t}\n}\n",
		"func f(code int) {\n\tswitch NAME := 404; code {\n\tcase 404, NAME:\n\t}\n}\n",
		"var f = func(NAME int) int {\n\treturn func() int { return 404 }()\n}\n",
		"func f() {\nNAME:\n\tfor {\n\t\t_ = 404\n\t\tbreak NAME\n\t}\n}\n",
		"func f[NAME any](a [404]NAME) int {\n\treturn 404\n}\n",
		"type g[NAME any] [404]NAME\n",
		"type g[T any] struct{}\n\nfunc (g[NAME]) m(a [404]int) int {\n\treturn 404\n}\n",
		"type i interface {\n\tm(NAME [404]int)\n}\n\nvar a = 404\n",
		"type h func(NAME int, a [404]int)\n",
		"func f(NAME string) string { return NAME }\n\nvar a = 404\n",
		"func f(NAME int) bool {\n\ttype NAME [404]int\n\treturn 404 == len(NAME{})\n}\n",
	}
	others := []string{
		"package p\nimport h \"net/http\"\nvar _ = h.StatusText\ntype t struct{}\n",
		"package p\nimport h \"net/http\"\nvar _ = h.StatusText\ntype t struct{}\nvar http, nethttp int\n",
	}
	cases := 0
	for _, clause := range imports {
		for _, form := range forms {
			for _, other := range others {
				source := "package p\n\n" + clause.clauses + "\n"
				if clause.use != "" {
					source += "var use = " + clause.use + "\n\n"
				}
				source += strings.ReplaceAll(form, "NAME", clause.name)
				formatted, err := format.Source([]byte(source))
				if err != nil {
					t.Fatalf("%v\n%s", err, source)
				}
				p, err := load(importer, "example.com/p", string(formatted), other)
				if err != nil {
					continue // a package-level name and an import of that name, in any two files: not Go
				}
				cases++
				p.check(t, importer, "net/http")
				if fixes, refused := p.fixes("net/http"); refused > 0 || len(fixes) == 0 {
					t.Errorf("%d fixes, %d refused in\n%s", len(fixes), refused, formatted)
				}
				if t.Failed() {
					return
				}
			}
		}
	}
	if cases < 590 {
		t.Errorf("only %d cases are Go", cases)
	}
}

// TestRandomImports makes import declarations at random, with comments wherever they can be, lets gofmt have its way
// with them, and holds check's rules on the result.
func TestRandomImports(t *testing.T) {
	importer := newImporter()
	paths := map[string]string{
		"bytes": "bytes.Equal", "fmt": "fmt.Println", "os": "os.Exit", "net/url": "url.Parse", "zip": "zip.Zip",
		"example.com/plain": "plain.F", "example.com/web": "web.Send", "embed": "", "net/http/pprof": "",
	}
	all := make([]string, 0, len(paths))
	for path := range paths {
		all = append(all, path)
	}
	slices.Sort(all)
	const rounds = 600
	for seed := range uint64(rounds) {
		r := rand.New(rand.NewPCG(seed, 1))
		maybe := func(percent int, text string) string {
			if r.IntN(100) < percent {
				return text
			}
			return ""
		}
		var head, uses strings.Builder
		left := r.Perm(len(all))[:r.IntN(len(all))]
		spec := func() string {
			path := all[left[0]]
			left = left[1:]
			name := ""
			if paths[path] == "" || r.IntN(6) == 0 {
				name = "_ "
			} else {
				fmt.Fprintf(&uses, "var _ = %s\n", paths[path])
			}
			return name + fmt.Sprintf("%q", path) + maybe(3, " /* a\n b */") + maybe(20, " // "+strings.Repeat("c", r.IntN(9)+1))
		}
		head.WriteString("package p\n" + maybe(80, "\n") + maybe(10, "// floating\n") + maybe(50, "\n"))
		cgo := maybe(20, "\n// int x;\nimport \"C\"\n"+maybe(50, "\n"))
		for len(left) > 0 {
			if r.IntN(4) == 0 {
				head.WriteString(cgo)
				cgo = ""
			}
			head.WriteString(maybe(15, "// above\n"))
			if r.IntN(2) == 0 {
				head.WriteString("import " + spec() + "\n" + maybe(30, "\n"))
				continue
			}
			if head.WriteString("import ("); strings.HasSuffix(head.String(), "\n\nimport (") {
				head.WriteString(maybe(10, " // behind")) // else it could be aligned with the comment above
			}
			head.WriteString("\n")
			for range r.IntN(len(left) + 1) {
				head.WriteString(maybe(20, "\t// before\n"+maybe(30, "\n")) + "\t" + spec() + "\n" + maybe(30, "\n"))
			}
			head.WriteString(maybe(10, "// last\n") + ")\n" + maybe(80, "\n"))
		}
		head.WriteString(cgo)
		source := head.String() + uses.String() + "var x, y = 404, 200\n"
		formatted, err := format.Source([]byte(source))
		if err != nil {
			t.Fatalf("%v\n%s", err, source)
		}
		stable, err := format.Source(formatted)
		if err != nil || string(stable) != string(formatted) {
			continue // gofmt does not agree with itself
		}
		for _, text := range []string{string(formatted), strings.ReplaceAll(string(formatted), "\n", "\r\n")} {
			p, err := load(importer, "example.com/p", text, "package p\nimport h \"net/http\"\nvar _ = h.StatusText\n")
			if err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, text)
			}
			fixed := p.check(t, importer, "net/http")
			if strings.Contains(text, "\r\n") != strings.Contains(fixed, "\r\n") ||
				strings.Contains(text, "\r\n") && strings.Count(fixed, "\n") != strings.Count(fixed, "\r\n") {
				t.Errorf("mixed ends of lines: %q", fixed)
			}
			if strings.Contains(text, "int x;") && !strings.Contains(strings.ReplaceAll(fixed, "\r", ""), "// int x;\nimport \"C\"\n") {
				t.Errorf("the text of cgo is apart from import \"C\":\n%s", fixed)
			}
			if t.Failed() {
				t.Fatalf("seed %d:\n%s", seed, text)
			}
		}
	}
}

// FuzzConstant has any text at all: nothing panics, the edits apply, and what could be parsed can still be parsed. Most
// texts do not type-check; the command analyses such packages too.
func FuzzConstant(f *testing.F) {
	for _, seed := range []string{
		"package p\nimport \"net/http\"\nfunc f() int { _ = http.StatusText; return(404) }",
		"package p;import(\"fmt\");var x=404",
		"package p // x\nvar x = 'È'+500",
		"package p\nimport . \"net/http\"\ntype t [404]int\nfunc g[http any](a [200]http) {}",
		"package p\n// int x;\nimport \"C\"; import _ \"fmt\"\nvar x = 4e2+4.0\n",
		"package p\r\n/* a\r\n */ import /* b\r\n */ \"os\"\r\nvar x = 404",
		"package p\nimport (\n\"os\" /* a\n */)\nvar x = 404",
		"package p\nfunc f() { var http = 404; switch v := any(404).(type) { case [404]int: http = 404 } }\nimport \"fmt\"",
		"package p\n//line a.go:5:6\nimport \"fmt\"\n//line :7\nvar x = 404",
	} {
		f.Add(seed)
	}
	importer := newImporter()
	f.Fuzz(func(t *testing.T, source string) {
		fset := token.NewFileSet()
		if _, err := parser.ParseFile(fset, "", source, parser.ParseComments|parser.SkipObjectResolution); err != nil {
			t.Skip()
		}
		p, err := load(importer, "example.com/p", source, "package p\nimport h \"net/http\"\nvar _ = h.StatusText\n")
		fixes, _ := p.fixes("net/http")
		fixed, applyErr := p.apply(fixes...)
		if applyErr != nil {
			t.Fatalf("%v\n%s", applyErr, source)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "", fixed, parser.ParseComments); err != nil {
			t.Fatalf("%v\n%s\nwas\n%s", err, fixed, source)
		}
		if err == nil {
			if _, err := load(importer, "example.com/p", fixed, p.others...); err != nil {
				t.Fatalf("%v\n%s\nwas\n%s", err, fixed, source)
			}
		}
	})
}
