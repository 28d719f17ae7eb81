package analyzer

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// BenchmarkAnalyzer measures the analysis alone, without loading: of net/http, and of packages that hand a status
// through chains of wrappers.
func BenchmarkAnalyzer(b *testing.B) {
	b.Run("net-http", func(b *testing.B) {
		pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax}, "net/http/...")
		if err != nil {
			b.Fatal(err)
		}
		local := withoutFacts(Analyzer)
		lines := 0
		for _, p := range pkgs {
			for _, f := range p.Syntax {
				lines += p.Fset.File(f.FileStart).LineCount()
			}
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := checker.Analyze([]*analysis.Analyzer{local}, pkgs, &checker.Options{Sequential: true}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(lines), "lines")
	})
	b.Run("wrappers-500", func(b *testing.B) {
		l := newLab(nil)
		wrapperChain(l, 500)
		var subjects []*subject
		for i := range 500 {
			s := l.analyze(chainPath(i))
			if s.err() != nil {
				b.Fatal(s.err())
			}
			subjects = append(subjects, s)
		}
		l.analyzer, l.quick = Analyzer, true
		b.ReportAllocs()
		for b.Loop() {
			clear(l.facts)
			found := 0
			for _, s := range subjects {
				s.diagnostics = nil
				l.run(s)
				found += len(s.diagnostics)
			}
			if found < 500 {
				b.Fatalf("%d findings", found)
			}
		}
	})
}

func chainPath(i int) string { return fmt.Sprintf("example.com/chain/p%d", i) }

// wrapperChain adds n packages to a lab. Each has wrappers of its own around those of the one before.
func wrapperChain(l *lab, n int) {
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "package p%d\n\nimport \"net/http\"\n", i)
		inner := "w.WriteHeader(code)"
		if i > 0 {
			fmt.Fprintf(&b, "import %q\n", chainPath(i-1))
			inner = fmt.Sprintf("p%d.Send(w, code)", i-1)
		}
		fmt.Fprintf(&b, "func Send(w http.ResponseWriter, code int) { send9(w, code) }\n")
		fmt.Fprintf(&b, "func send0(w http.ResponseWriter, code int) { %s }\n", inner)
		for j := 1; j < 10; j++ {
			fmt.Fprintf(&b, "func send%d(w http.ResponseWriter, code int) { send%d(w, code) }\n", j, j-1)
		}
		b.WriteString("type Answer struct { Code int; Body string }\n")
		b.WriteString("func (a Answer) Send(w http.ResponseWriter) { Send(w, a.Code); w.Write([]byte(a.Body)) }\n")
		b.WriteString("func Handle(w http.ResponseWriter, r *http.Request) {\n" +
			"\tif r.Method == \"POST\" {\n\t\tSend(w, 405)\n\t\treturn\n\t}\n\tAnswer{Code: 200, Body: \"x\"}.Send(w)\n}\n")
		l.sources[chainPath(i)] = map[string]string{fmt.Sprintf("p%d.go", i): b.String()}
	}
}

// TestWrapperChain checks that a status is followed through hundreds of wrappers in many packages.
func TestWrapperChain(t *testing.T) {
	l := newLab(Analyzer)
	n := long.Times(50, 300)
	wrapperChain(l, n)
	for i := range n {
		if s := l.analyze(chainPath(i)); s.err() != nil || strings.Join(s.rules(), ",") != "magic,magic" {
			t.Fatalf("package %d: %q, %v", i, s.rules(), s.err())
		}
	}
}
