package order

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/syntax"
)

// outcomesOf follows a function for a summary.
func (p *pkg) outcomesOf(f *function, r root) []Outcome {
	exits, seen := p.simulate(f, r, true)
	var outcomes []Outcome
	for _, e := range exits {
		o := p.outcomeOf(f, e, seen)
		o.Vague = o.Vague || p.leaks(f.unit, r)
		i := slices.IndexFunc(outcomes, func(old Outcome) bool { return sameOutcome(old, o) })
		if i >= 0 {
			outcomes[i].Pre = meetConds(outcomes[i].Pre, o.Pre)
			outcomes[i].held = outcomes[i].held.meet(o.held)
			outcomes[i].left = outcomes[i].left.meet(o.left)
			continue
		}
		outcomes = append(outcomes, o)
	}
	if len(outcomes) > maxOutcomes {
		p.givenUp[f] = true
		return []Outcome{{Opaque: true}}
	}
	if !p.tellable(f, outcomes) {
		// Some calls reply and some do not, and the results that would tell are not followed.
		return []Outcome{{Opaque: true}}
	}
	withErrors(outcomes)
	return outcomes
}

// withErrors takes an error that a function returns after it has replied with one, or with a status that is not known, to
// be there, if it returns nil where it has not replied: that is how its callers tell the two apart. Of err = wrap(err)
// nothing else is known; that it may be nil cannot be shown.
func withErrors(outcomes []Outcome) {
	for _, silent := range outcomes {
		if silent.Sends != SendsNothing {
			continue
		}
		for _, none := range silent.Results {
			if none.Op != token.EQL || none.Val.Kind != nilVal {
				continue
			}
			for i := range outcomes {
				o := &outcomes[i]
				known := slices.ContainsFunc(o.Results, func(c Cond) bool { return c.Index == none.Index })
				if !known && o.Sends.chooses() && (o.Code == 0 || o.Code >= 400) {
					o.Results = append(o.Results, Cond{Index: none.Index, Op: token.NEQ, Val: none.Val})
				}
			}
		}
	}
}

// tellable reports whether the caller can be held to what it knows: either all calls do the same, or conditions on
// arguments or results tell the outcomes apart, or there is no result by which the caller could.
func (p *pkg) tellable(f *function, outcomes []Outcome) bool {
	var sends, silent []Outcome
	for _, o := range outcomes {
		switch {
		case o.Sends != SendsNothing && !o.Failed:
			sends = append(sends, o)
		case o.Sends == SendsNothing:
			silent = append(silent, o)
		}
	}
	if len(sends) == 0 || len(silent) == 0 || f.typ.Results == nil {
		return true
	}
	for _, a := range sends {
		for _, b := range silent {
			if !disjoint(a.Results, b.Results) && !disjoint(a.Pre, b.Pre) && len(a.Results) == 0 {
				return false
			}
		}
	}
	return true
}

// disjoint reports whether two lists of conditions contradict each other.
func disjoint(a, b []Cond) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Index != y.Index || x.Path != y.Path || x.Length != y.Length {
				continue
			}
			cx, cy := condition{1, x.Op, x.Val}, condition{1, y.Op, y.Val}
			if (conditions{cx}).eval(cy) == fails {
				return true
			}
		}
	}
	return false
}

func sameOutcome(a, b Outcome) bool {
	if !slices.Equal(a.Results, b.Results) {
		return false
	}
	return a.Fields == b.Fields && a.Name == b.Name && a.Known == b.Known && a.Sends == b.Sends && a.Code == b.Code &&
		a.Param == b.Param && a.Content == b.Content && a.From == b.From && a.When == b.When && a.Vague == b.Vague && a.Complete == b.Complete &&
		a.Opaque == b.Opaque && a.Guarded == b.Guarded && a.Failed == b.Failed && a.Aborts == b.Aborts && a.Hands == b.Hands &&
		a.Hijacks == b.Hijacks && a.Engine == b.Engine
}

func meetConds(a, b []Cond) []Cond {
	var both []Cond
	for _, c := range a {
		if slices.Contains(b, c) {
			both = append(both, c)
		}
	}
	return both
}

