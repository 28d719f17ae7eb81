package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/page"
)

var update = flag.Bool("update", false, "write the pages")

// TestPages holds the pages against the tables.
func TestPages(t *testing.T) {
	e, err := readEvidence("../../../docs/evidence")
	if err != nil {
		t.Fatal(err)
	}
	page.Hold(t, "../../../docs/evidence.md", e.page(), *update)
	page.Hold(t, "../../../docs/evidence/return-after-error.md", e.returnPage(), *update)
	page.HoldTable(t, "../../../README.md", "evidence", e.quote(), *update)
	// What is judged was found, at the commit that was analysed.
	commits := make(map[string]string)
	for _, row := range e.repositories.rows {
		commits[e.repositories.get(row, "repository")] = e.repositories.get(row, "commit")
	}
	for p := range e.first {
		if commits[p.repository] != p.commit {
			t.Errorf("findings.tsv has %s at %s, and repositories.tsv has it at %q", p.repository, p.commit, commits[p.repository])
		}
	}
}

// TestWilson compares with intervals that R's prop.test(x, n, correct = FALSE) gives.
func TestWilson(t *testing.T) {
	for _, test := range []struct {
		part, of  int
		low, high float64
	}{
		{0, 10, 0, 0.2775}, {10, 10, 0.7225, 1}, {50, 100, 0.4038, 0.5962}, {96, 100, 0.9016, 0.9843}, {1, 1, 0.2065, 1},
	} {
		low, high := wilson(test.part, test.of)
		if math.Abs(low-test.low) > 5e-5 || math.Abs(high-test.high) > 5e-5 {
			t.Errorf("wilson(%d, %d) = %.4f, %.4f, want %.4f, %.4f", test.part, test.of, low, high, test.low, test.high)
		}
	}
}

func some(rule, repository string, n int) (out []*finding) {
	for i := range n {
		out = append(out, &finding{Rule: rule, Repository: repository, Commit: "c", File: "a.go", Line: i + 1, httpError: true})
	}
	return out
}

func count(list []*drawing, ok func(*drawing) bool) int { return len(keep(list, ok)) }

// TestDraw checks the sizes of samples, and that they depend on nothing but the findings and the seed.
func TestDraw(t *testing.T) {
	findings := slices.Concat(some("magic", "new/one", 1000), some("magic", "old/one", 1000), some("body", "old/one", 7),
		some("missing-return", "new/one", 30), some("missing-return", "old/one", 500))
	inTest := *findings[0]
	inTest.Rule, inTest.Test = "class", true
	findings = append(findings, &inTest)
	isNew := func(name string) bool { return strings.HasPrefix(name, "new/") }
	drawn := draw("seed", findings, isNew, 1, 1)
	for _, test := range []struct {
		what string
		ok   func(*drawing) bool
		want int
	}{
		{"magic in new repositories", func(d *drawing) bool { return d.Rule == "magic" && isNew(d.Repository) }, 180},
		{"magic in others", func(d *drawing) bool { return d.Rule == "magic" && !isNew(d.Repository) }, 120},
		{"body, all", func(d *drawing) bool { return d.Rule == "body" }, 7},
		{"missing-return, the others filling up", func(d *drawing) bool { return d.Rule == "missing-return" && d.sample && !isNew(d.Repository) }, 70},
		{"missing-return about http.Error", func(d *drawing) bool { return d.returns }, 50},
		{"in tests", func(d *drawing) bool { return d.Test }, 0},
	} {
		if got := count(drawn, test.ok); got != test.want {
			t.Errorf("%s: %d, want %d", test.what, got, test.want)
		}
	}
	if n := count(drawn, func(d *drawing) bool { return d.second }); n < len(drawn)/20 || n > len(drawn)*3/20 {
		t.Errorf("%d of %d for the second reader, want about a tenth", n, len(drawn))
	}
	slices.Reverse(findings)
	names := func(list []*drawing) string {
		var b strings.Builder
		for _, d := range list {
			fmt.Fprintln(&b, d.place(), d.sample, d.second, d.returns)
		}
		return b.String()
	}
	if names(draw("seed", findings, isNew, 1, 1)) != names(drawn) {
		t.Error("another order of the findings gives another sample")
	}
	if names(draw("another", findings, isNew, 1, 1)) == names(drawn) {
		t.Error("another seed gives the same sample")
	}
	// While a part of the repositories has been run, its part of the sample is drawn, and stays in the sample.
	later := names(drawn)
	for _, d := range draw("seed", findings[:], isNew, 0.5, 0) {
		if d.Rule == "magic" && !strings.Contains(later, fmt.Sprint(d.place())) {
			t.Errorf("%v is drawn early and not later", d.place())
		}
	}
}

