package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// summary is what a function of the package does to the responses that it is given or shares with its surroundings.
type summary struct {
	done  bool
	roots []rootSummary
}

type rootSummary struct {
	root     root
	param    int // api.Receiver, the index of a parameter, or captured
	outcomes []Outcome
}

// captured stands for the index of a parameter where a literal uses a variable of its surroundings.
const captured = -2

// maxOutcomes bounds what a summary tells apart.
const maxOutcomes = 8

// Outcome is one of the things that a function may do to a response that it is given. It travels as part of a fact.
type Outcome struct {
	Pre     []Cond // what the arguments are then
	Results []Cond // what is returned then

	Fields   bool     // it changes the header map
	Name     string   // the one field that it sets, where that is known
	Known    FieldSet // which of the fields that rules ask for it sets
	Sends    Send     // what it sends
	Code     int      // the status that it sends; 0 if that is not known
	Param    int      // one more than the index of the parameter that is the status; 0 if none is
	Content  bool     // it sends content
	From     uint32   // the parameters that the content comes from, as in source; 0 if it is there in any case
	When     api.When // what it takes of them for content
	Complete bool     // it sends a complete reply of its own
	Opaque   bool     // it may do more than is known
	Guarded  bool     // it looks at the response's state first
	Failed   bool     // a write to the response has failed
	Aborts   bool     // the handlers behind do not run any more
	Hands    bool     // it gives the response to another handler
	Vague    bool     // it may have set any header field before the header went out
	Hijacks  bool
	Engine   api.Engine

	held conditions // on variables that a closure shares with its surroundings, when it is called
	left conditions // on such variables that it assigns, when it returns

	// What it does in this package. Facts hold no positions.
	fieldBy *Event // the first change of the header map
	sentBy  *Event // the reply, or what sends the header
	bodyBy  *Event // the first content
}

// Send is how a function sends a header.
type Send uint8

// The ways.
const (
	SendsNothing Send = iota
	SendsStatus       // with a status of its own choice
	SendsDefault      // with 200, by writing content
	SendsFlush        // with 200, by flushing
	SendsCarried      // with a status that comes from where no path is followed
)

// chooses reports whether the status is more than the 200 that net/http fills in.
func (s Send) chooses() bool { return s == SendsStatus || s == SendsCarried }

// Cond is a condition on a parameter or result.
type Cond struct {
	Index  int
	Path   string // on one of its fields: ".URL.Path"
	Length bool   // on its length
	Op     token.Token
	Val    Val
}

// maxDepth bounds how deep calls are followed from one function. Chains of helpers are far shorter; a ring of thousands
// of functions that call each other would otherwise be followed all the way round on one stack.
const maxDepth = 100

// summarize returns what a function does; nil if that is being found out, which is the case for recursion, or lies too
// deep.
func (p *pkg) summarize(f *function) *summary {
	if s, ok := p.summaries[f]; ok {
		if !s.done {
			return nil
		}
		return s
	}
	if p.depth == maxDepth {
		return nil
	}
	p.depth++
	defer func() { p.depth-- }()
	s := &summary{}
	p.summaries[f] = s
	for _, r := range p.rootsOf(f) {
		param := captured
		for obj, i := range p.parameters(f) {
			if obj == r.obj {
				param = i
			}
		}
		if param == captured && f.obj != nil {
			continue // a local variable
		}
		if param == captured && within(r.obj.Pos(), f.node) {
			continue
		}
		s.roots = append(s.roots, rootSummary{r, param, p.outcomesOf(f, r)})
	}
	s.done = true
	return s
}

// ownEffects is what a call of one of the program's functions does; known is false if nothing is known of it, givenUp
// is true if that is for lack of budget.
func (p *pkg) ownEffects(u *unit, call *ast.CallExpr, fn *types.Func) (effects []effect, known, givenUp bool) {
	if f := p.decls[fn]; f != nil {
		s := p.summarize(f)
		if s == nil {
			return nil, false, true
		}
		for _, r := range s.roots {
			effects = p.instantiate(effects, u, call, r.param, r.root.path, r.outcomes)
		}
		return p.withUnknownRest(effects, u, call), true, p.givenUp[f]
	}
	fact := p.importedFact(fn)
	if fact == nil {
		return nil, false, false
	}
	for _, r := range fact.Roots {
		effects = p.instantiate(effects, u, call, r.Param, r.Path, r.Outcomes)
	}
	return p.withUnknownRest(effects, u, call), true, fact.GivenUp
}

// withUnknownRest adds what callbacks in the arguments may do.
func (p *pkg) withUnknownRest(effects []effect, u *unit, call *ast.CallExpr) []effect {
	for _, a := range call.Args {
		lit, ok := ast.Unparen(a).(*ast.FuncLit)
		if !ok {
			continue
		}
		for _, r := range p.captured(u, lit) {
			if !slices.ContainsFunc(effects, func(e effect) bool { return e.root == r }) {
				effects = append(effects, effect{r, []outcome{{opaque: true}}})
			}
		}
	}
	return effects
}

// closureEffects is what a call of a literal does to the responses that it shares with its surroundings, and to those
// that it is given.
func (p *pkg) closureEffects(u *unit, call *ast.CallExpr, lit *ast.FuncLit) (effects []effect, givenUp bool) {
	f := p.literals[lit]
	if f == nil {
		return nil, false
	}
	s := p.summarize(f)
	if s == nil {
		for _, r := range p.captured(u, lit) {
			effects = append(effects, effect{r, []outcome{{opaque: true}}})
		}
		return effects, true
	}
	for _, r := range s.roots {
		if r.param == captured {
			effects = append(effects, effect{r.root, p.outcomes(call, r.outcomes)})
		} else {
			effects = p.instantiate(effects, u, call, r.param, r.root.path, r.outcomes)
		}
	}
	return effects, p.givenUp[f]
}