// outcomeOf describes a state in which a function returns.
func (p *pkg) outcomeOf(f *function, e exit, seen visible) Outcome {
	o := Outcome{
		Fields:  e.any,
		Known:   e.fields,
		Opaque:  e.opaque && e.sent == 0,
		Guarded: e.guarded,
		Failed:  e.failed,
		Aborts:  e.aborted,
		Hands:   e.hands,
		Hijacks: e.hijacked,
		Content: e.content,
		From:    e.from.params,
		When:    e.from.when,
		Vague:   e.vague,
	}
	if e.any {
		o.fieldBy = first(seen.fields)
		if !slices.ContainsFunc(seen.fields, func(ev *Event) bool { return ev.Name != o.fieldBy.Name }) {
			o.Name = o.fieldBy.Name
		}
	}
	if e.content {
		o.bodyBy = first(seen.bodies)
	}
	if e.sent > 0 {
		ev := p.events[e.sent-1]
		o.sentBy = ev
		o.Engine = ev.Engine
		o.Code = int(e.code)
		switch {
		case ev.carried:
			o.Sends = SendsCarried
		case ev.Explicit:
			o.Sends = SendsStatus
			if e.code == 0 {
				o.Param = p.statusParam(f, ev) + 1
			}
		case ev.Kind == Flush:
			o.Sends = SendsFlush
		default:
			o.Sends = SendsDefault
			if ev.Kind == Reply {
				o.Sends = SendsStatus
			}
		}
	}
	if e.reply > 0 {
		o.sentBy = p.events[e.reply-1]
		o.Complete = o.sentBy.Strong
	}
	params := map[key]Cond{}
	for obj, i := range p.parameters(f) {
		if i < 0 || len(f.unit.assigned[obj]) > 0 {
			continue
		}
		k := p.keys.ofObject(obj)
		params[k] = Cond{Index: i}
		params[p.keys.ofLen(k)] = Cond{Index: i, Length: true}
	}
	for _, c := range e.conditions {
		at, ok := params[c.key]
		for obj, i := range p.parameters(f) {
			if path, isField := p.keys.fieldOf(c.key, obj); isField && len(f.unit.assigned[obj]) == 0 {
				at, ok = Cond{Index: i, Path: path}, true
			}
		}
		if ok {
			at.Op, at.Val = c.op, c.val
			o.Pre = append(o.Pre, at)
			continue
		}
		switch p.sharing(f, c.key) {
		case kept:
			o.held = append(o.held, c)
		case changed:
			o.left = append(o.left, c)
		}
	}
	o.Results = p.resultsOf(f, e)
	return o
}

// first is the event that comes first in the source.
func first(events []*Event) *Event {
	return slices.MinFunc(events, func(a, b *Event) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
}

// share is what a literal does to a variable of its surroundings.
type share uint8

const (
	private share = iota // it is the literal's own
	kept                 // the literal leaves it as it is
	changed              // the literal assigns it
)

// sharing says what a literal does to the variables that a key depends on.
func (p *pkg) sharing(f *function, k key) share {
	if f.obj != nil || len(p.keys.infos[k].objs) == 0 {
		return private
	}
	s := kept
	for _, obj := range p.keys.infos[k].objs {
		if within(obj.Pos(), f.node) {
			return private
		}
		if slices.ContainsFunc(f.unit.assignedAt[obj], func(pos token.Pos) bool { return within(pos, f.node) }) {
			s = changed
		}
	}
	return s
}

// statusParam returns the index of the parameter that an event sends as the status; -1 if it is none.
func (p *pkg) statusParam(f *function, ev *Event) int {
	if ev.Status == nil {
		return -1
	}
	return p.paramIndex(f, syntax.WithoutConversions(p.info, ev.Status))
}

// resultsOf says what is known of a function's results where it returns.
func (p *pkg) resultsOf(f *function, e exit) []Cond {
	if f.typ.Results == nil {
		return nil
	}
	var conds []Cond
	i := 0
	for _, field := range f.typ.Results.List {
		for n := range max(1, len(field.Names)) {
			var c Cond
			var ok bool
			switch {
			case len(e.results) == 0 && n < len(field.Names):
				if obj := p.info.Defs[field.Names[n]]; obj != nil {
					c, ok = knownOf(e.conditions, p.keys.ofObject(obj))
				}
			case i < len(e.results) && len(e.results) > 1 || len(e.results) == 1 && f.typ.Results.NumFields() == 1:
				c, ok = p.resultOf(e, e.results[i])
			case len(e.results) == 1: // return f()
				k := p.keys.of(e.results[0])
				c, ok = knownOf(e.conditions, p.keys.ofResult(k, i))
			}
			if ok {
				c.Index = i
				conds = append(conds, c)
			}
			i++
		}
	}
	return conds
}

// resultOf says what is known of one result.
func (p *pkg) resultOf(e exit, r ast.Expr) (Cond, bool) {
	if v := valOf(p.info, r); v.Kind != noVal {
		return Cond{Op: token.EQL, Val: v}, true
	}
	if p.nonNil(r) {
		return Cond{Op: token.NEQ, Val: Val{Kind: nilVal}}, true
	}
	if x, ok := ast.Unparen(r).(*ast.UnaryExpr); ok && x.Op == token.NOT {
		c, ok := knownOf(e.conditions, p.keys.of(x.X))
		if ok && c.Val.Kind == boolVal {
			c.Val = boolean(c.Val.Int == 0)
			return c, true
		}
		return Cond{}, false
	}
	if isBoolean(typeOf(p.info, r)) {
		c, constant := p.keys.atom(r)
		if constant != unknown {
			return Cond{Op: token.EQL, Val: boolean(constant == holds)}, true
		}
		if c.key != 0 {
			switch e.conditions.eval(c) {
			case holds:
				return Cond{Op: token.EQL, Val: boolean(true)}, true
			case fails:
				return Cond{Op: token.EQL, Val: boolean(false)}, true
			}
		}
		return Cond{}, false
	}
	return knownOf(e.conditions, p.keys.of(r))
}

// knownOf returns the first thing that is known of a key, equalities first.
func knownOf(cs conditions, k key) (Cond, bool) {
	if k == 0 {
		return Cond{}, false
	}
	best := Cond{}
	for _, c := range cs {
		if c.key == k && (best.Op == 0 || c.op == token.EQL) {
			best = Cond{Op: c.op, Val: c.val}
		}
	}
	return best, best.Op != 0
}
