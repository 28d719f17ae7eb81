package analyzer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"

	"github.com/statuslint/statuslint/analyzer/internal/order"
	"github.com/statuslint/statuslint/internal/testing/long"
)

var (
	oracleSeed  = flag.Uint64("seed", 1, "what TestOracle makes its handlers from")
	oracleCount = flag.Int("handlers", 0, "how many handlers TestOracle makes")
	oracleShow  = flag.Int("show", 3, "how many programs of each kind TestOracle shows")
)

// TestOracle runs generated handlers with all answers that they can get, and holds the pairs of lines that the analyzer
// reports against those that happened. A pair that is reported and did not happen on any input is invented; one that
// happened, and that a rule has to report, is missed, or declined if the analyzer says that it has not followed all paths.
func TestOracle(t *testing.T) {
	count := long.Times(40, 150)
	if *oracleCount > 0 {
		count = *oracleCount
	}
	const batch = 500
	o := newOracle(t)
	var sum oracleCounts
	invented, missed := 0, 0
	for from := 0; from < count; from += batch {
		var list []*oracleCase
		for id := from; id < min(count, from+batch); id++ {
			list = append(list, &oracleCase{id: id, text: handlerText(*oracleSeed, id)})
		}
		o.check(t, list)
		for _, c := range list {
			sum.add(c)
			if len(c.invented) > 0 {
				if invented++; invented <= *oracleShow {
					c = o.minimise(t, c, func(c *oracleCase) bool { return len(c.invented) > 0 })
					t.Errorf("invented: %v in h_%d\n%s", c.invented, c.id, numbered(c.text))
				}
			}
			if len(c.missed) > 0 {
				if missed++; missed <= *oracleShow {
					c = o.minimise(t, c, func(c *oracleCase) bool { return len(c.missed) > 0 })
					t.Logf("missed: %v in h_%d\n%s", c.missed, c.id, numbered(c.text))
				}
			}
		}
	}
	t.Logf("%d handlers, %d runs: %d pairs right, %d invented, %d missed, %d declined; %d functions declined, %d with too many inputs", count, sum.runs, sum.right, sum.invented, sum.missed, sum.declined, sum.givenUp, sum.open)
	if all := sum.right + sum.missed; sum.missed*100 > all {
		t.Errorf("%d of %d pairs missed", sum.missed, all)
	}
	if sum.invented > 0 {
		t.Errorf("%d pairs invented", sum.invented)
	}
}

type oracleCounts struct{ runs, right, invented, missed, declined, givenUp, open int }

func (s *oracleCounts) add(c *oracleCase) {
	s.runs += c.runs
	s.right += c.right
	s.invented += len(c.invented)
	s.missed += len(c.missed)
	s.declined += c.declined
	if c.gaveUp {
		s.givenUp++
	}
	if !c.all {
		s.open++
	}
}

// oracleCase is a handler.
type oracleCase struct {
	id   int
	text string

	reported         []oraclePair
	gaveUp           bool
	runs             int
	all              bool // all inputs were tried
	right, declined  int
	invented, missed []oraclePair
}

// oraclePair is a pair of lines.
type oraclePair struct {
	E, L   int
	What   string // as in testdata/oracle
	Code   int    // for content that is lost
	Inputs string

	within int // the line of the literal that both are in; 0 for none
}

type oracleFact struct {
	oraclePair
	Must bool
}

type oracleReport struct {
	Name  string
	Facts []oracleFact
	Runs  int
	All   bool

	Entered []int
}

type oracle struct {
	prelude  string
	settings *settings
}

func newOracle(t *testing.T) *oracle {
	t.Helper()
	prelude, err := os.ReadFile("testdata/oracle/prelude.go")
	if err != nil {
		t.Fatal(err)
	}
	o, err := newSettings(Options{Disable: Words{"all"}, Enable: Words{"missing-return", "superfluous", "late-header", "body", "late-error"}})
	if err != nil {
		t.Fatal(err)
	}
	return &oracle{string(prelude), o}
}

