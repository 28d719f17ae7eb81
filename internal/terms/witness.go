package terms

import (
	"go/token"
	"slices"
)

// Intervals decide most conditions on numbers, but not all: nothing of them says that f&1 != 0 and f&3 == 0 exclude each other, or a+b == 3
// and a == b. That Assume adds a condition says only that it has found no contradiction. So where numbers are combined in a way that
// intervals do not follow exactly, a path needs a witness: numbers for which all its facts about them hold.
//
// The search tries numbers that the conditions suggest: their constants, sums and products of these, the parts of masks, and the bounds of
// intervals. It is incomplete. If it finds nothing, there may still be a witness, so the path is not impossible, but unsure.
//
// The search only looks at facts that share a value with the condition, directly or through other facts. It tries at most maxTries
// assignments, and evaluates each fact for each of them. A table without hard terms never searches.

const (
	// maxAtoms bounds the values that the numbers of a witness are chosen for.
	maxAtoms = 4
	// maxTries bounds the assignments that are tried.
	maxTries = 4096
	// maxSearches bounds the searches of a table.
	maxSearches = 256
)

// hard reports whether intervals do not follow an arithmetic term exactly.
func (t *Table) hard(n node) bool {
	if n.op != Arith {
		return false
	}
	_, constant := t.IntOf(n.b)
	switch op, _ := t.aux[n.aux].(token.Token); op {
	case add, sub:
		if _, text := t.TextOf(n.a); text {
			return false
		}
		if _, text := t.TextOf(n.b); text {
			return false
		}
		_, other := t.IntOf(n.a)
		return !constant && !other
	}
	return true
}

// Feasible reports whether numbers were found for which a condition of a path and the facts connected with it hold; the facts include the
// condition. It is true if intervals follow all of these exactly.
func (t *Table) Feasible(f Facts, cond ID) bool {
	if !t.anyHard {
		return true
	}
	s := &search{t: t, facts: f, values: map[ID]int64{}}
	s.collect(cond)
	if !s.hard {
		return true
	}
	if len(s.atoms) > maxAtoms || t.searches >= maxSearches {
		return false
	}
	t.searches++
	return s.find()
}

// search is a search for a witness.
type search struct {
	t         *Table
	facts     Facts
	atoms     []ID   // the values to choose
	about     []fact // the facts that must hold
	constants []int64
	hard      bool
	values    map[ID]int64
}

// collect finds the atoms of a condition and the facts that are connected with them.
func (s *search) collect(cond ID) {
	s.add(cond)
	used := make([]bool, len(s.facts.list))
	for again := true; again; {
		again = false
		for i, e := range s.facts.list {
			if used[i] || len(s.atoms) > maxAtoms || !s.touches(e.term) {
				continue
			}
			used[i], again = true, true
			s.about = append(s.about, e)
			s.add(e.term)
			for _, n := range []int64{e.lo, e.hi} {
				s.constant(n)
			}
		}
	}
}

// inner reports whether the value of a term is computed from those of its operands. Other terms are atoms.
func (s *search) inner(id ID) bool {
	n := s.t.nodes[id]
	switch n.op {
	case Not, And, Or, Less, LessEq, Arith:
		return true
	case Equal:
		if _, number := s.t.IntOf(n.b); !number && s.t.IsConstant(n.b) {
			return false // of texts, or of other values that are no numbers
		}
		return true
	}
	return false
}

func (s *search) add(id ID) {
	if i, ok := s.t.IntOf(id); ok {
		s.constant(i)
		return
	}
	if s.t.IsConstant(id) {
		return
	}
	if !s.inner(id) {
		if !slices.Contains(s.atoms, id) {
			s.atoms = append(s.atoms, id)
		}
		return
	}
	s.hard = s.hard || s.t.hard(s.t.nodes[id])
	s.t.operands(id, s.add)
}

// touches reports whether a term contains one of the atoms.
func (s *search) touches(id ID) bool {
	if !s.inner(id) {
		return slices.Contains(s.atoms, id)
	}
	found := false
	s.t.operands(id, func(o ID) { found = found || s.touches(o) })
	return found
}

