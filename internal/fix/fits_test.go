package fix

import (
	"go/constant"
	"go/importer"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
)

// TestExpressions tests what may be replaced: all sites of a body or none. The body is put into a function.
func TestExpressions(t *testing.T) {
	importer := newImporter()
	const before = "package p\n\nimport (\n\t\"example.com/typed\"\n\t\"net/http\"\n)\n\nvar code int\n\n" +
		"var _, _ = http.StatusText, typed.Rune\n\ntype status uint16\n\nfunc set[T ~int | ~int64](v T) {}\n\nfunc f() (r int) {\n"
	const after = "\n\treturn 1\n}\n"
	tests := []struct{ name, of, source, want string }{
		{"typed by the surroundings", "", "var a, b uint16 = 404, 0x194", "var a, b uint16 = http.StatusNotFound, http.StatusNotFound"},
		{"named type", "", "var a status = 4_04", "var a status = http.StatusNotFound"},
		{"default type", "", "a, b := 404, any(404)", "a, b := http.StatusNotFound, any(http.StatusNotFound)"},
		{"constants", "", "const a, b = 404, 0o624", "const a, b = http.StatusNotFound, http.StatusNotFound"},
		{"inside a conversion", "", "_, _, _ = int64(404), status(404), float64(404)",
			"_, _, _ = int64(http.StatusNotFound), status(http.StatusNotFound), float64(http.StatusNotFound)"},
		{"float and complex variables", "", "var a, b = 404 + 0.5*float64(code), 404 + 1i",
			"var a, b = http.StatusNotFound + 0.5*float64(code), http.StatusNotFound + 1i"},
		{"type parameter", "", "set(404)\n\tset[int64](404)", "set(http.StatusNotFound)\n\tset[int64](http.StatusNotFound)"},
		{"unary and parentheses", "", "_, _, _ = +404, (404), -(-404)",
			"_, _, _ = http.StatusNotFound, http.StatusNotFound, http.StatusNotFound"},
		{"expressions of literals", "", "_ = 400 + 4\n\t_ = 404<<1 + code\n\t_ = 4*100 | 4\n\t_ = 1<<2*101",
			"_ = http.StatusNotFound\n\t_ = http.StatusNotFound<<1 + code\n\t_ = http.StatusNotFound\n\t_ = http.StatusNotFound"},
		{"comment inside", "", "_ = (404 /* why */)\n\t_ = 400 + /* and */ 4\n\t_ = 404 /* outside */", "_ = (404 /* why */)\n" +
			"\t_ = 400 + /* and */ 4\n\t_ = http.StatusNotFound /* outside */"},
		{"case", "", "switch code {\n\tcase 404, 0xC8:\n\tcase 0b1_1111_0100:\n\t}",
			"switch code {\n\tcase http.StatusNotFound, http.StatusOK:\n\tcase http.StatusInternalServerError:\n\t}"},
		{"keys", "", "_ = map[int]int{404: 200}\n\t_ = [...]int{404: 1}",
			"_ = map[int]int{http.StatusNotFound: http.StatusOK}\n\t_ = [...]int{http.StatusNotFound: 1}"},
		{"before a block", "", "if code == 404 {\n\t}\n\tfor range 404 {\n\t}\n\tswitch 404 {\n\t}",
			"if code == http.StatusNotFound {\n\t}\n\tfor range http.StatusNotFound {\n\t}\n\tswitch http.StatusNotFound {\n\t}"},

		{"float where an integer is due", "", "var a, b int = 4e2 + 4, 404.0\n\t_ = code == 404.0",
			"var a, b int = http.StatusNotFound, http.StatusNotFound\n\t_ = code == http.StatusNotFound"},
		{"character where a code is due", "", "var a status = 'È'\n\t_ = code == 'È'",
			"var a status = http.StatusOK\n\t_ = code == http.StatusOK"},
		{"float of its own", "", "a := 404.0", ""},
		{"float for a float", "", "var a float64 = 404.0", ""},
		{"float for an interface", "", "var a any = 404.0", ""},
		{"float constant", "", "const a = 404.0", ""},
		{"float that divides", "", "var a float64 = 1 / 404.0", ""},
		{"character of its own", "", "a := 'È'", ""},
		{"character for a rune", "", "var a rune = 'È'", ""},
		{"character for an interface", "", "var a any = 'È'", ""},
		{"character constant", "", "const a = 'È' + 1", ""},

		{"typed constant", "example.com/typed", "var a typed.Code = 404\n\t_ = a == 404",
			"var a typed.Code = typed.NotFound\n\t_ = a == typed.NotFound"},
		{"typed constant, other type", "example.com/typed", "var a int = 404", ""},
		{"typed constant, no type", "example.com/typed", "const a = 404", ""},
		{"typed constant, default type", "example.com/typed", "a := 404", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			of, rename := "net/http", func(code string) string { return code }
			if tt.of != "" {
				of, rename = tt.of, func(string) string { return "NotFound" }
			}
			if tt.want == "" {
				tt.want = tt.source
			}
			use := ""
			for _, name := range []string{"a", "b"} {
				if strings.Contains(tt.source, name+" ") || strings.Contains(tt.source, name+",") {
					use += "\n\t_ = " + name
				}
			}
			p, err := load(importer, "example.com/p", before+"\t"+tt.source+use+after)
			if err != nil {
				t.Fatal(err)
			}
			s := NewSpeller(p.fset, p.file, p.pkg, p.info)
			var fixes [][]analysis.TextEdit
			for _, site := range p.sites() {
				if fix, ok := s.Constant(site, of, rename(p.name(p.info.Types[site].Value))); ok {
					fixes = append(fixes, fix)
				}
			}
			got, err := p.apply(fixes...)
			if err != nil {
				t.Fatal(err)
			}
			if want := before + "\t" + tt.want + use + after; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if tt.of == "" {
				p.check(t, importer, of)
			}
			p.sameTypes(t, importer, got)
		})
	}
}