// check analyses handlers and runs them.
func (o *oracle) check(t *testing.T, list []*oracleCase) {
	t.Helper()
	var ok []*oracleCase
	for _, c := range list {
		if o.analyze(t, c) {
			ok = append(ok, c)
		}
	}
	reports := o.run(t, ok)
	for _, c := range ok {
		r, found := reports[fmt.Sprint("h_", c.id)]
		if !found {
			t.Fatalf("h_%d was not run", c.id)
		}
		c.compare(r)
	}
}

// analyze fills in what the analyzer reports. It returns false if the program does not compile.
func (o *oracle) analyze(t *testing.T, c *oracleCase) bool {
	t.Helper()
	text := o.prelude + c.text
	var p *pkg
	a := &analysis.Analyzer{Name: "oracle", Requires: []*analysis.Analyzer{inspect.Analyzer}}
	a.Run = func(pass *analysis.Pass) (any, error) {
		var err error
		p, err = newPkg(pass, o.settings)
		return nil, err
	}
	l := newLab(nil)
	l.sources["example.com/p"] = map[string]string{"p.go": text}
	s := l.analyze("example.com/p")
	defer s.forget()
	if s.err() != nil {
		if c.id >= 0 {
			t.Fatalf("%v\n%s", s.err(), numbered(c.text))
		}
		return false
	}
	l.analyzer = a
	l.run(s)
	first := strings.Count(o.prelude, "\n")
	line := func(n ast.Node) int { return fset.Position(n.Pos()).Line - first }
	var handler *ast.FuncDecl
	for _, d := range s.files[0].Decls {
		if f, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "h_") {
			handler = f
		}
	}
	within := func(n ast.Node) bool { return handler.Pos() <= n.Pos() && n.Pos() < handler.End() }
	seen := map[oraclePair]bool{}
	note := func(pair oraclePair, in ast.Node) {
		if lit, ok := in.(*ast.FuncLit); ok {
			pair.within = line(lit)
		}
		if !seen[pair] {
			seen[pair] = true
			c.reported = append(c.reported, pair)
		}
	}
	for _, pair := range p.order.Pairs {
		if !within(pair.Earlier.Node) || !within(pair.Later.Node) {
			continue
		}
		v := judge(pair)
		switch {
		case v == noDefect || v == lateErrorDefect:
		case pair.Later.Kind == order.Field:
			note(oraclePair{E: line(pair.Earlier.Node), L: line(pair.Later.Node), What: "field"}, pair.Func)
		case v == lostBodyDefect:
			note(oraclePair{E: line(pair.Earlier.Node), L: line(pair.Later.Node), What: "content", Code: pair.Code}, pair.Func)
		case v == missingReturnDefect && pair.Later.Kind == order.Content:
			note(oraclePair{E: line(pair.Earlier.Node), L: line(pair.Later.Node), What: "content"}, pair.Func)
		default:
			note(oraclePair{E: line(pair.Earlier.Node), L: line(pair.Later.Node), What: "status"}, pair.Func)
		}
	}
	for _, start := range p.order.Starts {
		if start.Lost && within(start.Node) {
			note(oraclePair{E: line(start.Node), L: line(start.Node), What: "lost", Code: start.Code}, literalAround(s.files[0], start.Node))
		}
	}
	c.gaveUp = p.order.GivenUp(handler.Body.Pos())
	return true
}

// literalAround returns the function literal that a node is in; nil if it is in none.
func literalAround(file *ast.File, at ast.Node) ast.Node {
	var found ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok && lit.Pos() <= at.Pos() && at.Pos() < lit.End() {
			found = lit
		}
		return true
	})
	return found
}

