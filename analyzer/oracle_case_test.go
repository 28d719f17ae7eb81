package analyzer

import (
	"fmt"
	"go/ast"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"

	"github.com/statuslint/statuslint/internal/order"
)

// oracleCase is a handler.
type oracleCase struct {
	id   int
	text string

	reported []oraclePair
	gaveUp   bool
	runs     int
	all      bool // all inputs were tried

	right, invented, missed, declined []oraclePair
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

// kind is the name of what is wrong with a pair.
func (p oraclePair) kind() string {
	switch {
	case p.What == "status":
		return "double reply"
	case p.What == "field":
		return "late header"
	case p.What == "lost":
		return "body of one call"
	case p.Code == 204 || p.Code == 304:
		return "body"
	}
	return "content after a reply"
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
	return &oracle{strings.Replace(string(prelude), "example.com/oracle/http", "net/http", 1), o}
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
		p, err = newPkg(pass, o.settings, o.settings)
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
			c.right = append(c.right, p)
		} else if c.all && (p.within == 0 || slices.Contains(r.Entered, p.within)) {
			c.invented = append(c.invented, p)
		}
	}
	for _, f := range r.Facts {
		found := func(p oraclePair) bool {
			// A call that sends a status on one path and content on another gets one finding.
			same := p.E == f.E && p.L == f.L && (p.What == "status" && f.kind() == "content after a reply" || p.What == "content" && f.What == "status")
			// What a function literal does wrong whenever it is called is reported once, in the literal.
			once := p.within > 0 && f.kind() == "body" && p.kind() == "body" && p.Code == f.Code
			return matches(p, f) || same || once
		}
		if !f.Must || f.L > c.handlerEnd() || slices.ContainsFunc(c.reported, found) || byPolicy(f, r.Facts) {
			continue
		}
		if c.gaveUp {
			c.declined = append(c.declined, f.oraclePair)
		} else {
			c.missed = append(c.missed, f.oraclePair)
		}
	}
}

// byPolicy reports whether the analyzer is silent by intent: a function that may send no more than content, and in other runs an
// error, is taken for one that replies with an error if it cannot write.
func byPolicy(f oracleFact, facts []oracleFact) bool {
	return f.What == "status" && slices.ContainsFunc(facts, func(o oracleFact) bool { return o.What == "content alone" && o.L == f.L })
}

// handlerEnd is the line of the handler's last brace. Its text is not indented; an empty line comes before what follows it.
func (c *oracleCase) handlerEnd() int {
	handler, _, _ := strings.Cut(c.text, "\n}\n\n")
	return 2 + strings.Count(strings.TrimSuffix(handler, "\n}\n"), "\n")
}
