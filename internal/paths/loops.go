package paths

import (
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// A loop has any number of turns, but a path has a bounded number of them. The first turns (MaxTurns, or MaxCounted if constants
// decide that the loop goes on) run like straight-line code. Paths with more turns are dropped. That loses nothing if they do
// nothing new:
//
//   - A path that reaches the body is dropped if an earlier turn's path covers it: the earlier path is equal up to the names of
//     values, has no more facts, and has recorded all rows. Everything that can happen on the later path can then happen on the
//     earlier one, since more facts never allow more (monotonicity). Loops such as for range list and for rows.Next() end like
//     this: from one turn to the next only the minimum length of the list grows.
//   - A value that changes from turn to turn, such as a counter, is replaced by a value that represents all later ones (widen).
//     It is unsure. A number, or a length, keeps the bound that does not change: i >= 2. The body runs with these values, in a turn that
//     represents any turn. If this leads back to a covered path without a branch on an unsure value, every later turn is like
//     this one.
//
// A path that branches on such a value in the loop depends on the number of the turn. It is dropped, and the function is incomplete.
//
// The ways out:
//
//   - If the facts did not decide the loop's condition in every turn, a path may leave the loop at the end of each turn, also of one
//     that represents any turn. It goes on with the values that represent all turns. They are unsure, so a later branch on one of
//     them makes the path unsure; other findings do not depend on the number of turns.
//   - If constants have decided the turns so far, the loop may end once a turn that represents any turn has led to a covered path:
//     by induction, the same turn can repeat until the constants end the loop.
//
// A value that is computed from an unsure one must be unsure, too, even if only facts are known of it, such as the length of a slice
// that append makes (frame.derived). Otherwise the bound of a loop would be lost: a map that gets at most three elements could have
// six.
//
// A path has at most MaxGeneral such turns of a loop, so this ends. A loop needs them only if something changes from turn to turn.
// The comparison needs one key for each state of the body's first block.

// fate is what happens to a path at an edge.
type fate uint8

const (
	goesOn    fate = iota
	isCovered      // an earlier path covers it
	isLost         // it is over a budget
)

// countTurn updates the turns of a path for the loops that an edge leaves, enters or repeats.
func (f *frame) countTurn(from, to *block, st *State, decided bool) fate {
	for _, l := range from.loops {
		if !l.blocks[to] {
			st.turns = slices.DeleteFunc(st.turns, func(t turn) bool { return t.loop == l.id })
		}
	}
	if l := to.head; l != nil {
		i := st.turnIndex(l.id)
		switch {
		case !l.blocks[from]:
			st.turns = append(st.turns, turn{loop: l.id, count: 1, now: moment{st.env, st.Facts}})
		case i >= 0:
			t := &st.turns[i]
			t.count++
			t.was, t.now = t.now, moment{st.env, st.Facts}
			if to.kind == always && t.count > MaxTurns { // for { … }
				return f.extraTurn(st, to, i)
			}
		}
	}
	if l := from.head; l != nil && l.blocks[to] && to != from && from.kind != always {
		i := st.turnIndex(l.id)
		if i < 0 {
			return goesOn
		}
		t := &st.turns[i]
		t.open = t.open || !decided && t.general == 0
		limit := int32(MaxTurns)
		if decided {
			limit = MaxCounted
		}
		if t.count > limit {
			return f.extraTurn(st, to, i)
		}
	}
	return goesOn
}

// extraTurn decides the fate of a path that reaches a block of a loop again after its last exact turn.
func (f *frame) extraTurn(st *State, to *block, i int) fate {
	x := f.x
	t := &st.turns[i]
	f.prune(st, to)
	switch {
	case t.general > 0 && st.Unsure && !t.unsure:
	case f.covered(st, to, t.loop):
		return isCovered
	case t.general < MaxGeneral:
		if t.general == 0 {
			t.unsure = st.Unsure
		}
		t.general++
		f.widen(st, *t)
		t.now = moment{st.env, st.Facts}
		f.prune(st, to)
		if f.covered(st, to, t.loop) {
			return isCovered
		}
		return goesOn
	}
	x.Incomplete = true
	return isLost
}

// general reports whether paths that reach a block are at the head of a loop, in a turn that represents any turn.
func (f *frame) general(b *block, states []*State) bool {
	if b.head == nil || b.kind == always || len(states) == 0 {
		return false
	}
	i := states[0].turnIndex(b.head.id)
	return i >= 0 && states[0].turns[i].general > 0
}

// countedTurn begins a turn of a loop whose turns constants decide. If it is over the budget and does nothing new, the constants
// may end the loop.
func (f *frame) countedTurn(b *block, states []*State) {
	for _, st := range states {
		before := st.clone()
		switch f.countTurn(b, b.succs[0], st, true) {
		case goesOn:
			f.arrive(st, b.succs[0])
		case isCovered:
			i := before.turnIndex(b.head.id)
			before.turns[i].general, before.turns[i].unsure = 1, before.Unsure
			f.widen(before, before.turns[i])
			f.x.lenient = true
			_, no := f.choose(b, []*State{before})
			f.x.lenient = false
			f.edge(b, b.succs[1], no)
		}
	}
}

// nextTurn splits the states at the head of a loop, after a turn that represents any turn.
func (f *frame) nextTurn(b *block, states []*State) {
	x := f.x
	open := states[0].turns[states[0].turnIndex(b.head.id)].open
	f.x.lenient = true
	yes, no := f.choose(b, states)
	f.x.lenient = false
	body, out := b.succs[0], b.succs[1]
	closed := true
	for _, st := range yes {
		switch f.countTurn(b, body, st, false) {
		case goesOn:
			f.arrive(st, body)
			closed = false
		case isLost:
			closed = false
		}
	}
	for _, st := range no {
		t := st.turns[st.turnIndex(b.head.id)]
		switch lost := st.Unsure && !t.unsure; {
		case f.countTurn(b, out, st, false) != goesOn:
		case lost:
			x.Incomplete = true
		case open || closed:
			f.prune(st, out)
			if !f.covered(st, out, 0) {
				f.arrive(st, out)
			}
		}
	}
}

// widen replaces the values that a turn has changed by values that represent all later turns.
func (f *frame) widen(st *State, t turn) {
	x := f.x
	was := &State{env: t.was.env, Facts: t.was.facts}
	for _, b := range slices.Clone(st.env) {
		old := was.get(b.place)
		if old != 0 && f.sameValue(st, b.value, was, old) {
			continue
		}
		v := x.T.UnsureOf(laterTurn{t.loop, t.count, b.place})
		if old != 0 {
			f.widenNumber(st, b.value, was, old, v)
			n, known := x.T.KnownLength(b.value)
			if before, wasKnown := x.T.KnownLength(old); known && wasKnown {
				f.widenNumber(st, n, was, before, x.T.Length(v))
			}
		}
		st.bind(b.place, v)
	}
}

// widenNumber gives v, a number of a later turn, the bound that does not change from a turn, where it was old, to the next one, where it
// is now.
func (f *frame) widenNumber(st *State, now terms.ID, was *State, old, v terms.ID) {
	x := f.x
	lo, hi := x.T.Interval(st.Facts, now)
	least, most := x.T.Interval(was.Facts, old)
	switch step := x.stepOf(now, old); {
	case step > 0:
		lo = max(lo, least)
	case step < 0:
		hi = min(hi, most)
	}
	if lo >= least {
		st.Facts, _ = x.T.Assume(st.Facts, x.T.LessEq(x.T.Int(lo), v), true)
	}
	if hi <= most {
		st.Facts, _ = x.T.Assume(st.Facts, x.T.LessEq(v, x.T.Int(hi)), true)
	}
}

// stepOf returns the constant that a turn adds to a number, or 0. Overflow is ignored: no run has that many turns.
func (x *Exec) stepOf(v, old terms.ID) int64 {
	op, isArith := x.T.Aux(v).(token.Token)
	if x.T.Op(v) != terms.Arith || !isArith || x.T.A(v) != old {
		return 0
	}
	n, _ := x.T.IntOf(x.T.B(v))
	switch op {
	case token.ADD:
		return n
	case token.SUB:
		return -n
	}
	return 0
}

// laterTurn names the value of a place in every turn from number count on.
type laterTurn struct {
	loop, count int32
	place       place
}

// sameValue reports whether two values are equal up to names and have equal facts.
func (f *frame) sameValue(a *State, x terms.ID, b *State, y terms.ID) bool {
	k := f.newKeyer(a, a.turns, f.block)
	k.term(x)
	first := slices.Clone(k.key)
	k = f.newKeyer(b, a.turns, f.block)
	k.term(y)
	return slices.Equal(first, k.key) && f.sameLength(a, x, b, y)
}

// sameLength reports whether the bounds of two values' lengths are equal.
func (f *frame) sameLength(a *State, x terms.ID, b *State, y terms.ID) bool {
	t := f.x.T
	m, okM := t.KnownLength(x)
	n, okN := t.KnownLength(y)
	if !okM && !okN {
		return true
	}
	if !okM || !okN {
		return false
	}
	lo, hi := t.Interval(a.Facts, m)
	least, most := t.Interval(b.Facts, n)
	return lo == least && hi == most
}

// looseKey is the key of a state without the bounds of numbers, and those bounds in the order of the key.
type looseKey struct {
	loop   int32 // the loop whose turns are not distinguished
	key    []int32
	bounds []int64
}

func (f *frame) looseKey(st *State, to *block, loop int32) *looseKey {
	k := &looseKey{loop: loop}
	k.key = slices.Clone(f.encode(st, to, k))
	return k
}

// covered reports whether everything that can happen on a path from a block on can happen on a path that was there before.
func (f *frame) covered(st *State, to *block, loop int32) bool {
	k := f.looseKey(st, to, loop)
	for _, e := range f.blocks[to.index].all {
		if e.loose == nil || e.loose.loop != loop {
			e.loose = f.looseKey(e.state, to, loop)
		}
		if k.within(e.loose) {
			if _, grew := e.state.Shadow.Join(st.Shadow); !grew {
				return true
			}
		}
	}
	return false
}

// within reports whether a state with key k is one of those that a state with key o represents.
func (k *looseKey) within(o *looseKey) bool {
	if !slices.Equal(k.key, o.key) || len(k.bounds) != len(o.bounds) {
		return false
	}
	for i := 0; i < len(k.bounds); i += 2 {
		if k.bounds[i] < o.bounds[i] || k.bounds[i+1] > o.bounds[i+1] {
			return false
		}
	}
	return true
}

func (s *State) turnIndex(loop int32) int {
	return slices.IndexFunc(s.turns, func(t turn) bool { return t.loop == loop })
}

// mayMakeCall reports whether a call with the maker m may be made again from a block on with the same result. A result belongs to the
// turns of the loops around the call: the next turn has another one, unless the callee only computes.
func (f *frame) mayMakeCall(m int, to *block, turns []turn, call terms.ID) bool {
	if !f.mayMake(m, to) {
		return false
	}
	if key, ok := f.x.T.Aux(call).(callKey); ok && f.x.computes(key.what) {
		return true
	}
	made := f.x.turnsOf(call)
	var inner *loop // the innermost loop of this frame around the call
	for _, t := range turns {
		l, owner := f.loopOf(t.loop)
		if l == nil {
			continue
		}
		i := slices.IndexFunc(made, func(o turn) bool { return o.loop == t.loop })
		switch {
		case i >= 0 && made[i].count != t.count:
			return false // made in another turn
		case i < 0 && t.count > 1:
			if !owner.mayMakeAfter(m, l) { // made before the loop or in its first turn
				return false
			}
		case owner == f:
			inner = l
		}
		if i >= 0 {
			made = slices.Delete(made, i, i+1)
		}
	}
	if len(made) > 0 {
		return false // made in a loop that the path has left
	}
	if inner == nil || !inner.blocks[to] || inner.rest[to.index].has(m) {
		return true
	}
	return turns[slices.IndexFunc(turns, func(t turn) bool { return t.loop == inner.id })].count == 1 && f.mayMakeAfter(m, inner)
}

// mayMakeAfter reports whether a maker may run after a loop of a frame.
func (f *frame) mayMakeAfter(m int, l *loop) bool {
	if l.after.has(m) {
		return true
	}
	for o := f; o.outer != nil; o = o.outer {
		if o.later.has(m) {
			return true
		}
	}
	return false
}

// loopOf returns a loop and the frame that contains it.
func (f *frame) loopOf(id int32) (*loop, *frame) {
	for o := f; o != nil; o = o.outer {
		for _, l := range o.g.loops {
			if l.id == id {
				return l, o
			}
		}
	}
	return nil, nil
}

// turnsOf lists the turns of loops in which the call of a term was made. The first turns are not listed.
func (x *Exec) turnsOf(call terms.ID) []turn {
	v := x.T.B(call)
	if v == 0 || x.T.Op(v) != terms.List {
		return nil
	}
	pairs := x.T.A(v)
	if pairs == 0 || x.T.Op(pairs) != terms.List {
		return nil // the version only lists writes to its operands
	}
	var list []turn
	for ; pairs != 0; pairs = x.T.B(x.T.B(pairs)) {
		loop, _ := x.T.IntOf(x.T.A(pairs))
		count, _ := x.T.IntOf(x.T.A(x.T.B(pairs)))
		list = append(list, turn{loop: int32(loop), count: int32(count)})
	}
	return list
}