// compare counts.
func (c *oracleCase) compare(r oracleReport) {
	c.runs, c.all = r.Runs, r.All
	matches := func(p oraclePair, f oracleFact) bool {
		return p.E == f.E && p.L == f.L && p.What == f.What && (p.Code == 0 || p.Code == f.Code)
	}
	for _, p := range c.reported {
		if slices.ContainsFunc(r.Facts, func(f oracleFact) bool { return matches(p, f) }) {
			c.right++
		} else if c.all && (p.within == 0 || slices.Contains(r.Entered, p.within)) {
			c.invented = append(c.invented, p)
		}
	}
	for _, f := range r.Facts {
		if !f.Must || f.L > c.handlerEnd() || slices.ContainsFunc(c.reported, func(p oraclePair) bool { return matches(p, f) }) {
			continue
		}
		if c.gaveUp {
			c.declined++
		} else {
			c.missed = append(c.missed, f.oraclePair)
		}
	}
}

func (c *oracleCase) handlerEnd() int {
	return 1 + strings.Count(c.text[:strings.Index(c.text, "\n}\n")+1], "\n")
}

// run builds a program of handlers and runs it.
func (o *oracle) run(t *testing.T, list []*oracleCase) map[string]oracleReport {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/oracle")); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var table strings.Builder
	table.WriteString("package main\n\nvar handlers = []handler{\n")
	for _, c := range list {
		name := fmt.Sprintf("h_%d", c.id)
		name = strings.Replace(name, "-", "m", 1)
		write(name+"x.go", instrumented(t, c.text))
		fmt.Fprintf(&table, "{\"h_%d\", %q, h_%s},\n", c.id, name+"x.go", strings.Replace(fmt.Sprint(c.id), "-", "m", 1))
	}
	table.WriteString("}\n")
	write("table.go", table.String())
	program := filepath.Join(dir, "run.exe")
	build := exec.Command("go", "build", "-gcflags=-l", "-o", program, ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	run := exec.Command(program)
	var stderr bytes.Buffer
	run.Stderr = &stderr
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	reports := map[string]oracleReport{}
	for dec := json.NewDecoder(bufio.NewReader(bytes.NewReader(out))); dec.More(); {
		var r oracleReport
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		reports[r.Name] = r
	}
	return reports
}

// instrumented returns a handler's file as it is run: each function says when it is entered. The lines stay what they are.
func instrumented(t *testing.T, text string) string {
	t.Helper()
	const head = "package main; import (\"errors\"; \"fmt\"; \"io\"; \"net/http\"); var _, _, _, _ = errors.New, fmt.Fprint, io.WriteString, http.Error; "
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, "h.go", head+text, 0)
	if err != nil {
		t.Fatal(err)
	}
	type insertion struct {
		at, end int
		text    string
	}
	var list []insertion
	offset := func(pos token.Pos) int { return files.Position(pos).Offset }
	kinds := map[*ast.FuncLit]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt:
			if lit, ok := n.Call.Fun.(*ast.FuncLit); ok {
				kinds[lit] = 2
				return true
			}
			list = append(list, insertion{offset(n.Call.Pos()), offset(n.Call.Lparen) + 1, fmt.Sprintf("late(%d, %s, ", files.Position(n.Pos()).Line, (head + text)[offset(n.Call.Pos()):offset(n.Call.Lparen)])})
		case *ast.CallExpr:
			if lit, ok := n.Fun.(*ast.FuncLit); ok && kinds[lit] == 0 {
				kinds[lit] = 1
			}
		case *ast.FuncDecl:
			at := offset(n.Body.Lbrace) + 1
			list = append(list, insertion{at, at, fmt.Sprintf("enter(%d, 0, %v); ", files.Position(n.Pos()).Line, strings.HasPrefix(n.Name.Name, "send"))})
		case *ast.FuncLit:
			at := offset(n.Body.Lbrace) + 1
			list = append(list, insertion{at, at, fmt.Sprintf("enter(%d, %d, false); ", files.Position(n.Pos()).Line, kinds[n])})
		}
		return true
	})
	out := head + text
	slices.SortFunc(list, func(a, b insertion) int { return b.at - a.at })
	for _, i := range list {
		out = out[:i.at] + i.text + out[i.end:]
	}
	out = strings.ReplaceAll(out, "http.Error(", "httpError(")
	return strings.ReplaceAll(out, "w.Header().Set(", "field(w.Header(), ")
}