// TestVerdicts reads and joins tables of readers, whole and wrong ones.
func TestVerdicts(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	header := strings.Join(verdictColumns, "\t") + "\n"
	file := func(name, text string) string {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	file("draw.tsv", strings.Join(drawColumns, "\t")+"\n"+
		"body\ta/b\tc\tx.go\t3\tyes\tyes\tno\tm\n"+
		"missing-return\ta/b\tc\tx.go\t9\tyes\tno\tyes\tm\n"+
		"missing-return\ta/b\tc\tx.go\t12\tno\tno\tyes\tm\n")
	file("sheet-01.tsv", header+"body\ta/b\tc\tx.go\t3\ttrue\tsent twice\nmissing-return\ta/b\tc\tx.go\t9\n")
	file("sheet-02.tsv", header+"missing-return\ta/b\tc\tx.go\t12\tfalse\tthe helper panics\r\n")
	file("second.tsv", header+"body\ta/b\tc\tx.go\t3\tdebatable\t\n")
	if err := run([]string{"join", "-draw", "draw.tsv", "-second", "second.tsv", "sheet-01.tsv", "sheet-02.tsv"}, io.Discard); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"findings.tsv":           "body\ta/b\tc\tx.go\t3\ttrue\tsent twice\nmissing-return\ta/b\tc\tx.go\t9\t\t\n",
		"second.tsv":             "body\ta/b\tc\tx.go\t3\tdebatable\t\n",
		"return-after-error.tsv": "missing-return\ta/b\tc\tx.go\t9\t\t\nmissing-return\ta/b\tc\tx.go\t12\tfalse\tthe helper panics\n",
	} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(data) != header+want {
			t.Errorf("%s: %v\n%s\nwant:\n%s", name, err, data, header+want)
		}
	}
	file("second.tsv", header+"body\ta/b\tc\tx.go\t3\ttrue\tsent twice\n")
	if err := run([]string{"join", "-draw", "draw.tsv", "-second", "second.tsv", "sheet-01.tsv", "sheet-02.tsv"}, io.Discard); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "second.tsv")); err != nil || !strings.HasSuffix(string(data), "x.go\t3\t\t\n") {
		t.Errorf("a copied verdict counts: %v\n%s", err, data)
	}
	for _, test := range []struct{ text, want string }{
		{header + "body\ta/b\tc\tx.go\t3\tyes\t\n", `wrong.tsv:2: the verdict is "yes"; use true, debatable or false, or leave it empty`},
		{header + "body\ta/b\tc\tx.go\tthree\ttrue\t\n", `wrong.tsv:2: the line is "three"`},
		{header + "body\ta/b\tc\tx.go\t3\ttrue\t\nbody\ta/b\tc\tx.go\t3\tfalse\t\n", "wrong.tsv:3: x.go:3 of a/b is there twice for body"},
		{header + "body\ta/b\tc\tx.go\t3\ttrue\tone\ttwo\n", "wrong.tsv:2: 8 columns, and the header has 7"},
		{"rule\trepository\n", `wrong.tsv: the header has no column "commit"`},
	} {
		if _, err := readVerdicts(file("wrong.tsv", test.text)); err == nil || err.Error() != test.want {
			t.Errorf("error %v, want %s", err, test.want)
		}
	}
}

// TestCost reads what .ci/peers prints.
func TestCost(t *testing.T) {
	got := readCost("go1.26\n\n### shop: 3 packages, 90 lines\n\n| | first run | unchanged | findings |\n|---|---|---|---|\n" +
		"| `go list` | 0.52 s (0.40 s) · 31 MB | 0.50 s (0.40 s) · 31 MB | – |\n| singlechecker | 2.00 s (1.50 s) · 90 MB | the same | 4 |\n")
	if len(got) != 1 || len(got[0].rows) != 2 {
		t.Fatalf("tables: %+v", got)
	}
	want := []costRow{{"`go list`", 0.52, 0.5, 31, true}, {"singlechecker", 2, 0, 90, false}}
	if !slices.Equal(got[0].rows, want) {
		t.Errorf("rows %+v, want %+v", got[0].rows, want)
	}
}
