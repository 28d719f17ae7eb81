package paths

import (
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// prune drops everything that cannot be read from a block on. Dropped facts about the function's parameters go to the shadow,
// which may need them for a summary.
func (f *frame) prune(st *State, to *block) {
	x := f.x
	keepVar := func(b terms.ID) bool {
		v, ok := x.addressed(b)
		if !ok {
			return false
		}
		if x.scope.shared[v] || !contains(f.body, v.Pos()) {
			// A parameter or result of this frame is declared before its body.
			if f.outer != nil || x.scope.shared[v] || x.isGlobal(v) {
				return true
			}
		}
		i, ok := x.scope.vars[v]
		return ok && to.live.has(i) || slices.Contains(f.results, v)
	}
	reach := x.reach.clear()
	var add func(terms.ID)
	add = func(id terms.ID) {
		if id == 0 || reach.has(id) || x.T.Op(id) == terms.Const {
			return
		}
		reach.set(id, 1)
		x.T.Operands(id, add)
		if of, ok := x.T.Aux(id).(bytesOf); ok {
			add(of.text) // a conversion back gives this text
		}
	}
	st.Shadow.Roots(add)
	for _, v := range st.stack {
		add(v)
	}
	for _, d := range st.defers {
		add(d.recv)
		for _, a := range d.args {
			add(a)
		}
	}
	flag := x.panicFlag()
	reached := func(id terms.ID) bool { return reach.has(id) || keepVar(id) || x.entryLive(f, to, id) } // fields and elements are kept with their struct or container
	kept := make([]bool, len(st.env))
	for again := true; again; {
		again = false
		for i, b := range st.env {
			if kept[i] {
				continue
			}
			if b.place == flag || reach.has(b.base) || keepVar(b.base) || x.rooted(b.base, reached) || x.given(b.base) {
				kept[i], again = true, true
				add(b.value)
			}
		}
	}
	if slices.Contains(kept, false) {
		var env []binding
		for i, b := range st.env {
			if kept[i] {
				env = append(env, b)
			}
		}
		st.env = env
	}
	st.Shadow = st.Shadow.Keep(func(id terms.ID) bool {
		return reach.has(id) || keepVar(id) || x.rooted(id, func(b terms.ID) bool { return reach.has(b) || keepVar(b) }) || x.entryLive(f, to, x.rootOf(id))
	})
	// A read of a parameter that was never assigned gives its value at entry.
	live := func(id terms.ID) bool { return reach.has(id) || x.entryLive(f, to, id) }
	memo := x.names.clear()
	var available func(terms.ID) bool
	available = func(id terms.ID) bool {
		if id == 0 || x.T.IsConstant(id) || live(id) {
			return true
		}
		if memo.has(id) {
			return memo.get(id) == 1
		}
		memo.set(id, 0)
		ok := true
		switch x.T.Op(id) {
		case terms.Unknown, terms.Alloc, terms.Made, terms.Param, terms.Address, terms.Func:
			ok = false
		case terms.Field, terms.Elem, terms.Call:
			if _, pure := x.T.Aux(id).(operator); pure {
				break // later expressions can compute it again
			}
			if x.derives(id) {
				break // it is the same value whenever its operands are
			}
			if x.T.Computable(id) {
				break // what a path learns of its operands later may contradict what is known of it
			}
			m, isMaker := x.makerOf(id)
			ok = isMaker && f.mayMake(m, to)
			if ok && x.T.Op(id) == terms.Call {
				ok = f.mayMakeCall(m, to, st.turns, id)
			}
		}
		if ok {
			x.T.Operands(id, func(o terms.ID) { ok = ok && available(o) })
		}
		if ok {
			memo.set(id, 1)
		}
		return ok
	}
	var dropped terms.Facts
	if f.outer == nil {
		dropped = st.Facts.Keep(func(id terms.ID) bool { return !available(id) && x.ofParams(id) })
	}
	st.Facts = st.Facts.Keep(available)
	if dropped.Len() > 0 {
		st.Shadow = st.Shadow.Forget(dropped)
	}
}

// given reports whether a place is part of a parameter's pointee, so that callers see writes to it.
func (x *Exec) given(base terms.ID) bool {
	for x.T.Op(base) == terms.Field {
		base = x.T.A(base)
	}
	return x.T.Op(base) == terms.Param
}

// rootOf returns the variable or object that contains a field.
func (x *Exec) rootOf(id terms.ID) terms.ID {
	for x.T.Op(id) == terms.Field || x.T.Op(id) == terms.Assert {
		id = x.T.A(id)
	}
	return id
}

// mayMake reports whether a maker may run from a block on, in this frame or in those around it.
func (f *frame) mayMake(m int, to *block) bool {
	if to.later.has(m) {
		return true
	}
	for o := f; o.outer != nil; o = o.outer {
		if o.later.has(m) {
			return true
		}
	}
	return false
}

// ofParams reports whether a term is computed from parameters and constants alone, with at least one parameter.
func (x *Exec) ofParams(id terms.ID) bool {
	some := false
	var all func(terms.ID) bool
	all = func(id terms.ID) bool {
		switch x.T.Op(id) {
		case terms.Param:
			some = true
			return true
		case terms.Const, terms.Nil:
			return true
		case terms.Unknown, terms.Alloc, terms.Made, terms.Address, terms.Func, terms.Result:
			return false
		case terms.Call:
			if !x.pure(id) {
				return false
			}
		}
		ok := true
		x.T.Operands(id, func(o terms.ID) { ok = ok && all(o) })
		return ok
	}
	return all(id) && some
}

// pure reports whether a call term represents an operator, which later expressions can compute again.
func (x *Exec) pure(call terms.ID) bool {
	switch x.T.Aux(call).(type) {
	case operator, conversion, present:
		return x.T.B(call) == 0
	}
	return false
}

// entryLive reports whether a term is a parameter's value at entry and the parameter may still be read.
func (x *Exec) entryLive(f *frame, to *block, id terms.ID) bool {
	if x.T.Op(id) != terms.Param {
		return false
	}
	v, ok := x.param(id)
	if !ok {
		return false
	}
	if f.outer != nil || x.scope.shared[v] || x.isGlobal(v) {
		return true
	}
	i, ok := x.scope.vars[v]
	return ok && to.live.has(i)
}

// Derived is implemented by what a client names a Call with whose value its operands alone determine.
type Derived interface{ Derived() }

// derives reports whether a call term's operands alone determine its value.
func (x *Exec) derives(id terms.ID) bool {
	if x.T.Op(id) != terms.Call {
		return false
	}
	_, ok := x.T.Aux(id).(Derived)
	return ok
}

// rooted reports whether a place is part of a variable that is kept.
func (x *Exec) rooted(base terms.ID, keep func(terms.ID) bool) bool {
	for {
		switch x.T.Op(base) {
		case terms.Field, terms.Elem:
			base = x.T.A(base)
			if keep(base) {
				return true
			}
		default:
			return false
		}
	}
}

// hash is like FNV-1a over a key, but over its words instead of its bytes.
func hash(key []int32) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range key {
		h = (h ^ uint64(uint32(w))) * 1099511628211
	}
	return h
}

