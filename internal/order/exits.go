package order

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

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
	e.Noted, e.Passed = w.noted && !f.sent, w.passed && !f.sent
	if !f.sent && w.recorded != nil {
		e.Records, e.Engine, e.Code = true, w.recorded.Engine, w.record
		if s, ok := r.subject(w.recordOf); ok && w.record == 0 && s.Param >= 0 {
			e.Status = s
		}
	}
	if f.sent && w.sent != nil {
		ev := w.sent
		e.Follows = w.follows
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

// maxCases bounds the cases that a path's disjunctions are split into.
const maxCases = 8

// cases splits facts by their disjunctions, which a summary cannot express, and by those within them. ok is false if there are too many
// cases.
func (r *run) cases(f terms.Facts) (list []terms.Facts, ok bool) {
	tab := r.exec.T
	var compound terms.ID
	f.Terms(func(id terms.ID) {
		if op := tab.Op(id); compound == 0 && (op == terms.And || op == terms.Or) && r.tellable(id) {
			compound = id
		}
	})
	if compound == 0 {
		return []terms.Facts{f}, true
	}
	want := tab.Value(f, compound) == tab.Bool(true)
	rest := f.Keep(func(other terms.ID) bool { return other != compound })
	ok = true
	split := func(f terms.Facts) {
		more, all := r.cases(f)
		list, ok = append(list, more...), ok && all && len(list)+len(more) <= maxCases
	}
	if one, possible := tab.Assume(rest, tab.A(compound), want); possible {
		split(one)
	}
	if other, possible := tab.Assume(rest, tab.A(compound), !want); possible && ok {
		if other, possible = tab.Assume(other, tab.B(compound), want); possible {
			split(other)
		}
	}
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
	a, okA := r.compared(tab.A(x))
	b, okB := r.compared(tab.B(x))
	if holds == tab.Bool(true) {
		return Cond{Subject: a, Op: both[0], Other: b}, okA && okB
	}
	return Cond{Subject: a, Op: both[1], Other: b}, okA && okB
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