// minimise drops statements of a handler as long as it keeps a property.
func (o *oracle) minimise(t *testing.T, c *oracleCase, keeps func(*oracleCase) bool) *oracleCase {
	t.Helper()
	next := 1
	for range 12 {
		var list []*oracleCase
		for _, text := range smaller(c.text) {
			next++
			id := -next
			text = regexp.MustCompile(`_m?\d+\b`).ReplaceAllString(text, fmt.Sprintf("_m%d", next))
			candidate := &oracleCase{id: id, text: text}
			if o.analyze(t, candidate) && len(list) < 400 {
				list = append(list, candidate)
			}
		}
		reports := o.run(t, list)
		var best *oracleCase
		for _, candidate := range list {
			candidate.compare(reports[fmt.Sprint("h_", candidate.id)])
			if keeps(candidate) && (best == nil || len(candidate.text) < len(best.text)) {
				best = candidate
			}
		}
		if best == nil || len(best.text) >= len(c.text) {
			break
		}
		c = best
	}
	return c
}

// smaller returns a program without one of its statements, or two, or with a statement replaced by what it holds.
func smaller(text string) []string {
	const head = "package p\n"
	var out []string
	add := func(s string) {
		if formatted, err := format.Source([]byte(head + s)); err == nil {
			out = append(out, strings.TrimPrefix(string(formatted), head))
		}
	}
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, "p.go", head+text, 0)
	if err != nil {
		return nil
	}
	type span struct{ from, to int }
	var spans []span
	offset := func(pos token.Pos) int { return files.Position(pos).Offset - len(head) }
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			for i, s := range n.List {
				from, to := offset(s.Pos()), offset(s.End())
				spans = append(spans, span{from, to})
				if i+1 < len(n.List) {
					spans = append(spans, span{from, offset(n.List[i+1].End())})
				}
				if i+2 < len(n.List) {
					spans = append(spans, span{from, offset(n.List[len(n.List)-1].End())})
				}
				if i > 1 {
					spans = append(spans, span{offset(n.List[0].Pos()), offset(n.List[i-1].End())})
				}
			}
		case *ast.CaseClause:
			spans = append(spans, span{offset(n.Pos()), offset(n.End())})
			for _, s := range n.Body {
				spans = append(spans, span{offset(s.Pos()), offset(s.End())})
			}
		case *ast.IfStmt:
			if n.Else != nil {
				spans = append(spans, span{offset(n.Body.End()), offset(n.Else.End())})
			}
			body := text[offset(n.Body.Lbrace)+1 : offset(n.Body.Rbrace)]
			add(text[:offset(n.Pos())] + body + text[offset(n.End()):])
		case *ast.ForStmt:
			add(text[:offset(n.Pos())] + text[offset(n.Body.Lbrace)+1:offset(n.Body.Rbrace)] + text[offset(n.End()):])
		case *ast.RangeStmt:
			add(text[:offset(n.Pos())] + text[offset(n.Body.Lbrace)+1:offset(n.Body.Rbrace)] + text[offset(n.End()):])
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				for _, x := range []ast.Expr{n.X, n.Y} {
					add(text[:offset(n.Pos())] + text[offset(x.Pos()):offset(x.End())] + text[offset(n.End()):])
				}
			}
		case *ast.FuncDecl:
			if !strings.HasPrefix(n.Name.Name, "h_") {
				spans = append(spans, span{offset(n.Pos()), offset(n.End())})
			}
		}
		return true
	})
	for _, s := range spans {
		add(text[:s.from] + text[s.to:])
	}
	return slices.Collect(maps.Keys(mapOf(out)))
}

func mapOf(list []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range list {
		m[s] = true
	}
	return m
}

func numbered(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		fmt.Fprintf(&b, "%3d %s\n", i+1, line)
	}
	return b.String()
}
