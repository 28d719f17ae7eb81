package flow

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/stdlib"
)

// SlotFact is what importing packages may know about a slot.
type SlotFact struct {
	Marks   uint32
	Kinds   uint8
	Invalid uint8
	Engines uint8
}

// IsSent reports whether the slot holds statuses that are sent, and no other numbers.
func (f SlotFact) IsSent() bool { return f.marks()&sent != 0 && f.marks()&(vetoed|odd) == 0 }

func (f SlotFact) marks() marks { return marks(f.Marks) }

func (f SlotFact) sinkSet() sinkSet { return sinkSet{f.Kinds, f.Invalid, f.Engines} }

// FuncFact says which parameters and results of a function are status codes, which parameters it compares with each other,
// and what it asks errors for. It is attached to the function's origin.
type FuncFact struct {
	Params  map[int]SlotFact // the receiver is parameter calls.Receiver
	Results map[int]SlotFact
	Pairs   [][2]int
	Asks    []Ask
}

// AFact marks FuncFact as a fact.
func (*FuncFact) AFact() {}

func (f *FuncFact) String() string {
	var parts []string
	for _, list := range []struct {
		name  string
		slots map[int]SlotFact
	}{{"param", f.Params}, {"result", f.Results}} {
		if s, ok := list.slots[calls.Receiver]; ok {
			parts = append(parts, fmt.Sprintf("receiver %s", s))
		}
		for i := range 16 {
			if s, ok := list.slots[i]; ok {
				parts = append(parts, fmt.Sprintf("%s %d %s", list.name, i, s))
			}
		}
	}
	for _, a := range f.Asks {
		parts = append(parts, a.String())
	}
	for _, p := range f.Pairs {
		parts = append(parts, fmt.Sprintf("compares %d %d", p[0], p[1]))
	}
	return strings.Join(parts, ", ")
}

// VarFact says that a field or a package's variable holds status codes.
type VarFact struct{ Slot SlotFact }

// AFact marks VarFact as a fact.
func (*VarFact) AFact() {}

func (f *VarFact) String() string { return f.Slot.String() }

func (f SlotFact) String() string {
	var words []string
	for _, m := range []struct {
		mark marks
		word string
	}{{sent, "sent"}, {named, "named"}, {expected, "expected"}, {received, "received"}, {vetoed, "no status"}, {odd, "mixed"}} {
		if f.marks()&m.mark != 0 {
			words = append(words, m.word)
		}
	}
	return strings.Join(words, "+")
}

// FactTypes lists the facts that flow exports.
func FactTypes() []analysis.Fact { return []analysis.Fact{(*FuncFact)(nil), (*VarFact)(nil)} }

// exported are the marks that leave the package. They include the marks of other uses as a number: a caller's constant that this package
// uses as another number is not a status code there either.
const exported = status | vetoed | odd | checked | guarded | doubtful

// slotFact returns what importers may know of a slot; ok is false if it holds no status, so that facts stay few.
func slotFact(sol *solution, s slot) (SlotFact, bool) {
	m := sol.of(s)
	if m&status == 0 {
		return SlotFact{}, false
	}
	if m&param != 0 {
		// That some callers pass what they received makes it no status for the others.
		if m &^= received; m&status == 0 {
			return SlotFact{}, false
		}
	}
	d := sol.sinks[s]
	return SlotFact{uint32(m & exported), d.kinds, d.invalid, d.engines}, true
}

// importFacts turns the facts of another package's function into seeds, once. It asks for none that cannot be: a driver
// may have to analyse that package first.
func (c *collector) importFacts(fn *types.Func) {
	if c.seeded[fn] || fn.Pkg() == nil || fn.Pkg() == c.pass.Pkg {
		return
	}
	c.seeded[fn] = true
	if !c.touchesStatus(fn.Signature()) && (calls.IsAbstract(fn) || !mayCompare(fn.Signature())) {
		return
	}
	var fact FuncFact
	if !c.pass.ImportObjectFact(fn, &fact) {
		return
	}
	c.factual[fn] = true
	seed := func(tuple *types.Tuple, slots map[int]SlotFact) {
		for i, f := range slots {
			if i >= 0 && i < tuple.Len() {
				c.markSinks(c.varSlot(tuple.At(i)), f.marks(), f.sinkSet())
			}
		}
	}
	if recv := fn.Signature().Recv(); recv != nil {
		if f, ok := fact.Params[calls.Receiver]; ok {
			c.markSinks(c.varSlot(recv), f.marks(), f.sinkSet())
		}
	}
	seed(fn.Signature().Params(), fact.Params)
	seed(fn.Signature().Results(), fact.Results)
	for _, p := range fact.Pairs {
		c.addPair(fn, pair{a: p[0], b: p[1]})
	}
}

// hasFact reports whether a fact is known of a function that importFacts has seen.
func (c *collector) hasFact(fn *types.Func) bool { return c.factual[fn] }

// exportFacts attaches facts to the package's functions, fields and variables. What is in _test.go files is only
// seen by test packages, so it may rest on evidence from tests; nothing else may.
func (c *collector) exportFacts(production, all *solution) {
	if stdlib.Analyses(c.pass) {
		return
	}
	byFunc := map[*types.Func]*FuncFact{}
	factOf := func(fn *types.Func) *FuncFact {
		if byFunc[fn] == nil {
			byFunc[fn] = &FuncFact{}
		}
		return byFunc[fn]
	}
	solutionFor := func(obj types.Object) *solution {
		if c.inTest(obj) {
			return all
		}
		return production
	}
	for fn := range c.ownFuncs() {
		sol := solutionFor(fn)
		note := func(v *types.Var, i int, slots func(*FuncFact) *map[int]SlotFact) {
			s, ok := c.vars[v]
			if !ok || s == none {
				return
			}
			if fact, ok := slotFact(sol, s); ok {
				m := slots(factOf(fn))
				if *m == nil {
					*m = map[int]SlotFact{}
				}
				(*m)[i] = fact
			}
		}
		params := func(f *FuncFact) *map[int]SlotFact { return &f.Params }
		if recv := fn.Signature().Recv(); recv != nil {
			note(recv, calls.Receiver, params)
		}
		for i := range fn.Signature().Params().Len() {
			note(fn.Signature().Params().At(i), i, params)
		}
		for i := range fn.Signature().Results().Len() {
			note(fn.Signature().Results().At(i), i, func(f *FuncFact) *map[int]SlotFact { return &f.Results })
		}
		if list := c.asksOf(fn, sol); len(list) > 0 {
			factOf(fn).Asks = list
		}
		for _, p := range c.pairs[fn] {
			f := factOf(fn)
			f.Pairs = append(f.Pairs, [2]int{p.a, p.b})
		}
	}
	for fn, fact := range byFunc {
		c.pass.ExportObjectFact(fn, fact)
	}
	for v, s := range c.vars {
		if s == none || v.Pkg() != c.pass.Pkg || !v.IsField() && v.Parent() != c.pass.Pkg.Scope() {
			continue
		}
		if fact, ok := slotFact(solutionFor(v), s); ok {
			c.pass.ExportObjectFact(v, &VarFact{fact})
		}
	}
}