// key encodes a state. Two states of a block have equal keys if later code cannot tell them apart. Values that later code cannot
// compute again are numbered in the order of their appearance: states after x = f() and x = g() are equal. The key is valid until
// the next call.
func (f *frame) key(st *State, to *block) []int32 { return f.encode(st, to, nil) }

// encode makes a key, or a loose one if loose is not nil.
func (f *frame) encode(st *State, to *block, loose *looseKey) []int32 {
	k := f.newKeyer(st, st.turns, to)
	k.loose = loose
	for _, t := range st.turns {
		if loose == nil || t.loop != loose.loop {
			k.add(t.loop, t.number())
		}
	}
	if st.Unsure {
		k.add(-1)
	}
	k.add(-2)
	for _, d := range st.defers {
		k.add(int32(d.site.Call.Pos()))
		k.term(d.recv)
		for _, a := range d.args {
			k.term(a)
		}
	}
	k.add(-3)
	for _, v := range st.stack {
		k.term(v)
	}
	k.add(-4)
	for _, b := range st.env {
		k.term(b.base)
		k.add(b.field)
		k.term(b.value)
	}
	k.add(-5)
	k.key = st.Shadow.Encode(k.key, func(key []int32, id terms.ID) []int32 {
		k.key = key
		k.term(id)
		return k.key
	})
	k.add(-6)
	st.Facts.Terms(func(id terms.ID) {
		if !k.names.has(id) {
			k.term(id)
		}
	})
	f.x.scratch = k.key
	return k.key
}

