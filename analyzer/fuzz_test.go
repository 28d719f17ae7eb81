package analyzer

import (
	"fmt"
	"go/format"
	"go/parser"
	"go/scanner"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// FuzzAnalyze analyses all text that parses, even with type errors: a driver may run the analyzer on a
// program that is being written. It must not panic, its edits must not overlap, and the edited text must parse. What
// else holds of the fixes of a program that compiles is checked as well.
func FuzzAnalyze(f *testing.F) {
	for _, seed := range fuzzSeeds(f) {
		f.Add(seed)
	}
	a, err := New(everything())
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
		defer s.forget()
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
		if s.err() == nil {
			checkSafeFixes(t, text)
			checkRepair(t, a, text)
		}
	})
}

// randomBytes makes the choices of a generator.
func randomBytes(random *rand.Rand) []byte {
	data := make([]byte, 1+random.IntN(200))
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	return data
}

// FuzzPrograms analyses generated programs that compile, most of them.
func FuzzPrograms(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range long.Times(30, 300) {
		f.Add(randomBytes(random))
	}
	a, err := New(everything())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text := (&generator{data: data}).program()
		s := analyzeText(a, text)
		defer s.forget()
		if got, want := found(analyzeText(a, text)), found(s); got != want {
			t.Errorf("the same text has different findings:\n%s\nand\n%s\n%s", got, want, text)
		}
		if s.err() != nil {
			return
		}
		checkSafeFixes(t, text)
		checkRepair(t, a, text)
	})
}

// FuzzMistakes analyses generated programs in which tokens are missing, doubled, exchanged, or those of elsewhere.
func FuzzMistakes(f *testing.F) {
	random := rand.New(rand.NewPCG(3, 4))
	for range long.Times(30, 300) {
		f.Add(randomBytes(random), random.Uint64())
	}
	a, err := New(everything())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		text := mistakes((&generator{data: data}).program(), rand.New(rand.NewPCG(seed, 0)))
		_, err := parser.ParseFile(token.NewFileSet(), "p.go", text, parser.SkipObjectResolution)
		s := analyzeText(a, text)
		defer s.forget()
		fixed, overlap := s.fixed(s.diagnostics)
		if err != nil {
			return
		}
		if overlap != nil {
			t.Fatalf("%v in\n%s", overlap, text)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "p.go", fixed["p.go"], parser.SkipObjectResolution); err != nil {
			t.Errorf("the fixed text does not parse: %v\n%s", err, fixed["p.go"])
		}
	})
}

// mistakes is a program after a few accidents with its tokens.
func mistakes(text string, random *rand.Rand) string {
	type piece struct{ from, to int }
	var pieces []piece
	var s scanner.Scanner
	files := token.NewFileSet()
	file := files.AddFile("p.go", -1, len(text))
	s.Init(file, []byte(text), nil, 0)
	for {
		pos, tok, literal := s.Scan()
		if tok == token.EOF {
			break
		}
		if literal == "" || literal == "\n" {
			literal = tok.String()
		}
		at := file.Offset(pos)
		pieces = append(pieces, piece{at, min(at+len(literal), len(text))})
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.from - b.from })
	damaged := map[int]string{}
	for range 1 + random.IntN(6) {
		i, j := random.IntN(len(pieces)), random.IntN(len(pieces))
		other := text[pieces[j].from:pieces[j].to]
		switch random.IntN(4) {
		case 0:
			damaged[i] = ""
		case 1:
			damaged[i] = text[pieces[i].from:pieces[i].to] + " " + other
		default:
			damaged[i] = other
		}
	}
	var b strings.Builder
	at := 0
	for i, p := range pieces {
		if with, ok := damaged[i]; ok && p.from >= at {
			b.WriteString(text[at:p.from] + with)
			at = p.to
		}
	}
	return b.String() + text[at:]
}

// everything are the options with which the most is found and fixed.
func everything() Options {
	return Options{Enable: Words{allRules}, Tests: TestsAll, Generated: true, UnsafeFixes: true}
}

// found lists findings.
func found(s *subject) string {
	var b strings.Builder
	for _, d := range s.diagnostics {
		at := fset.Position(d.Pos)
		fmt.Fprintf(&b, "%d:%d: %s", at.Line, at.Column, d.Message)
		for _, fix := range d.SuggestedFixes {
			for _, e := range fix.TextEdits {
				fmt.Fprintf(&b, " [%d, %d: %q]", e.Pos-d.Pos, e.End-d.Pos, e.NewText)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// checkSafeFixes holds what the safe fixes of a program promise: the text is a program after them, as gofmt wants it where
// it was before, and has the findings that had no fix, and no others.
func checkSafeFixes(t *testing.T, text string) {
	t.Helper()
	before := analyzeText(Analyzer, text)
	defer before.forget()
	fixed, err := before.fixed(before.diagnostics)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	after := analyzeText(Analyzer, fixed["p.go"])
	defer after.forget()
	if err := after.err(); err != nil {
		t.Fatalf("the fixed text is no program: %v\n%s\nfixed:\n%s", err, text, fixed["p.go"])
	}
	var want []string
	for _, d := range before.diagnostics {
		if len(d.SuggestedFixes) == 0 {
			want = append(want, d.Category)
		}
	}
	// A directive silences what begins in its column on the next line, as in golangci-lint, and fixes move columns.
	if got := after.rules(); !slices.Equal(got, want) && !strings.Contains(text, "nolint") {
		t.Errorf("after the fixes there are findings of %q, want %q in\n%s", got, want, text)
	}
	if formatted, err := format.Source([]byte(text)); err == nil && string(formatted) == text {
		if formatted, err := format.Source([]byte(fixed["p.go"])); err != nil || skeleton(string(formatted)) != skeleton(fixed["p.go"]) {
			t.Errorf("not as gofmt wants it any more (%v):\n%s", err, fixed["p.go"])
		}
	}
}

// checkRepair applies all fixes, and those of the findings that follow, until no fix is left. It checks that this ends and that each step
// leaves a program that compiles.
func checkRepair(t *testing.T, a *analysis.Analyzer, text string) {
	t.Helper()
	const rounds = 10
	start := text
	for range rounds {
		s := analyzeText(a, text)
		defer s.forget()
		if err := s.err(); err != nil {
			t.Fatalf("the fixed text is no program: %v\n%s\nfixed:\n%s", err, start, text)
		}
		fixed, err := s.fixed(s.diagnostics)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		if fixed["p.go"] == text {
			if slices.ContainsFunc(s.diagnostics, func(d analysis.Diagnostic) bool { return len(d.SuggestedFixes) > 0 }) {
				t.Errorf("a fix changes nothing in\n%s", text)
			}
			return
		}
		text = fixed["p.go"]
	}
	t.Errorf("there is always something to fix:\n%s\nfixed:\n%s", start, text)
}

// forget drops the positions of the files, of which a fuzzer makes millions.
func (s *subject) forget() {
	for _, f := range s.files {
		if file := fset.File(f.FileStart); file != nil {
			fset.RemoveFile(file)
		}
	}
}

// fuzzSeeds are the cases of testdata, and texts with mistakes of all kinds.
func fuzzSeeds(f *testing.F) []string {
	cases, err := filepath.Glob("testdata/src/*/*.go")
	if err != nil {
		f.Fatal(err)
	}
	var seeds []string
	for i, path := range cases {
		if i%3 > 0 && !long.On {
			continue
		}
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