// sameTypes checks that the objects of the fixed file have the types and values that they had.
func (p *program) sameTypes(t *testing.T, importer types.Importer, fixed string) {
	t.Helper()
	again, err := load(importer, p.path, fixed, p.others...)
	if err != nil {
		t.Fatalf("%v\n%s", err, fixed)
	}
	describe := func(p *program) map[string]string {
		all := make(map[string]string)
		for id, object := range p.info.Defs {
			if object == nil || id.Name == "_" {
				continue
			}
			all[id.Name] = types.ObjectString(object, nil)
		}
		return all
	}
	was, is := describe(p), describe(again)
	for name, want := range was {
		if is[name] != want {
			t.Errorf("%s was %q and is %q", name, want, is[name])
		}
	}
}

// TestTokensStayApart has replaced expressions that begin where a word ends.
func TestTokensStayApart(t *testing.T) {
	importer := newImporter()
	tests := []struct{ source, want string }{
		{"return(404)", "return http.StatusNotFound"},
		{"return+404", "return http.StatusNotFound"},
		{"return(404)+1", "return http.StatusNotFound+1"},
		{"return/**/404", "return/**/http.StatusNotFound"},
		{"return 404//x", "return http.StatusNotFound//x"},
		{"x:=404;return x", "x:=http.StatusNotFound;return x"},
		{"switch(404){case(200):case'Ƣ':};return 1", "switch http.StatusNotFound{case http.StatusOK:case http.StatusTeapot:};return 1"},
		{"for range(404){};return 1", "for range http.StatusNotFound{};return 1"},
		{"for(404)==x{};return 1", "for http.StatusNotFound==x{};return 1"},
		{"if(404)==x{};return 1", "if http.StatusNotFound==x{};return 1"},
		{"c:=[]chan int{404:nil};select{case<-c[(404)]:};return 1",
			"c:=[]chan int{http.StatusNotFound:nil};select{case<-c[http.StatusNotFound]:};return 1"},
	}
	for _, tt := range tests {
		before, after := "package p\nimport \"net/http\"\nvar x = len(http.StatusText(0))\nfunc f() int {", "\n}\n"
		p, err := load(importer, "example.com/p", before+tt.source+after)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.check(t, importer, "net/http"); got != before+tt.want+after {
			t.Errorf("got\n%s\nwant\n%s", got, before+tt.want+after)
		}
	}
}

// TestIncomplete has a package that is known only through the export data of another: its constants are not visible.
func TestIncomplete(t *testing.T) {
	http := types.NewPackage("net/http", "http")
	other := types.NewPackage("example.com/status", "status")
	gin := types.NewPackage("example.com/gin", "gin")
	gin.SetImports([]*types.Package{http, other})
	send := types.NewSignatureType(nil, nil, nil, types.NewTuple(types.NewVar(token.NoPos, gin, "code", types.Typ[types.Int])), nil, false)
	gin.Scope().Insert(types.NewFunc(token.NoPos, gin, "Send", send))
	gin.MarkComplete()
	importer := &worldImporter{done: map[string]*types.Package{"example.com/gin": gin}}
	p, err := load(importer, "example.com/p", "package p\n\nimport \"example.com/gin\"\n\nfunc f() { gin.Send(404) }\n")
	if err != nil {
		t.Fatal(err)
	}
	s := NewSpeller(p.fset, p.file, p.pkg, p.info)
	site := p.sites()[0]
	edits, ok := s.Constant(site, "net/http", "StatusNotFound")
	if !ok {
		t.Fatal("no fix")
	}
	got, err := p.apply(edits)
	if want := "package p\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/gin\"\n)\n\n" +
		"func f() { gin.Send(http.StatusNotFound) }\n"; err != nil || got != want {
		t.Errorf("%v, got\n%s\nwant\n%s", err, got, want)
	}
	for _, name := range []string{"StatusOK", "StatusBrandNew"} {
		if _, ok := s.Constant(site, "net/http", name); ok {
			t.Errorf("a fix to %s", name)
		}
	}
	if _, ok := s.Constant(site, "example.com/status", "StatusNotFound"); ok {
		t.Error("a fix to a constant that is not known")
	}
}

// TestNetHTTP holds what is known of net/http against the toolchain's, and imports it from export data as drivers do.
func TestNetHTTP(t *testing.T) {
	imp := importer.Default()
	http, err := imp.Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range http.Scope().Names() {
		if !strings.HasPrefix(name, "Status") {
			continue
		}
		c, ok := http.Scope().Lookup(name).(*types.Const)
		if !ok {
			continue
		}
		if m, known := catalog.ByConstant(name); known {
			found++
			if constant.Compare(c.Val(), token.NEQ, constant.MakeInt64(int64(m.Code))) || c.Type() != types.Typ[types.UntypedInt] {
				t.Errorf("%s is %v, want %d", name, c, m.Code)
			}
		}
	}
	if found != 62 {
		t.Errorf("net/http has %d constants, 62 when all were older than any toolchain in use: a fix may write a new one only where "+
			"the type checker has seen it", found)
	}
	p, err := load(imp, "example.com/p", "package p\n\nimport \"net/http/httptest\"\n\n"+
		"func f() bool { return httptest.NewRecorder().Code == 404 }\n")
	if err != nil {
		t.Fatal(err)
	}
	want := "package p\n\nimport (\n\t\"net/http\"\n\t\"net/http/httptest\"\n)\n\n" +
		"func f() bool { return httptest.NewRecorder().Code == http.StatusNotFound }\n"
	if got := p.check(t, imp, "net/http"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
