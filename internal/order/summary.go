package order

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// Summary says what a function does to the responses that it gets: it lists its exits, described by its parameters and results.
// Importing packages get it as a fact, so it has no positions.
type Summary struct {
	Exits      []Exit
	Incomplete bool  // there may be other exits
	Varies     bool  // its results may depend on more than its arguments and what can be reached from them
	Handed     []int // parameters passed to unseen code, which may write their pointees; numbered as in Subject
}

// Exit is one way in which a function returns.
type Exit struct {
	Pre     []Cond    // conditions on the parameters
	Results []Outcome // what is known of the results
	Post    []Write   // writes that callers can see
	Effects []Effect  // what has happened to the responses, at most one for each
	Unsure  bool      // it depends on something that was not followed, so it may be impossible
}

// Subject is a value that a caller can name: a parameter, a package variable, a field of one, or a value computed from these.
type Subject struct {
	Param  int    // the parameter's index plus one; 0 for the receiver, -1 for none
	Global string // import path and name of a package's variable; Param is -1 then
	Calc   string // how it is computed from other subjects, as paths.Exec.Spell writes it; Param is -1 then
	Path   string // the fields from there on: ".URL.Path"
	Length bool   // the length of that value
	Type   string // or whether that value is of this type: "net/http.Flusher", "*net/url.Error"
}

// none is the missing subject.
var none = Subject{Param: -1}

// is reports whether a subject is not missing.
func (s Subject) is() bool { return s != none }

// Cond is a condition: it compares a subject with a constant or with another subject.
type Cond struct {
	Subject
	Op    token.Token // EQL, NEQ, LEQ or GTR; LSS and GEQ for two subjects
	Val   Val         // NoVal if the comparison is with Other
	Other Subject
}

// Val is a constant. The zero Val means that there is no constant.
type Val struct {
	Kind ValKind
	Int  int64
	Str  string // a string, or the path and name of a package's variable
}

// ValKind is the kind of a constant.
type ValKind uint8

// The kinds.
const (
	NoVal ValKind = iota
	NilVal
	BoolVal
	IntVal
	TextVal
	VarVal  // a variable of a package, such as a sentinel error
	MadeVal // an error that the function makes; Int is 1 if it wraps no error, 2 if it only wraps known ones
)

// Outcome is what is known of one result.
type Outcome struct {
	Index  int
	Path   string  // a field of it
	Same   Subject // the parameter that it is, if it is one
	Op     token.Token
	Val    Val
	Length bool   // the condition is on its length
	Type   string // its type, as in Subject
	Untold bool   // it does not tell a caller whether the function has sent something
}

// Write is an assignment by the function that callers can see: to the pointee of a parameter or package variable, or to such a
// variable itself.
type Write struct {
	Subject
	Val  Val     // the new value; NoVal if unknown
	Same Subject // or the subject whose old value it is
	Type string  // the dynamic type of the value, if it is stored in an interface
	Free bool    // the value is unknown, and nothing else depends on it

	Part   paths.Part // the part that was written of the container, if it was not the container itself
	Itself bool       // the package variable itself, or a field of it, was written, not its pointee
}

// Effect is what has happened to a response. Effects are comparable.
type Effect struct {
	Subject                                                                   // the response comes from here
	Fields                                                           bool     // its header map was changed
	Name                                                             string   // the one field that was set, where that is known
	Known                                                            FieldSet // the tracked fields that were set
	Sends                                                            Send
	Code                                                             int     // the status that was sent; 0 if that is not known
	Status                                                           Subject // the parameter that it is
	Content, Complete, Opaque, Failed, Aborts, Hands, Hijacks, Vague bool
	Noted                                                            bool // other code may reply, by what was recorded or stored
	Engine                                                           api.Engine
	Invalid                                                          api.Invalid // what the sink does if Status is not a three-digit code

	sentBy, fieldBy, bodyBy *Event // the events that cause it, in this package
}

// plain returns the effect without its events.
func (e Effect) plain() Effect {
	e.sentBy, e.fieldBy, e.bodyBy = nil, nil, nil
	return e
}

// sameEffects compares effects without their events.
func sameEffects(a, b []Effect) bool {
	return slices.EqualFunc(a, b, func(x, y Effect) bool { return x.plain() == y.plain() })
}

// Send says how a function sends a header.
type Send uint8

// The values of Send.
const (
	SendsNothing Send = iota
	SendsStatus       // with a status that it chooses
	SendsDefault      // with 200, by writing content
	SendsFlush        // with 200, by flushing
	SendsCarried      // with a status that comes from code that is not followed
)

// chooses reports whether the status is chosen, rather than net/http's default 200.
func (s Send) chooses() bool { return s == SendsStatus || s == SendsCarried }

// maxExits bounds the exits of a summary.
const maxExits = 12

