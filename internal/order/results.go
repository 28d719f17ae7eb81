package order

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// simplify joins exits that only differ in one condition and its negation, until no two of them do.
func simplify(exits []Exit) []Exit {
	join := func(i, j int) bool {
		a, b := exits[i], exits[j]
		if a.Unsure != b.Unsure || !slices.Equal(a.Results, b.Results) || !slices.Equal(a.Post, b.Post) || !sameEffects(a.Effects, b.Effects) {
			return false
		}
		pre, ok := either(a.Pre, b.Pre)
		if ok {
			exits[i].Pre = pre
			exits = slices.Delete(exits, j, j+1)
		}
		return ok
	}
	for i := 0; i < len(exits); {
		j := i + 1
		for j < len(exits) && !join(i, j) {
			j++
		}
		if j == len(exits) { // none of the rest
			i++
			continue
		}
		// The shorter conditions may go with those of an earlier exit.
		for h := 0; h < i; h++ {
			if join(h, i) {
				i, h = h, -1
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

// joinExits joins exits that are alike with the first such one.
func joinExits(exits []Exit, alike func(a, b Exit) bool, join func(first *Exit, x Exit)) []Exit {
	var out []Exit
	for _, x := range exits {
		if i := slices.IndexFunc(out, func(o Exit) bool { return alike(o, x) }); i >= 0 {
			join(&out[i], x)
		} else {
			out = append(out, x)
		}
	}
	return out
}

// joinResults joins exits that differ only in their results. The joined exit knows what both know. The rest is unknown to callers.
func (r *run) joinResults(exits []Exit) []Exit {
	return joinExits(exits, func(a, b Exit) bool {
		return a.Unsure == b.Unsure && slices.Equal(a.Pre, b.Pre) && slices.Equal(a.Post, b.Post) && sameEffects(a.Effects, b.Effects)
	}, func(first *Exit, x Exit) {
		var both []Outcome
		for n := range r.resultCount() {
			both = append(both, r.joinResult(n, first.Results, x.Results)...)
		}
		first.Results = both
	})
}

// joinWrites joins exits that differ only in what they write. The joined exit writes all of it, and callers do not know what, unless both
// exits write the same.
func joinWrites(exits []Exit) []Exit {
	return joinExits(exits, func(a, b Exit) bool {
		return a.Unsure == b.Unsure && slices.Equal(a.Pre, b.Pre) && slices.Equal(a.Results, b.Results) && sameEffects(a.Effects, b.Effects)
	}, func(first *Exit, x Exit) {
		var both []Write
		for _, w := range append(slices.Clip(first.Post), x.Post...) {
			if !slices.Contains(first.Post, w) || !slices.Contains(x.Post, w) {
				w = Write{Subject: w.Subject, Same: none, Part: w.Part, Itself: w.Itself}
			}
			if !slices.Contains(both, w) {
				both = append(both, w)
			}
		}
		first.Post = both
	})
}

// joinTypes joins exits that differ only in their conditions on types. The joined exit has the conditions of both, and is unsure.
func joinTypes(exits []Exit) []Exit {
	rest := func(x Exit) []Cond {
		return slices.DeleteFunc(slices.Clone(x.Pre), func(c Cond) bool { return c.Subject.Type != "" })
	}
	return joinExits(exits, func(a, b Exit) bool {
		return slices.Equal(rest(a), rest(b)) && slices.Equal(a.Post, b.Post) && slices.Equal(a.Results, b.Results) && sameEffects(a.Effects, b.Effects)
	}, func(first *Exit, x Exit) {
		first.Pre = slices.DeleteFunc(slices.Clone(first.Pre), func(c Cond) bool { return !slices.Contains(x.Pre, c) })
		first.Unsure = true
	})
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
		held := r.heldType(e.State, v)
		if name := nameOf(held); name != "" && path == "" && types.IsInterface(orInvalid(r.resultType(i))) {
			val := Val{}
			if c := tab.Value(e.Facts, tab.Unbox(v)); tab.Op(v) == terms.Box && c != 0 {
				val, _ = r.val(c)
			}
			list = append(list, Outcome{Index: i, Same: none, Type: name, Val: val})
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
		if held != nil {
			t = held
		}
		if t == nil {
			return
		}
		u := t.Underlying()
		if ptr, ok := u.(*types.Pointer); ok {
			u = ptr.Elem().Underlying()
		}
		if st, ok := u.(*types.Struct); ok && r.isNew(e.State, v) {
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

// heldType returns the type of the value that an interface holds; nil if it is unknown. Responses keep their terms in interfaces.
func (r *run) heldType(st *paths.State, v terms.ID) types.Type {
	if t := r.exec.DynamicType(v); t != nil {
		return t
	}
	if t := r.typeOf(v); t != nil && r.isNew(st, v) && r.p.mayHold(t) {
		return t
	}
	return nil
}

// isNew reports whether the function, or one that it has called, has made an object. Of the latter, those with a response are known.
func (r *run) isNew(st *paths.State, v terms.ID) bool {
	op := r.exec.T.Op(v)
	return op == terms.Alloc || op == terms.Unknown && r.holdsGiven(st, v, r.typeOf(v))
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
