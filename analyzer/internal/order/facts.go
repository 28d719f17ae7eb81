package order

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/stdlib"
)

// FuncFact says what a function does to the responses that it is given.
type FuncFact struct {
	NoReturn bool
	GivenUp  bool // it may do more: not all of its paths were followed
	Roots    []FactRoot
}

// FactRoot is one of the responses.
type FactRoot struct {
	Param    int    // index of the parameter; -1 for the receiver
	Path     string // the fields that lead from there to the response
	Outcomes []Outcome
}

// AFact marks FuncFact as a fact.
func (*FuncFact) AFact() {}

func (f *FuncFact) String() string {
	var parts []string
	if f.NoReturn {
		parts = append(parts, "does not return")
	}
	for _, r := range f.Roots {
		for _, o := range r.Outcomes {
			parts = append(parts, fmt.Sprintf("%d%s: %s", r.Param, r.Path, o))
		}
	}
	return strings.Join(parts, "; ")
}

func (o Outcome) String() string {
	var words []string
	switch o.Sends {
	case SendsStatus:
		words = append(words, "sends a status")
	case SendsCarried:
		words = append(words, "sends a carried status")
	case SendsDefault:
		words = append(words, "writes")
	case SendsFlush:
		words = append(words, "flushes")
	}
	for _, w := range []struct {
		on   bool
		word string
	}{
		{o.Code != 0 && o.Sends != SendsNothing, fmt.Sprint(o.Code)},
		{o.Param > 0, fmt.Sprintf("param %d", o.Param-1)},
		{o.Content, "content"}, {o.Complete, "complete"}, {o.Fields, "fields"}, {o.Opaque, "unknown"},
		{o.Guarded, "guarded"}, {o.Failed, "failed"}, {o.Aborts, "aborts"}, {o.Hands, "delegates"}, {o.Hijacks, "hijacks"},
	} {
		if w.on {
			words = append(words, w.word)
		}
	}
	if len(words) == 0 {
		words = append(words, "nothing")
	}
	for _, c := range o.Pre {
		words = append(words, fmt.Sprintf("if %d%s %s %s", c.Index, c.Path, c.Op, c.Val))
	}
	for _, c := range o.Results {
		words = append(words, fmt.Sprintf("result %d %s %s", c.Index, c.Op, c.Val))
	}
	return strings.Join(words, " ")
}

func (v Val) String() string {
	switch v.Kind {
	case nilVal:
		return "nil"
	case boolVal:
		return fmt.Sprint(v.Int == 1)
	case intVal:
		return fmt.Sprint(v.Int)
	}
	return v.Str
}

// exportFacts attaches facts to the package's functions that are given a response, and to those that do not return.
func (p *pkg) exportFacts() {
	if stdlib.Analyses(p.pass) {
		return // the API table alone describes it
	}
	for fn, f := range p.decls {
		fact := &FuncFact{}
		if f.touches {
			if s := p.summarize(f); s != nil {
				for _, r := range s.roots {
					fact.Roots = append(fact.Roots, FactRoot{r.param, r.root.path, r.outcomes})
				}
				fact.GivenUp = p.givenUp[f]
			}
		} else {
			fact.NoReturn = !p.functionReturns(fn, f)
		}
		if fact.NoReturn || len(fact.Roots) > 0 {
			p.pass.ExportObjectFact(fn, fact)
		}
	}
}

// importedFact returns what another package has said of its function; nil if it has not. It asks for none that cannot be:
// a driver may have to analyse that package first.
func (p *pkg) importedFact(fn *types.Func) *FuncFact {
	fn = fn.Origin()
	if fact, ok := p.imported[fn]; ok {
		return fact
	}
	var fact *FuncFact
	if fn.Pkg() != nil && fn.Pkg() != p.pass.Pkg && (fn.Signature().Results().Len() == 0 || p.takesResponse(fn.Signature())) {
		f := new(FuncFact)
		if p.pass.ImportObjectFact(fn, f) {
			fact = f
		}
	}
	p.imported[fn] = fact
	return fact
}