// maxCalls bounds the depth of calls that are followed from one function. Chains of helpers are far shorter. Without it, thousands
// of functions that call each other in a ring would all be on one stack.
const maxCalls = 100

// summaryOf returns the summary of a function of the program, or nil.
func (p *pkg) summaryOf(fn *types.Func) *Summary {
	if f := p.decls[fn.Origin()]; f != nil {
		if f.touches || p.takesResponse(fn.Signature()) {
			return p.summarize(f)
		}
		if s := p.valuesOf(f); !s.Incomplete {
			return s
		}
		return nil
	}
	if fact := p.importedFact(fn); fact != nil && len(fact.Summary.Exits) > 0 {
		return &fact.Summary
	}
	return nil
}

// summarize follows a function and returns its summary. It also finds the function's pairs. A function that calls itself, or whose
// call is too deep, is incomplete.
func (p *pkg) summarize(f *function) *Summary {
	if s, ok := p.summaries[f]; ok {
		if s == nil {
			return &Summary{Incomplete: true}
		}
		return s
	}
	if p.depth == maxCalls {
		return &Summary{Incomplete: true}
	}
	p.depth++
	defer func() { p.depth-- }()
	p.summaries[f] = nil
	r := &run{p: p, unit: f.unit, node: f.node, typ: f.node.Type, summary: true, params: map[types.Object]int{}}
	for obj, i := range p.parameters(f.node.Recv, f.node.Type) {
		r.params[obj] = i + 1
	}
	r.exec = paths.NewExec(p.info, r, f.node)
	exits := r.exec.Run(f.node.Type, f.node.Body, newShadow(r))
	r.done(exits)
	r.answered(exits)
	r.noteEnds(exits)
	s := r.summarizeExits(exits)
	s.Handed = r.handedOn()

	p.summaries[f] = s
	return s
}

