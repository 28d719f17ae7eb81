package flow

import (
	"slices"
	"testing"
)

// program is a graph with named slots, for tests that read like the flow they are about.
type program struct {
	graph
	names map[string]slot
}

func newProgram() *program {
	p := &program{names: map[string]slot{}}
	p.trust = map[slot]caution{}
	return p
}

func (p *program) slot(name string) slot {
	s, ok := p.names[name]
	if !ok {
		s = p.newSlot()
		p.names[name] = s
	}
	return s
}

func (p *program) flows(names ...string) {
	for i := range names[1:] {
		p.flow(p.slot(names[i]), p.slot(names[i+1]), false)
	}
}

func (p *program) is(name string, m marks) { p.mark(p.slot(name), m, false) }

func (p *program) statuses(tests bool) []string {
	sol := p.solve(tests, nil)
	var list []string
	for name, s := range p.names {
		if sol.isStatus(s) {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

func check(t *testing.T, p *program, want ...string) {
	t.Helper()
	if got := p.statuses(false); !slices.Equal(got, want) {
		t.Errorf("statuses %q, want %q", got, want)
	}
}

func TestSentGoesAgainstTheFlow(t *testing.T) {
	p := newProgram()
	p.is("sink", contract|sent)
	p.flows("field", "param", "sink")
	p.flows("param", "log") // what a status is passed to need not be one
	p.is("log", param|murky)
	p.flows("other", "log")
	check(t, p, "field", "param", "sink")
}

func TestReceivedGoesWithTheFlow(t *testing.T) {
	p := newProgram()
	p.is("source", contract|received)
	p.flows("source", "copy", "again")
	p.flows("source", "mixture")
	p.flows("length", "mixture") // one status among other values makes none
	p.flows("mixture", "after")
	p.flows("source", "unknown")
	p.is("unknown", murky)
	check(t, p, "again", "copy", "source")
}

func TestCycles(t *testing.T) {
	p := newProgram()
	p.is("source", contract|received)
	p.flows("source", "a", "b", "c", "a")
	p.flows("c", "d")
	check(t, p, "a", "b", "c", "d", "source")

	q := newProgram()
	q.is("sink", contract|sent)
	q.flows("a", "b", "c", "a")
	q.flows("c", "sink")
	check(t, q, "a", "b", "c", "sink")

	// A cycle that another value enters does not count.
	r := newProgram()
	r.is("source", contract|received)
	r.flows("source", "a", "b", "a")
	r.flows("other", "b")
	check(t, r, "source")
}

func TestComparisons(t *testing.T) {
	p := newProgram()
	p.is("code", contract|received)
	p.flows("code", "got")
	p.compare(p.slot("got"), p.slot("want"), false)
	p.flows("table", "want")
	p.compare(p.slot("x"), p.slot("y"), false)
	check(t, p, "code", "got", "table", "want")
	if sol := p.solve(false, nil); sol.of(p.slot("table"))&expected == 0 || sol.of(p.slot("code"))&expected != 0 {
		t.Error("what is compared with a status is expected; the status itself is not")
	}
}

func TestVetoes(t *testing.T) {
	p := newProgram()
	p.is("sink", contract|sent)
	p.flows("field", "param", "sink")
	p.is("param", vetoed)
	check(t, p, "sink")

	// The table's word is final.
	q := newProgram()
	q.is("source", contract|received|vetoed)
	q.flows("source", "copy")
	q.is("copy", vetoed)
	q.flows("source", "other")
	check(t, q, "other", "source")
}

func TestOdd(t *testing.T) {
	p := newProgram()
	p.is("sink", contract|sent)
	p.flows("a", "b", "sink")
	p.flows("c", "b")
	p.is("a", odd)
	sol := p.solve(false, nil)
	for name, want := range map[string]bool{"a": true, "b": true, "c": true, "sink": false} {
		if got := sol.of(p.slot(name))&odd != 0; got && name == "sink" {
			continue // a mark on a slot of the table says nothing
		} else if got != want {
			t.Errorf("%s odd: %t", name, got)
		}
	}
}

// Evidence from tests counts in tests only.
func TestTestEvidence(t *testing.T) {
	p := newProgram()
	p.is("sink", contract|sent)
	p.flow(p.slot("field"), p.slot("sink"), true)
	p.flows("param", "sink")
	p.mark(p.slot("param"), vetoed, true)
	check(t, p, "param", "sink")
	if got := p.statuses(true); !slices.Equal(got, []string{"field", "sink"}) {
		t.Errorf("with tests: %q", got)
	}
}

// The solver is linear: a chain of wrappers as long as no program's takes no time.
func TestLongChain(t *testing.T) {
	p := newProgram()
	last := p.slot("sink")
	p.is("sink", contract|sent)
	const length = 200_000
	for range length {
		next := p.newSlot()
		p.flow(next, last, false)
		last = next
	}
	if sol := p.solve(false, nil); sol.of(last)&sent == 0 {
		t.Error("the far end of the chain is no status")
	}
}

// What is compared with a status is one, a copy of it too, what that is compared with, and so on: the solver goes on until
// nothing changes, and a chain of any length costs a few steps a link.
func TestChainOfComparisons(t *testing.T) {
	p := newProgram()
	last := p.slot("code")
	p.is("code", contract|received)
	const length = 50_000
	for range length {
		copied, other := p.newSlot(), p.newSlot()
		p.flow(last, copied, false)
		p.compare(copied, other, false)
		last = other
	}
	if sol := p.solve(false, nil); !sol.isStatus(last) {
		t.Error("the far end of the chain is no status")
	}
}

// A mark that a turn gives and takes back is given in a later turn if what spoke against it has become a status.
func TestReceivedInALaterTurn(t *testing.T) {
	p := newProgram()
	p.is("code", contract|received)
	p.flows("code", "copy")
	p.compare(p.slot("copy"), p.slot("other"), false)
	p.flows("code", "both", "after")
	p.flows("other", "both")
	p.flows("code", "mixture")
	p.flows("length", "mixture")
	check(t, p, "after", "both", "code", "copy", "other")
}

// Evidence makes a status of a slot unless something speaks against it.
func TestEvidence(t *testing.T) {
	const notFound, gone = 404, 410
	for name, test := range map[string]struct {
		build func(p *program)
		trust caution
		codes []int64
		want  bool
	}{
		"one constant":                       {func(*program) {}, usual, []int64{notFound}, true},
		"no constant":                        {func(*program) {}, usual, nil, false},
		"a parameter and one constant":       {func(*program) {}, wary, []int64{notFound, notFound}, false},
		"a parameter and two":                {func(*program) {}, wary, []int64{notFound, gone}, true},
		"chosen by a text":                   {func(*program) {}, never, []int64{notFound, gone}, false},
		"a number that is no code":           {func(p *program) { p.is("x", odd) }, usual, []int64{notFound, gone}, false},
		"a number that is no code, from far": {func(p *program) { p.is("y", odd); p.flows("y", "z", "x") }, usual, []int64{notFound, gone}, false},
		"arithmetic later":                   {func(p *program) { p.is("y", vetoed); p.flows("x", "y") }, usual, []int64{notFound}, false},
		"compared with a count":              {func(p *program) { p.is("y", counted); p.compare(p.slot("x"), p.slot("y"), false) }, usual, []int64{notFound}, false},
		"something unknown":                  {func(p *program) { p.is("y", murky); p.flows("y", "x") }, usual, []int64{notFound}, false},
		"something unknown, and two":         {func(p *program) { p.is("y", murky); p.flows("y", "x") }, usual, []int64{notFound, gone}, true},
		"something unknown, a parameter":     {func(p *program) { p.is("y", murky); p.flows("y", "x") }, wary, []int64{notFound, gone}, false},
		"another status":                     {func(p *program) { p.is("y", contract|received|murky); p.flows("y", "x") }, usual, []int64{notFound}, true},
		"callers that are not seen":          {func(p *program) { p.is("y", param|unseen); p.flows("y", "x") }, usual, []int64{notFound}, true},
		"a slot of another package":          {func(p *program) { p.is("x", alien) }, usual, []int64{notFound, gone}, false},
	} {
		p := newProgram()
		x := p.slot("x")
		p.is("x", fed)
		p.trust[x] = test.trust
		for _, code := range test.codes {
			p.evidence = append(p.evidence, evidence{x, code, false})
		}
		test.build(p)
		if got := p.solve(false, nil).isStatus(x); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
