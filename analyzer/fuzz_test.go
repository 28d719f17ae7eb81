package analyzer

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzAnalyze analyses whatever parses, with as many type errors as there are: a driver may run the analyzer on a
// program that is being written. It must not panic, its edits must not overlap, and the edited text must parse.
func FuzzAnalyze(f *testing.F) {
	for _, seed := range fuzzSeeds(f) {
		f.Add(seed)
	}
	a, err := New(Options{Enable: Words{allRules}, Tests: TestsAll, Generated: true, UnsafeFixes: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := parser.ParseFile(token.NewFileSet(), "p.go", text, parser.SkipObjectResolution)
		if parsed == nil || strings.Contains(text, "//line") || strings.Contains(text, "/*line") {
			return
		}
		whole := err == nil
		s := analyzeText(a, text)
		fixed, err := s.fixed(s.diagnostics)
		if err != nil && whole {
			t.Fatalf("%v in\n%s", err, text)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "p.go", fixed["p.go"], parser.SkipObjectResolution); err != nil && whole {
			t.Errorf("the fixed text does not parse: %v\n%s", err, fixed["p.go"])
		}
		for _, d := range s.diagnostics {
			if !d.Pos.IsValid() || d.End < d.Pos {
				t.Errorf("%s: from %d to %d", d.Message, d.Pos, d.End)
			}
		}
	})
}

// fuzzSeeds are the cases of testdata, and texts with mistakes of all kinds.
func fuzzSeeds(f *testing.F) []string {
	cases, err := filepath.Glob("testdata/src/*/*.go")
	if err != nil {
		f.Fatal(err)
	}
	var seeds []string
	for _, path := range cases {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, string(text))
	}
	return append(seeds, brokenPrograms()...)
}

// brokenPrograms do not compile: types that are missing, calls with too few or too many arguments, cycles.
func brokenPrograms() []string {
	var programs []string
	for _, body := range []string{
		"func f(w http.ResponseWriter) { w.WriteHeader() }",
		"func f(w http.ResponseWriter) { w.WriteHeader(404, 500); http.Error(w); http.Error(404); http.Redirect() }",
		"func f(w http.ResponseWriter) { w.WriteHeader(\"404\"); w.WriteHeader(nil); w.WriteHeader(w); w.WriteHeader(1.5) }",
		"func f(w undefined) { w.WriteHeader(404); undefined(404); http.Undefined(404); x.y.z.WriteHeader(404) }",
		"func f(resp *http.Response) { if resp.StatusCode == nil {}; if resp.Status == 404 {}; switch resp { case 404: } }",
		"func f() { _ = http.Response{404}; _ = http.Response{StatusCode: \"x\", Nope: 1}; _ = &http.Response{1, 2, 3, StatusCode: 4} }",
		"func f() (a, b int) { return 404 }\nfunc g(w http.ResponseWriter) { a, b, c := f(); w.WriteHeader(f()); f() = 404 }",
		"type T struct { T; http.ResponseWriter }\nfunc (t T) f() { t.WriteHeader(404) }",
		"type T struct { http.ResponseWriter }\nfunc (t *T) WriteHeader(code ...int) { t.ResponseWriter.WriteHeader(code...) }\nfunc f(t *T) { t.WriteHeader(404) }",
		"func f[W http.ResponseWriter, N ~int](w W, n N) { w.WriteHeader(404); w.WriteHeader(n); f[W](w, 404); f[int, int, int](1) }",
		"func f(w http.ResponseWriter, codes ...int) { f(w, codes...); f(w, 404, codes...); w.WriteHeader(codes) }",
		"var a = b\nvar b = a\nfunc f(w http.ResponseWriter) { w.WriteHeader(a); a = 404 }",
		"const c = c + 1\nfunc f(w http.ResponseWriter) { w.WriteHeader(c); w.WriteHeader(1 / 0); w.WriteHeader(1 << 100) }",
		"type I interface { I; WriteHeader(int) }\nfunc f(i I) { i.WriteHeader(404) }",
		"type A = A\nfunc f(a A) { a.WriteHeader(404) }",
		"func f(w http.ResponseWriter) { for range w { w.WriteHeader(404) }; for i := range 404 { w.WriteHeader(i) }; for i, j := range 5 { w.WriteHeader(j) } }",
		"func f(w http.ResponseWriter) { switch { case w.WriteHeader(404): }; select { case w.WriteHeader(404): case x := <-404: } }",
		"func f(w http.ResponseWriter) { return 404; goto nowhere; break; continue }",
		"func f(w http.ResponseWriter) { w.WriteHeader(404)",
		"func f(w http.ResponseWriter) { w.WriteHeader(404); m := map[int]int{404: 404, 404: 500}; m[404]; m[404][0]; delete(m); append(); make(); len() }",
		"func (http.ResponseWriter) f(int) {}\nfunc () g() {}\nfunc (a, b int) h() {}\nfunc init(code int) int { return 404 }",
		"func f(w http.ResponseWriter) { http := 1; http.Error(w, \"\", 404); w.WriteHeader(404) }",
		"func f(code func(int) int, w http.ResponseWriter) { code(code)(404); w.WriteHeader(code); w.WriteHeader(code(404)) }",
		"var _ = func(w http.ResponseWriter) { w.WriteHeader(404) }(nil)\nvar x, y = http.Get(404)\nvar z = x.StatusCode == 404",
		"func f(w http.ResponseWriter) { if w.WriteHeader(404); true { http.Error(w, http.StatusText(404, 500), 403); w.Write() } }",
	} {
		programs = append(programs, "package p\n\nimport \"net/http\"\n\n"+body+"\n")
	}
	return append(programs,
		"package p\nimport . \"net/http\"\nfunc f(w ResponseWriter) { w.WriteHeader(404); Error(w, \"\", 404) }",
		"package p\nimport h \"net/http\"\nimport \"net/http\"\nfunc f(w h.ResponseWriter) { w.WriteHeader(404) }",
		"package p\nimport _ \"net/http\"\nimport \"net/http/httptest\"\nfunc f() { httptest.NewRecorder().WriteHeader(404) }",
		"package p\nimport \"C\"\nimport \"net/http\"\nfunc f(w http.ResponseWriter) { w.WriteHeader(404); C.f(404) }",
		"package p\nimport \"no/such/package\"\nimport \"net/http\"\nfunc f(w http.ResponseWriter) { w.WriteHeader(such.Code) }",
		"package p\nimport \"net/http\"\nimport \"net/http\"\nfunc f(w http.ResponseWriter) { w.WriteHeader(404) }",
		// Found by fuzzing: expressions and names without a type.
		"package A)import \"net/http\"0type entry,func 00!e entry){ if e.A{",
		"package A)import \"net/http\"0var 0=[]struct 0!{{00A 0%A{",
		"package p;import\"net/http\";func f(w http.ResponseWriter){w.WriteHeader(404)}",
		"package p\r\nimport (\r\n\t\"net/http/httptest\"\r\n)\r\nfunc f(w *httptest.ResponseRecorder) { w.WriteHeader(404) }\r\n",
	)
}

// TestBrokenPrograms runs the seeds that do not compile without the fuzzer's help.
func TestBrokenPrograms(t *testing.T) {
	for _, text := range brokenPrograms() {
		for _, o := range []Options{{}, {Enable: Words{allRules}, UnsafeFixes: true}} {
			a, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			s := analyzeText(a, text)
			if _, err := s.fixed(s.diagnostics); err != nil {
				t.Errorf("%v in\n%s", err, text)
			}
		}
	}
}