// handedOn lists the parameters that the function passes to unseen code, such as a decoder. Responses are left out, since their
// effects say what happens to them.
func (r *run) handedOn() []int {
	var list []int
	for v, i := range r.params {
		if i > 0 && r.exec.Handed(v) && !r.p.mayHold(v.Type()) {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return list
}

// maxValueNodes bounds the size of a function without a response that is followed for its results.
const maxValueNodes = 150

// valuesOf returns the summary of a function without a response, such as one that returns a condition, a status or an error.
func (p *pkg) valuesOf(f *function) *Summary {
	if s, ok := p.summaries[f]; ok {
		if s == nil {
			return &Summary{Incomplete: true}
		}
		return s
	}
	nodes := 0
	ast.Inspect(f.node.Body, func(n ast.Node) bool { nodes++; return nodes <= maxValueNodes })
	if nodes > maxValueNodes || f.node.Type.Results == nil && !setter(f.obj.Signature()) && len(p.sets(f.obj)) == 0 {
		s := &Summary{Incomplete: true}
		p.summaries[f] = s
		return s
	}
	return p.summarize(f)
}

// setter reports whether a function may write through one of its arguments: a pointer, a map or a slice.
func setter(sig *types.Signature) bool {
	lets := func(v *types.Var) bool {
		switch v.Type().Underlying().(type) {
		case *types.Pointer, *types.Map, *types.Slice:
			return true
		}
		return false
	}
	if recv := sig.Recv(); recv != nil && lets(recv) {
		return true
	}
	for v := range sig.Params().Variables() {
		if lets(v) {
			return true
		}
	}
	return false
}

// decide splits each path that returns an unknown boolean into one that returns true and one that returns false.
func (r *run) decide(exits []paths.Exit) []paths.Exit {
	var out []paths.Exit
	for _, e := range exits {
		cond := terms.ID(0)
		for i, v := range e.Results {
			if b, ok := orInvalid(r.resultType(i)).Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 && r.exec.T.Value(e.Facts, v) == 0 {
				cond = v
			}
		}
		if cond == 0 {
			out = append(out, e)
			continue
		}
		yes, no := r.exec.Split(e.State, cond, nil)
		for _, st := range append(yes, no...) {
			out = append(out, paths.Exit{State: st, Results: e.Results})
		}
	}
	return out
}

func (r *run) summarizeExits(exits []paths.Exit) *Summary {
	s := &Summary{Incomplete: r.exec.Incomplete, Varies: r.exec.Varies}
	for _, e := range r.decide(exits) {
		for _, x := range r.exitsOf(e) {
			if !slices.ContainsFunc(s.Exits, func(o Exit) bool { return sameExit(o, x) }) {
				s.Exits = append(s.Exits, x)
			}
		}
	}
	s.Exits = simplify(s.Exits)
	if len(s.Exits) > maxExits {
		s.Exits = r.joinResults(s.Exits)
	}
	if len(s.Exits) > maxExits {
		s.Exits, s.Incomplete = variety(s.Exits), true
	}
	withErrors(s.Exits)
	markUntold(s.Exits, r.resultCount(), s.Incomplete)
	return s
}

func (r *run) resultCount() int {
	if r.typ.Results == nil {
		return 0
	}
	return r.typ.Results.NumFields()
}

func sameExit(a, b Exit) bool {
	return a.Unsure == b.Unsure && slices.Equal(a.Pre, b.Pre) && slices.Equal(a.Results, b.Results) && slices.Equal(a.Post, b.Post) &&
		sameEffects(a.Effects, b.Effects)
}

// simplify joins two exits that only differ in one condition and its negation.
func simplify(exits []Exit) []Exit {
	for again := true; again; {
		again = false
	search:
		for i := range exits {
			for j := i + 1; j < len(exits); j++ {
				a, b := exits[i], exits[j]
				if !slices.Equal(a.Results, b.Results) || !slices.Equal(a.Post, b.Post) || !sameEffects(a.Effects, b.Effects) || a.Unsure != b.Unsure {
					continue
				}
				if pre, ok := either(a.Pre, b.Pre); ok {
					exits[i].Pre = pre
					exits = slices.Delete(exits, j, j+1)
					again = true
					break search
				}
			}
		}
	}
	return exits
}

// either returns the disjunction of a and b if that is a list of conditions.
func either(a, b []Cond) ([]Cond, bool) {
	subset := func(x, y []Cond) bool {
		return !slices.ContainsFunc(x, func(c Cond) bool { return !slices.Contains(y, c) })
	}
	switch {
	case subset(a, b):
		return a, true
	case subset(b, a):
		return b, true
	}
	if len(a) != len(b) {
		return nil, false
	}
	for i, c := range a {
		rest := slices.Delete(slices.Clone(a), i, i+1)
		for j, d := range b {
			if opposite(c, d) && slices.Equal(rest, slices.Delete(slices.Clone(b), j, j+1)) {
				return rest, true
			}
		}
	}
	return nil, false
}

// joinResults joins exits that differ only in their results. The joined exit knows what both know. The rest is unknown to callers.
func (r *run) joinResults(exits []Exit) []Exit {
	var out []Exit
	for _, x := range exits {
		i := slices.IndexFunc(out, func(o Exit) bool {
			return o.Unsure == x.Unsure && slices.Equal(o.Pre, x.Pre) && slices.Equal(o.Post, x.Post) && sameEffects(o.Effects, x.Effects)
		})
		if i < 0 {
			out = append(out, x)
			continue
		}
		var both []Outcome
		for n := range r.resultCount() {
			both = append(both, r.joinResult(n, out[i].Results, x.Results)...)
		}
		out[i].Results = both
	}
	return out
}

// joinResult returns what two exits know of a result.
func (r *run) joinResult(n int, a, b []Outcome) []Outcome {
	var both []Outcome
	same := true
	of := func(o Outcome) bool { return o.Index == n }
	for _, o := range a {
		if of(o) && slices.Contains(b, o) {
			both = append(both, o)
		}
		same = same && (!of(o) || slices.Contains(b, o))
	}
	if same && !slices.ContainsFunc(b, func(o Outcome) bool { return of(o) && !slices.Contains(a, o) }) {
		return both
	}
	if thing := (Outcome{Index: n, Same: none, Op: token.NEQ, Val: Val{Kind: NilVal}}); r.something(n, a) && r.something(n, b) && !slices.Contains(both, thing) {
		both = append(both, thing)
	}
	if untold := (Outcome{Index: n, Same: none, Untold: true}); !slices.Contains(both, untold) {
		both = append(both, untold)
	}
	return both
}

// something reports whether a result is known not to be nil.
func (r *run) something(n int, results []Outcome) bool {
	return slices.ContainsFunc(results, func(o Outcome) bool {
		return o.Index == n && o.Path == "" && !o.Length && (o.Op == token.NEQ && o.Val.Kind == NilVal ||
			o.Op == token.EQL && (o.Val.Kind == MadeVal || o.Val.Kind == VarVal && isError(orInvalid(r.resultType(n)))))
	})
}

// variety chooses at most maxExits exits. Exits with different effects come first.
func variety(exits []Exit) []Exit {
	var chosen []Exit
	take := func(want func(Exit) bool) {
		for _, x := range exits {
			if len(chosen) < maxExits && want(x) && !slices.ContainsFunc(chosen, func(c Exit) bool { return sameExit(c, x) }) {
				chosen = append(chosen, x)
			}
		}
	}
	other := func(x Exit) bool {
		return !slices.ContainsFunc(chosen, func(c Exit) bool { return sameEffects(c.Effects, x.Effects) })
	}
	take(func(x Exit) bool { return !x.Unsure && other(x) })
	take(other)
	take(func(x Exit) bool { return !x.Unsure })
	take(func(Exit) bool { return true })
	return chosen
}

func opposite(c, d Cond) bool {
	if c.Subject != d.Subject {
		return false
	}
	if c.Val.Kind == BoolVal && d.Val.Kind == BoolVal {
		return c.Op == token.EQL && d.Op == token.EQL && c.Val.Int != d.Val.Int
	}
	if c.Val != d.Val || c.Other != d.Other {
		return false
	}
	for _, ops := range [][2]token.Token{{token.EQL, token.NEQ}, {token.LEQ, token.GTR}, {token.LSS, token.GEQ}} {
		if c.Op == ops[0] && d.Op == ops[1] || c.Op == ops[1] && d.Op == ops[0] {
			return true
		}
	}
	return false
}

// exitsOf describes a path on which a function returns, once for each combination of the rows of its responses.
//
// Only responses that a caller can name count. Each row also has dropped facts about parameters (pre), which become conditions of the
// exit. If no response counts, these are in the rows of the shadow's first entry (root 0), which is skipped otherwise: each
// response began with its rows.
func (r *run) exitsOf(e paths.Exit) []Exit {
	sh := r.shadowOf(e.State)
	results, post := r.resultsOf(e), r.postOf(e)
	known, all := r.cases(e.Facts)
	var exits []Exit
	for _, f := range known {
		exits = append(exits, Exit{Pre: r.conds(f), Unsure: e.Unsure || !all || r.untold(f), Results: results, Post: post})
	}
	some := slices.ContainsFunc(sh.list, func(f followed) bool { s, ok := r.subject(f.root); return ok && s.Param >= 0 })
	for _, f := range sh.list {
		at, ok := r.subject(f.root)
		ok = ok && at.Param >= 0
		if !ok && (f.root != 0 || some) {
			continue
		}
		var next []Exit
		for _, x := range exits {
			for _, w := range f.rows {
				y := x
				if ok {
					y.Effects = append(slices.Clip(x.Effects), r.effectIn(at, f, w))
				}
				pre, all := r.cases(w.pre)
				y.Unsure = x.Unsure || w.lost || !all || r.untold(w.pre)
				if w.lost {
					pre = []terms.Facts{{}}
				}
				for _, p := range pre {
					y.Pre = addConds(x.Pre, r.conds(p))
					next = append(next, y)
				}
				if len(next) > 4*maxExits {
					return next
				}
			}
		}
		exits = next
	}
	return exits
}

func addConds(a, b []Cond) []Cond {
	out := slices.Clip(a)
	for _, c := range b {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// effectIn describes what has happened to a response.
func (r *run) effectIn(at Subject, f followed, w row) Effect {
	e := Effect{
		Subject: at, Fields: f.fields, Known: w.set, Content: f.content, Opaque: f.opaque && !f.sent || f.shared, Failed: f.failed,
		Aborts: f.aborted, Hands: f.hands, Hijacks: f.hijacked, Status: none,
		Vague: f.vague, fieldBy: w.setter, bodyBy: w.body, sentBy: w.sent,
	}
	if w.names == 1 {
		e.Name = w.name
	}
	e.Noted = w.noted && !f.sent
	if f.sent && w.sent != nil {
		ev := w.sent
		e.Engine, e.Code = ev.Engine, w.code
		switch {
		case ev.carried:
			e.Sends = SendsCarried
		case ev.Explicit:
			e.Sends = SendsStatus
			if w.code == 0 && w.statusOf != 0 {
				if s, ok := r.subject(w.statusOf); ok && s.Param >= 0 {
					e.Status, e.Invalid = s, ev.invalid
				}
			}
		case ev.Kind == Flush:
			e.Sends = SendsFlush
		default:
			e.Sends = SendsDefault
			if ev.Kind == Reply || w.recorded != nil || w.code != 200 && w.code != 0 {
				e.Sends = SendsStatus
			}
			if s, ok := r.subject(w.statusOf); ok && w.code == 0 && s.Param >= 0 {
				e.Status = s
			}
		}
	}
	if w.reply != nil {
		e.Complete, e.sentBy = w.reply.Strong, w.reply
	}
	return e
}

// subject returns the subject of a term, by which callers name it; false if they cannot.
func (r *run) subject(id terms.ID) (Subject, bool) {
	tab := r.exec.T
	s := Subject{}
	if id == 0 {
		return none, false
	}
	switch tab.Op(id) {
	case terms.Len:
		s.Length = true
		id = tab.A(id)
	case terms.TypeTest:
		t, _ := tab.Aux(id).(types.Type)
		if s.Type = nameOf(t); s.Type == "" {
			return none, false
		}
		id = tab.A(id)
	}
	return r.named(s, id)
}

// named completes a subject with the value it is about: a parameter or variable, a field of one, or a computed value.
func (r *run) named(s Subject, id terms.ID) (Subject, bool) {
	tab := r.exec.T
	var path []string
	at := id
	for tab.Op(at) == terms.Field {
		v, ok := tab.Aux(at).(*types.Var)
		if !ok {
			return none, false
		}
		path = append([]string{v.Name()}, path...)
		at = tab.A(at)
	}
	if len(path) > 0 {
		s.Path = "." + strings.Join(path, ".")
	}
	if tab.Op(at) == terms.Param {
		obj, _ := tab.Aux(at).(types.Object)
		if i, ok := r.params[obj]; ok {
			s.Param = i
			return s, true
		}
		if s.Global = globalName(obj); s.Global != "" {
			s.Param = -1
			return s, true
		}
		return none, false
	}
	if at != id {
		return none, false
	}
	spelled, ok := r.exec.Spell(id, func(id terms.ID) (string, bool) {
		leaf, ok := r.named(Subject{}, id)
		if !ok || leaf.Calc != "" {
			return "", false
		}
		return fmt.Sprintf("%d %s %s", leaf.Param, leaf.Global, leaf.Path), true
	})
	if !ok {
		return none, false
	}
	s.Param, s.Calc = -1, spelled
	return s, true
}

// leafOf returns the subject that a leaf of a calculation names.
func leafOf(text string) Subject {
	part := strings.SplitN(text, " ", 3)
	n, _ := strconv.Atoi(part[0])
	return Subject{Param: n, Global: part[1], Path: part[2]}
}

// globalName returns import path and name of a package's variable; "" for other objects.
func globalName(obj types.Object) string {
	if v, ok := obj.(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
		return v.Pkg().Path() + "." + v.Name()
	}
	return ""
}

// nameOf returns the name of a declared type, or of a pointer to one; "" for other types, which packages cannot share by name.
func nameOf(t types.Type) string {
	star := ""
	if ptr, ok := types.Unalias(orInvalid(t)).(*types.Pointer); ok {
		star, t = "*", ptr.Elem()
	}
	if b, ok := types.Unalias(orInvalid(t)).(*types.Basic); ok && b.Kind() != types.Invalid {
		return star + b.Name()
	}
	named, ok := types.Unalias(orInvalid(t)).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.TypeArgs().Len() > 0 || named.Obj().Parent() != named.Obj().Pkg().Scope() {
		return ""
	}
	return star + named.Obj().Pkg().Path() + "." + named.Obj().Name()
}

// tellable reports whether a summary can express a term: it is a subject, or compares subjects with constants or with each other.
func (r *run) tellable(id terms.ID) bool {
	tab := r.exec.T
	constant := func(id terms.ID) bool { _, ok := r.val(id); return ok }
	switch tab.Op(id) {
	case terms.And, terms.Or:
		return r.tellable(tab.A(id)) && r.tellable(tab.B(id))
	case terms.Not:
		return r.tellable(tab.A(id))
	case terms.Equal, terms.Less, terms.LessEq:
		a, b := tab.A(id), tab.B(id)
		_, okA := r.subject(a)
		_, okB := r.subject(b)
		return r.tellable(a) && constant(b) || constant(a) && r.tellable(b) || okA && okB
	}
	_, ok := r.subject(id)
	return ok
}

// maxCases bounds the cases that a path's disjunctions are split into.
const maxCases = 4

// cases splits facts by their disjunctions, which a summary cannot express. ok is false if there are too many cases.
func (r *run) cases(f terms.Facts) (list []terms.Facts, ok bool) {
	tab := r.exec.T
	list, ok = []terms.Facts{f}, true
	f.Terms(func(id terms.ID) {
		if op := tab.Op(id); op != terms.And && op != terms.Or || !r.tellable(id) {
			return
		}
		var next []terms.Facts
		for _, f := range list {
			want := tab.Value(f, id) == tab.Bool(true)
			rest := f.Keep(func(other terms.ID) bool { return other != id })
			if one, ok := tab.Assume(rest, tab.A(id), want); ok {
				next = append(next, one)
			}
			if other, ok := tab.Assume(rest, tab.A(id), !want); ok {
				if other, ok = tab.Assume(other, tab.B(id), want); ok {
					next = append(next, other)
				}
			}
		}
		list = next
		ok = ok && len(list) <= maxCases
	})
	return list, ok
}

// conds turns facts about parameters into conditions.
func (r *run) conds(f terms.Facts) []Cond {
	var list []Cond
	r.exec.T.Conditions(f, func(x terms.ID, op terms.Op, y terms.ID) {
		s, ok := r.subject(x)
		if !ok {
			if c, ok := r.relation(x, y); ok && op == terms.Equal {
				list = append(list, c)
			}
			return
		}
		v, ok := r.val(y)
		if !ok {
			return
		}
		c := Cond{Subject: s, Val: v}
		switch op {
		case terms.Equal:
			c.Op = token.EQL
		case terms.Not:
			c.Op = token.NEQ
		case terms.LessEq:
			c.Op = token.LEQ
		case terms.Less:
			c.Op = token.GTR
		}
		list = append(list, c)
	})
	// A value with a positive length is not nil: leave the second condition out.
	return slices.DeleteFunc(list, func(c Cond) bool {
		return c.Op == token.NEQ && c.Val.Kind == NilVal && slices.ContainsFunc(list, func(d Cond) bool {
			return d.Length && d.Op == token.GTR && d.Param == c.Param && d.Path == c.Path
		})
	})
}

// untold reports whether there is a fact about parameters alone that a summary cannot express. Callers then do not know whether the
// exit is possible.
func (r *run) untold(f terms.Facts) bool {
	tab := r.exec.T
	untold := false
	f.Terms(func(id terms.ID) {
		if untold || r.asksType(id) || !r.exec.Given(id) || r.tellable(id) {
			return
		}
		v := tab.Value(f, id)
		_, ok := r.val(v)
		untold = v != 0 && ok || v == 0
	})
	return untold
}

// asksType reports whether a term depends on the value in an interface. A summary only has its type.
func (r *run) asksType(id terms.ID) bool {
	tab := r.exec.T
	found := tab.Op(id) == terms.TypeTest || tab.Op(id) == terms.Assert
	tab.Operands(id, func(o terms.ID) { found = found || r.asksType(o) })
	return found
}

// relation turns a comparison of two subjects, or its negation, into a condition.
func (r *run) relation(x, holds terms.ID) (Cond, bool) {
	tab := r.exec.T
	ops := map[terms.Op][2]token.Token{terms.Equal: {token.EQL, token.NEQ}, terms.Less: {token.LSS, token.GEQ}, terms.LessEq: {token.LEQ, token.GTR}}
	both, ok := ops[tab.Op(x)]
	if !ok {
		return Cond{}, false
	}
	a, okA := r.subject(tab.A(x))
	b, okB := r.subject(tab.B(x))
	if holds == tab.Bool(true) {
		return Cond{Subject: a, Op: both[0], Other: b}, okA && okB
	}
	return Cond{Subject: a, Op: both[1], Other: b}, okA && okB
}

// val turns a constant term into a value for a summary.
func (r *run) val(id terms.ID) (Val, bool) {
	tab := r.exec.T
	if id == tab.Null() {
		return Val{Kind: NilVal}, true
	}
	if n, ok := tab.IntOf(id); ok {
		return Val{Kind: IntVal, Int: n}, true
	}
	if s, ok := tab.TextOf(id); ok {
		return Val{Kind: TextVal, Str: s}, true
	}
	switch id {
	case tab.Bool(true):
		return Val{Kind: BoolVal, Int: 1}, true
	case tab.Bool(false):
		return Val{Kind: BoolVal}, true
	}
	if made, bare := tab.IsMade(id); made {
		if bare {
			return Val{Kind: MadeVal, Int: 1}, true
		}
		if _, ok := r.wraps[id]; ok && r.isSettled(nil, id) {
			return Val{Kind: MadeVal, Int: 2}, true
		}
		return Val{Kind: MadeVal}, true
	}
	if tab.Op(id) == terms.Param || tab.IsSentinel(id) {
		if v, ok := tab.Aux(id).(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return Val{Kind: VarVal, Str: v.Pkg().Path() + "." + v.Name()}, true
		}
	}
	return Val{}, false
}

// resultsOf returns what is known of a function's results at an exit.
func (r *run) resultsOf(e paths.Exit) []Outcome {
	var list []Outcome
	tab := r.exec.T
	var describe func(i int, path string, v terms.ID, depth int)
	describe = func(i int, path string, v terms.ID, depth int) {
		if s, ok := r.subject(tab.Unbox(v)); ok && (tab.Op(v) != terms.Box || path == "" && nameOf(r.exec.DynamicType(v)) != "") {
			list = append(list, Outcome{Index: i, Path: path, Same: s})
		}
		if c := tab.Value(e.Facts, v); c != 0 {
			if val, ok := r.val(c); ok {
				list = append(list, Outcome{Index: i, Path: path, Same: none, Op: token.EQL, Val: val})
				return
			}
		}
		if val, ok := r.val(v); ok {
			list = append(list, Outcome{Index: i, Path: path, Same: none, Op: token.EQL, Val: val})
			return
		}
		if tab.Truth(e.Facts, tab.Equal(v, tab.Null())) == terms.False {
			list = append(list, Outcome{Index: i, Path: path, Same: none, Op: token.NEQ, Val: Val{Kind: NilVal}})
		}
		if name := nameOf(r.exec.DynamicType(v)); name != "" && path == "" && types.IsInterface(orInvalid(r.resultType(i))) {
			list = append(list, Outcome{Index: i, Same: none, Type: name})
		}
		if lo, hi := tab.Interval(e.Facts, tab.Length(v)); lo == hi {
			list = append(list, Outcome{Index: i, Path: path, Same: none, Op: token.EQL, Val: Val{Kind: IntVal, Int: lo}, Length: true})
		} else if lo > 0 {
			list = append(list, Outcome{Index: i, Path: path, Same: none, Op: token.GTR, Val: Val{Kind: IntVal, Int: lo - 1}, Length: true})
		}
		if depth > 0 {
			return
		}
		t := r.resultType(i)
		if t == nil {
			return
		}
		u := t.Underlying()
		if ptr, ok := u.(*types.Pointer); ok {
			u = ptr.Elem().Underlying()
		}
		if st, ok := u.(*types.Struct); ok && tab.Op(v) == terms.Alloc {
			for f := range st.Fields() {
				if b, ok := f.Type().Underlying().(*types.Basic); ok && b.Info()&(types.IsBoolean|types.IsInteger|types.IsString) != 0 || isError(f.Type()) || r.p.isResponse(f.Type()) {
					describe(i, path+"."+f.Name(), r.exec.GetPath(e.State, v, []*types.Var{f}), depth+1)
				} else if tab.Value(e.Facts, r.exec.GetPath(e.State, v, []*types.Var{f})) == tab.Null() {
					list = append(list, Outcome{Index: i, Path: path + "." + f.Name(), Same: none, Op: token.EQL, Val: Val{Kind: NilVal}})
				}
			}
		}
	}
	for i, v := range e.Results {
		describe(i, "", v, 0)
	}
	return list
}

// resultType returns the type of a result.
func (r *run) resultType(i int) types.Type {
	n := 0
	for _, field := range r.typ.Results.List {
		for range max(1, len(field.Names)) {
			if n == i {
				return r.p.info.TypeOf(field.Type)
			}
			n++
		}
	}
	return nil
}

// postOf lists the function's writes to pointees of its parameters and to package variables.
func (r *run) postOf(e paths.Exit) []Write {
	var list []Write
	place := func(v types.Object, path []*types.Var) (Subject, bool) {
		if i, ok := r.params[v]; ok {
			return Subject{Param: i, Path: pathOf(path)}, true
		}
		name := globalName(v)
		return Subject{Param: -1, Global: name, Path: pathOf(path)}, name != ""
	}
	r.exec.PartsOf(e.State, func(v types.Object, path []*types.Var, part paths.Part) {
		if s, ok := place(v, path); ok {
			list = append(list, Write{Subject: s, Same: none, Part: part})
		}
	})
	written := r.exec.WrittenOf(e.State)
	for at, w := range written {
		s, ok := place(w.Var, w.Path)
		if !ok {
			continue
		}
		x := Write{Subject: s, Same: none, Itself: w.Itself}
		held := w.Value
		if r.exec.T.Op(held) == terms.Box {
			if x.Type = nameOf(r.exec.DynamicType(held)); x.Type != "" {
				held = r.exec.T.Unbox(held)
			}
		}
		if c := r.exec.T.Value(e.Facts, held); c != 0 {
			x.Val, _ = r.val(c)
		}
		if s, ok := r.subject(held); ok {
			x.Same = s
		}
		var others []terms.ID
		for j, o := range written {
			if j != at {
				others = append(others, o.Value)
			}
		}
		x.Free = x.Val == Val{} && x.Same == none && r.free(e, w.Value, append(others, e.Results...))
		list = append(list, x)
	}
	return list
}

// pathOf returns the fields of a path as Subject.Path has them.
func pathOf(fields []*types.Var) string {
	var names strings.Builder
	for _, f := range fields {
		names.WriteString("." + f.Name())
	}
	return names.String()
}

// free reports whether a written value is unknown and neither a condition of the path nor another value of the exit depends on it.
// Whatever a caller learns about it then implies nothing else.
func (r *run) free(e paths.Exit, v terms.ID, others []terms.ID) bool {
	tab := r.exec.T
	if op := tab.Op(v); op != terms.Unknown && op != terms.Call || tab.Unsure(v) || slices.ContainsFunc(r.shadowOf(e.State).list, func(f followed) bool { return f.root != 0 }) {
		return false
	}
	free := true
	var look func(terms.ID)
	look = func(x terms.ID) {
		if x == v {
			free = false
			return
		}
		tab.Operands(x, look)
	}
	for _, x := range others {
		look(x)
	}
	e.Facts.Terms(look)
	return free
}

// withErrors assumes that an unknown error is not nil at an exit that has replied with an error status, or with an unknown status, if
// the function returns nil at an exit that has not replied: callers tell the two apart by the error. Nothing else may be known of
// such an error, for example after err = wrap(err).
func withErrors(exits []Exit) {
	for _, silent := range exits {
		if sends(silent) {
			continue
		}
		for _, n := range silent.Results {
			if n.Op != token.EQL || n.Val.Kind != NilVal || n.Path != "" {
				continue
			}
			for i := range exits {
				x := &exits[i]
				known := slices.ContainsFunc(x.Results, func(c Outcome) bool { return c.Index == n.Index && c.Path == "" && c.Op != 0 })
				if !known && sends(*x) && chooses(*x) {
					x.Results = append(slices.Clip(x.Results), Outcome{Index: n.Index, Same: none, Op: token.NEQ, Val: n.Val})
				}
			}
		}
	}
}

func sends(x Exit) bool {
	return slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Sends != SendsNothing })
}

func chooses(x Exit) bool {
	return slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Sends.chooses() && (e.Code == 0 || e.Code >= 400) })
}

