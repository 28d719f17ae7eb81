package order

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/stdlib"
)

// FuncFact says what a function does to the responses that it gets.
type FuncFact struct {
	NoReturn bool
	Summary  Summary
}

// AFact marks FuncFact as a fact.
func (*FuncFact) AFact() {}

func (f *FuncFact) String() string {
	var parts []string
	if f.NoReturn {
		parts = append(parts, "does not return")
	}
	if f.Summary.Incomplete {
		parts = append(parts, "incomplete")
	}
	if len(f.Summary.Handed) > 0 {
		var list []string
		for _, i := range f.Summary.Handed {
			list = append(list, Subject{Param: i}.String())
		}
		parts = append(parts, "hands on "+strings.Join(list, ", "))
	}
	for _, x := range f.Summary.Exits {
		parts = append(parts, x.String())
	}
	return strings.Join(parts, "; ")
}

// String returns a text such as "if 2 != nil: 0 sends param 1, content; returns 0 == false". Numbers are parameters, and recv is the
// receiver.
func (x Exit) String() string {
	var words []string
	for i, c := range x.Pre {
		words = append(words, map[bool]string{true: "if ", false: "and "}[i == 0]+c.String())
	}
	text := strings.Join(words, " ")
	if text != "" {
		text += ": "
	}
	var does []string
	for _, e := range x.Effects {
		does = append(does, e.String())
	}
	for _, w := range x.Post {
		of := w.Subject.String()
		if w.Path == "" && !w.Itself {
			of = "*" + of
		}
		if w.Part != paths.NoPart {
			does = append(does, "writes "+w.Part.String()+" of "+w.Subject.String())
			continue
		}
		what := value(w.Val, w.Same)
		if w.Free {
			what = "anything"
		}
		does = append(does, of+" = "+what)
	}
	for _, r := range x.Results {
		of := fmt.Sprintf("%d%s", r.Index, r.Path)
		if r.Length {
			of = "len(" + of + ")"
		}
		switch {
		case r.Type != "":
			text := "returns " + of + " of type " + r.Type
			if r.Val.Kind != NoVal {
				text += " == " + r.Val.String()
			}
			does = append(does, text)
		case r.Untold:
			does = append(does, "returns "+of+" unsure")
		case r.Op == 0:
			does = append(does, fmt.Sprintf("returns %s == %s", of, r.Same))
		default:
			does = append(does, fmt.Sprintf("returns %s %s %s", of, r.Op, value(r.Val, r.Same)))
		}
	}
	if x.Unsure {
		does = append(does, "unsure")
	}
	if len(does) == 0 {
		does = append(does, "nothing")
	}
	return text + strings.Join(does, ", ")
}

func value(v Val, same Subject) string {
	if v.Kind == NoVal {
		if !same.is() {
			return "unknown"
		}
		return same.String()
	}
	return v.String()
}

func (s Subject) String() string {
	text := "recv"
	switch {
	case s.Calc != "":
		text = "(" + s.Calc + ")"
	case s.Global != "":
		text = s.Global
	case s.Param > 0:
		text = fmt.Sprint(s.Param - 1)
	}
	text += s.Path
	if s.Length {
		text = "len(" + text + ")"
	}
	if s.Type != "" {
		text += ".(" + s.Type + ")"
	}
	return text
}

func (c Cond) String() string {
	return fmt.Sprintf("%s %s %s", c.Subject, c.Op, value(c.Val, c.Other))
}

func (v Val) String() string {
	switch v.Kind {
	case NilVal:
		return "nil"
	case BoolVal:
		return fmt.Sprint(v.Int == 1)
	case IntVal:
		return fmt.Sprint(v.Int)
	case TextVal:
		return fmt.Sprintf("%q", v.Str)
	case MadeVal:
		return "a new error"
	}
	return v.Str
}

func (e Effect) String() string {
	words := []string{e.Subject.String()}
	switch e.Sends {
	case SendsStatus:
		words = append(words, "sends")
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
		{e.Code != 0 && e.Sends != SendsNothing, fmt.Sprint(e.Code)},
		{e.Status.Param >= 0, "param " + e.Status.String()},
		{e.Content, "content"}, {e.Complete, "complete"}, {e.Fields, "fields"}, {e.Opaque, "unknown"}, {e.Failed, "failed"},
		{e.Aborts, "aborts"}, {e.Hands, "delegates"}, {e.Hijacks, "hijacks"},
	} {
		if w.on {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, " ")
}

// exportFacts exports facts about the package's functions that get a response, and about those that do not return, always or for some
// arguments.
func (p *pkg) exportFacts() {
	if stdlib.Analyses(p.pass) {
		return // only the API table describes the standard library
	}
	for fn, f := range p.decls {
		if f.idle && !fn.Exported() && p.answers == nil {
			continue // importing packages cannot call it
		}
		fact := &FuncFact{}
		if (f.touches || p.answers != nil && takesSink(fn.Signature())) && p.takesResponse(fn.Signature()) {
			if s := p.summarize(f); s != nil {
				fact.Summary = s.plain()
			}
		} else if !f.touches {
			fact.NoReturn = !p.functionReturns(fn, f)
			if fn.Exported() && fn.Signature().Results().Len() == 0 && !fact.NoReturn && p.mayEnd(fn) {
				if s := p.valuesOf(f); !s.Incomplete {
					fact.Summary = s.plain()
				}
			}
		}
		if fact.NoReturn || len(fact.Summary.Exits) > 0 || fact.Summary.Incomplete {
			p.pass.ExportObjectFact(fn, fact)
		}
	}
}

// takesSink reports whether a function gets an io.Writer, which may be a response.
func takesSink(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if api.IsSink(v.Type()) {
			return true
		}
	}
	return false
}

// plain returns the summary without events, which only its own package may use: some drivers pass facts to importers without encoding
// them.
func (s *Summary) plain() Summary {
	p := Summary{Incomplete: s.Incomplete, Varies: s.Varies, Handed: s.Handed}
	for _, x := range s.Exits {
		effects := make([]Effect, len(x.Effects))
		for i, e := range x.Effects {
			effects[i] = e.plain()
		}
		x.Effects = effects
		p.Exits = append(p.Exits, x)
	}
	return p
}

// importedFact returns the fact that another package exported about its function, or nil. It does not ask for facts that cannot exist,
// since the driver may have to analyse that package first.
func (p *pkg) importedFact(fn *types.Func) *FuncFact {
	fn = fn.Origin()
	if fact, ok := p.imported[fn]; ok {
		return fact
	}
	var fact *FuncFact
	if fn.Pkg() != nil && fn.Pkg() != p.pass.Pkg && !calls.IsAbstract(fn) && (fn.Signature().Results().Len() == 0 || p.takesResponse(fn.Signature())) {
		f := new(FuncFact)
		if p.pass.ImportObjectFact(fn, f) {
			fact = f
		}
	}
	p.imported[fn] = fact
	return fact
}