func (s *search) constant(n int64) {
	if n > lowest && n < highest && n >= -small && n <= small && !slices.Contains(s.constants, n) && len(s.constants) < 12 {
		s.constants = append(s.constants, n)
	}
}

// find tries assignments.
func (s *search) find() bool {
	most := []int{maxTries, maxTries, 64, 16, 8}[len(s.atoms)]
	lists := make([][]int64, len(s.atoms))
	for i, a := range s.atoms {
		lists[i] = s.candidates(a, most)
		if len(lists[i]) == 0 {
			return false
		}
	}
	var try func(i int) bool
	try = func(i int) bool {
		if i == len(s.atoms) {
			return s.holds()
		}
		for _, v := range lists[i] {
			s.values[s.atoms[i]] = v
			if try(i + 1) {
				return true
			}
		}
		return false
	}
	return try(0)
}

// candidates lists numbers that an atom may be, the most promising ones first.
func (s *search) candidates(atom ID, most int) []int64 {
	lo, hi := s.t.Interval(s.facts, atom)
	var list []int64
	seen := map[int64]bool{}
	add := func(n int64) {
		if n >= lo && n <= hi && !seen[n] && len(list) < most {
			seen[n] = true
			list = append(list, n)
		}
	}
	if lo == hi {
		return []int64{lo}
	}
	near := func(n int64) {
		add(n)
		add(n + 1)
		add(n - 1)
	}
	if lo > lowest {
		near(lo)
	}
	if hi < highest {
		near(hi)
	}
	near(1)
	for _, c := range s.constants {
		near(c)
		add(-c)
	}
	mask := int64(0)
	for _, c := range s.constants {
		if c > 0 {
			mask |= c
		}
	}
	if mask < 1<<10 {
		for part := mask; part > 0; part = (part - 1) & mask { // the parts of the mask
			add(part)
		}
	}
	for _, c := range s.constants {
		for _, d := range s.constants {
			near(c + d)
			near(c * d)
			if d >= 0 && d < 24 {
				add(c << d)
			}
			for _, e := range s.constants {
				add(c*d + e)
			}
		}
	}
	for n := max(lo, -64); n <= min(hi, 256); n++ {
		add(n)
	}
	return list
}

// holds reports whether all facts hold for the chosen values.
func (s *search) holds() bool {
	for _, e := range s.about {
		v, ok := s.value(e.term)
		if !ok {
			return false
		}
		if e.is != 0 {
			is, ok := s.value(e.is)
			if ok && is != v {
				return false
			}
			continue
		}
		if v < e.lo || v > e.hi {
			return false
		}
		for _, c := range e.isNot {
			if is, ok := s.value(c); ok && is == v {
				return false
			}
		}
	}
	return true
}

// value computes a term; booleans are 0 and 1. ok is false if it does not fit, or is a constant that is no number.
func (s *search) value(id ID) (v int64, ok bool) {
	if i, ok := s.t.IntOf(id); ok {
		return i, true
	}
	switch id {
	case s.t.yes:
		return 1, true
	case s.t.no:
		return 0, true
	}
	if s.t.IsConstant(id) {
		return 0, false
	}
	if !s.inner(id) {
		v, ok := s.values[id]
		return v, ok
	}
	n := s.t.nodes[id]
	a, ok := s.value(n.a)
	if !ok {
		return 0, false
	}
	if n.op == Not {
		return 1 - a, true
	}
	b, ok := s.value(n.b)
	if !ok {
		return 0, false
	}
	is := false
	switch n.op {
	case Arith:
		return compute(a, s.t.opOf(id), b)
	case And:
		is = a != 0 && b != 0
	case Or:
		is = a != 0 || b != 0
	case Equal:
		is = a == b
	case Less:
		is = a < b
	case LessEq:
		is = a <= b
	}
	if is {
		return 1, true
	}
	return 0, true
}