// markUntold marks results that may say whether the function has sent something, if too little is known of them to follow that. A
// caller's branch on such a result proves nothing. If the summary is incomplete, this holds for all exits, since there may be others.
func markUntold(exits []Exit, results int, incomplete bool) {
	var sending, silent []int
	for i, x := range exits {
		if incomplete {
			exits[i].leaveUntold(results)
		}
		switch {
		case !sends(x):
			silent = append(silent, i)
		case !slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Failed }):
			sending = append(sending, i)
		}
	}
	for _, i := range sending {
		for _, j := range silent {
			if disjointResults(exits[i], exits[j]) {
				continue
			}
			exits[i].leaveUntold(results)
			exits[j].leaveUntold(results)
		}
	}
}

// leaveUntold marks the unknown results.
func (x *Exit) leaveUntold(results int) {
	for n := range results {
		if !slices.ContainsFunc(x.Results, func(c Outcome) bool { return c.Index == n && c.Path == "" && (c.Op != 0 || c.Untold) }) {
			x.Results = append(slices.Clip(x.Results), Outcome{Index: n, Same: none, Untold: true})
		}
	}
}

// disjointResults reports whether a result distinguishes two exits.
func disjointResults(a, b Exit) bool {
	for _, x := range a.Results {
		for _, y := range b.Results {
			if x.Index != y.Index || x.Path != y.Path || x.Length != y.Length || x.Op == 0 || y.Op == 0 {
				continue
			}
			switch {
			case x.Op == token.EQL && y.Op == token.EQL && x.Val != y.Val && !named(x.Val) && !named(y.Val),
				x.Op == token.EQL && y.Op == token.EQL && x.Val.Kind != y.Val.Kind && (unlike(x.Val) || unlike(y.Val)),
				x.Val == y.Val && (x.Op == token.EQL && y.Op == token.NEQ || x.Op == token.NEQ && y.Op == token.EQL),
				x.Op == token.EQL && y.Op == token.GTR && x.Val.Int <= y.Val.Int, y.Op == token.EQL && x.Op == token.GTR && y.Val.Int <= x.Val.Int,
				x.Op == token.NEQ && x.Val.Kind == NilVal && y.Op == token.EQL && y.Val.Kind == NilVal,
				x.Op == token.EQL && x.Val.Kind == NilVal && y.Val.Kind == VarVal, y.Op == token.EQL && y.Val.Kind == NilVal && x.Val.Kind == VarVal:
				return true
			}
		}
	}
	return false
}

// named reports whether a value may be equal to one with another name: package variables, and errors that a function makes.
func named(v Val) bool { return v.Kind == VarVal || v.Kind == MadeVal }

// unlike reports whether a value differs from all values of other kinds.
func unlike(v Val) bool { return v.Kind == NilVal || v.Kind == MadeVal }

// inlined records that a literal was followed at a call.
func (p *pkg) inlined(u *unit, lit *ast.FuncLit) {
	if u.done == nil {
		u.done = map[*ast.FuncLit]bool{}
	}
	u.done[lit] = true
}

func (p *pkg) followedAlready(u *unit, lit *ast.FuncLit) bool { return u.done[lit] }

// dropped reports whether a literal is called where it is written and all paths to it were dropped. If it were followed alone, it
// would begin with an untouched response, and its findings might be impossible.
func (p *pkg) dropped(u *unit, lit *ast.FuncLit) bool {
	if !u.inPlace[lit] {
		return false
	}
	for node := range p.givenUp {
		if node.Pos() <= lit.Pos() && lit.End() <= node.End() {
			return true
		}
	}
	return false
}