// keyer makes a key.
type keyer struct {
	f     *frame
	st    *State
	turns []turn
	to    *block
	loose *looseKey // receives the bounds of numbers; nil if they are part of the key
	key   []int32
	names *marks
	named int32
}

func (f *frame) newKeyer(st *State, turns []turn, to *block) *keyer {
	return &keyer{f: f, st: st, turns: turns, to: to, key: f.x.scratch[:0], names: f.x.names.clear()}
}

func (k *keyer) add(n ...int32) { k.key = append(k.key, n...) }

// term appends a term with what is known of it.
func (k *keyer) term(id terms.ID) {
	x := k.f.x
	if id == 0 || x.T.IsConstant(id) {
		k.add(int32(id))
		return
	}
	if k.names.has(id) {
		k.add(-k.names.get(id))
		return
	}
	k.named++
	k.names.set(id, k.named)
	op := x.T.Op(id)
	k.add(-1<<20 - int32(op))
	opaque := op == terms.Unknown || op == terms.Alloc || op == terms.Made
	switch op {
	case terms.Param, terms.Address, terms.Func:
		k.add(int32(id))
		k.facts(id)
		return
	case terms.Made:
		k.add(int32(x.T.B(id)))
	case terms.Alloc:
		if of, ok := x.T.Aux(id).(bytesOf); ok {
			k.term(of.text)
		}
	case terms.Unknown:
		if x.T.Unsure(id) {
			k.add(1)
		}
	case terms.Call, terms.Field, terms.Elem:
		opaque = !k.makes(id) && !x.T.Computable(id) && !x.derives(id)
	case terms.Result:
		opaque = !k.makes(x.T.A(id))
	}
	if !opaque {
		k.add(x.T.AuxKey(id))
		x.T.Operands(id, k.term)
		switch op {
		case terms.Call:
			k.version(x.T.B(id))
		}
	}
	k.facts(id)
}

// makes reports whether an expression that may run later can make a term.
func (k *keyer) makes(id terms.ID) bool {
	m, ok := k.f.x.makerOf(id)
	if ok && k.f.x.T.Op(id) == terms.Call {
		return k.f.mayMakeCall(m, k.to, k.turns, id)
	}
	return ok && k.f.mayMake(m, k.to)
}

// version appends the version of a call. A loose key does not distinguish the turns of its loop.
func (k *keyer) version(v terms.ID) {
	t := k.f.x.T
	if v != 0 && t.Op(v) == terms.List && t.A(v) != 0 && t.Op(t.A(v)) == terms.List {
		for pairs := t.A(v); pairs != 0; pairs = t.B(t.B(pairs)) {
			k.add(int32(t.A(pairs)))
		}
		v = t.B(v)
	}
	k.add(int32(v))
}

func (k *keyer) facts(id terms.ID) {
	if k.loose == nil {
		k.key = k.st.Facts.Encode(k.key, id)
		return
	}
	k.key, k.loose.bounds = k.st.Facts.EncodeLoosely(k.key, k.loose.bounds, id)
}

// marks maps some of a table's terms to numbers. It is reused, so that a use allocates nothing.
type marks struct {
	list  []mark
	epoch int32
}

type mark struct{ epoch, value int32 }

// clear removes all marks.
func (m *marks) clear() *marks {
	m.epoch++
	return m
}

func (m *marks) has(id terms.ID) bool { return int(id) < len(m.list) && m.list[id].epoch == m.epoch }

func (m *marks) get(id terms.ID) int32 { return m.list[id].value }

func (m *marks) set(id terms.ID, value int32) {
	if int(id) >= len(m.list) {
		m.list = append(m.list, make([]mark, int(id)+1-len(m.list))...)
	}
	m.list[id] = mark{m.epoch, value}
}