// instantiate turns the outcomes of a function for its parameter into those of a call for its argument.
func (p *pkg) instantiate(effects []effect, u *unit, call *ast.CallExpr, param int, path string, outcomes []Outcome) []effect {
	arg := argument(call, param)
	if arg == nil {
		return effects
	}
	done := p.outcomes(call, outcomes)
	if path != "" {
		base, ok := p.path(arg)
		if !ok {
			return effects
		}
		return append(effects, effect{root{base.obj, base.path + path}, done})
	}
	r := p.resolve(u, arg)
	if r == nil || r.header {
		return effects
	}
	if param != api.Receiver {
		done = p.through(r, done) // a method has done that itself
	}
	return append(effects, effect{r.root, done})
}

// outcomes turns the outcomes of a function into those of a call.
func (p *pkg) outcomes(call *ast.CallExpr, from []Outcome) []outcome {
	var list []outcome
	for _, o := range from {
		out := outcome{held: o.held, left: o.left, opaque: o.Opaque, guarded: o.Guarded, failed: o.Failed}
		feasible := true
		for _, c := range o.Pre {
			arg := argument(call, c.Index)
			if arg == nil || call.Ellipsis.IsValid() {
				continue
			}
			switch p.spelled(arg, c) {
			case fails:
				feasible = false
			case unknown:
				out.pre = append(out.pre, argCondition{arg, c.Path, c.Length, c.Op, c.Val})
			}
		}
		if !feasible {
			continue
		}
		for _, c := range o.Results {
			out.results = append(out.results, resultOutcome{c.Index, c.Op, c.Val})
		}
		out.events = p.outcomeEvents(call, o)
		list = append(list, out)
	}
	contentOnly := slices.ContainsFunc(list, func(o outcome) bool {
		return slices.ContainsFunc(o.events, func(ev *Event) bool { return ev.Kind == Content })
	})
	for i := range list {
		list[i].mixed = contentOnly
	}
	return list
}

// outcomeEvents are the events of a call that has the outcome. What a literal does that is called where it is written
// happens at its own statements.
func (p *pkg) outcomeEvents(call *ast.CallExpr, o Outcome) []*Event {
	var events []*Event
	target := p.callee(call)
	event := func(kind Kind, inner *Event) *Event {
		ev := &Event{Kind: kind, Node: call, Helper: true, Func: target.obj, Inner: inner, Engine: o.Engine}
		if target.closure != nil && inner != nil {
			ev.Node, ev.Helper, ev.Func, ev.Inner, ev.Inside = inner.Node, inner.Helper, inner.Func, inner.Inner, true
		}
		return ev
	}
	if o.Aborts {
		ev := event(Nothing, nil)
		ev.Aborts = true
		events = append(events, p.event(ev))
	}
	if o.Fields || o.Vague {
		ev := event(Field, o.fieldBy)
		ev.Name, ev.known, ev.vague = o.Name, o.Known, o.Vague
		if ev.Inside {
			ev.Name = o.fieldBy.Name
		}
		if !o.Fields {
			ev.Kind = Nothing
		}
		events = append(events, p.event(ev))
	}
	if o.Sends != SendsNothing {
		ev := event(o.kind(o.Content), o.sentBy)
		ev.Code, ev.Explicit, ev.carried = o.Code, o.Sends.chooses(), o.Sends == SendsCarried
		if o.Param > 0 {
			if arg := argument(call, o.Param-1); arg != nil {
				ev.Code, ev.Status = p.constant(arg), arg
			}
		}
		events = append(events, p.event(p.filled(ev, call, o)))
		p.carry(ev)
	}
	if o.Hands {
		events = append(events, p.event(event(Delegate, nil)))
	}
	if o.Hijacks {
		events = append(events, p.event(event(Hijack, nil)))
	}
	return events
}

// filled completes the event that sends something, with the content that the call hands over.
func (p *pkg) filled(ev *Event, call *ast.CallExpr, o Outcome) *Event {
	set := func(ev *Event, content bool) *Event {
		ev.HasContent = content && o.From&unsure == 0
		ev.Kind = o.kind(content)
		if ev.Kind == Header && ev.Code >= 400 {
			ev.Kind = Reply
		}
		ev.Strong = ev.Kind == Reply && (o.Complete || o.Param > 0 && content || ev.Code >= 300)
		return ev
	}
	ev.Body = o.bodyBy
	if ev.Inside && o.bodyBy != nil {
		ev.Content, ev.Body = o.bodyBy.Content, o.bodyBy.Body
	}
	set(ev, o.Content)
	if o.From == 0 || o.From&unsure != 0 {
		return ev
	}
	sig, _ := typeOf(p.info, call.Fun).Underlying().(*types.Signature)
	from := source{o.From, o.When}.offeredBy(call, sig)
	if p.empty(from, nil) {
		return set(ev, false)
	}
	bare := *ev
	ev.offered, ev.bare = from, p.event(set(&bare, false))
	return ev
}

// kind is the kind of the event that sends something.
func (o Outcome) kind(content bool) Kind {
	switch {
	case o.Complete || o.Sends.chooses() && content:
		return Reply
	case o.Sends.chooses():
		return Header
	case !content:
		return Flush
	}
	return Content
}
