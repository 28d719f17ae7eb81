package terms

import (
	"go/types"
	"slices"
)

// maxRounds bounds the rounds of propagate: a < b < c < a would raise the bounds of all three forever.
const maxRounds = 32

// propagate applies the facts about compound conditions again until nothing new follows, or maxRounds is reached.
func (t *Table) propagate(f Facts) (Facts, bool) {
	again := true
	for round := 0; again && round < maxRounds; round++ {
		again = false
		for _, e := range f.list {
			n := t.nodes[e.term]
			if (n.op == Call || n.op == Len) && !t.agrees(f, e.term) {
				return f, false
			}
			if n.op == Arith && t.numbers(f, e.term) {
				lo, hi := t.Interval(f, e.term)
				if lo > hi {
					return f, false
				}
				g, ok := t.narrowArith(f, e.term, lo, hi)
				if !ok {
					return f, false
				}
				if !f.Equal(g) {
					f, again = g, true
					break
				}
			}
			if e.is == 0 {
				continue
			}
			holds := e.is == t.yes
			var g Facts
			ok := true
			switch n.op {
			case And, Or:
				a, b := t.Truth(f, n.a), t.Truth(f, n.b)
				if want := TriOf(holds); a == want || b == want {
					continue // satisfied
				}
				if a == Open && b == Open {
					continue
				}
				g, ok = t.assumeBoth(f, e.term, holds)
			case Equal:
				vx, vy := t.Value(f, n.a), t.Value(f, n.b)
				switch {
				case vx != 0 && vy != 0:
					if (vx == vy) != holds {
						return f, false
					}
					continue
				case vx == 0 && vy == 0:
					continue
				}
				g, ok = t.assumeEqual(f, e.term, holds)
			case Less:
				g, ok = t.assumeLess(f, e.term, n.a, n.b, holds)
			case LessEq:
				g, ok = t.assumeLess(f, e.term, n.b, n.a, !holds)
			case TypeTest:
				if is := t.typed(f, n.a, t.Aux(e.term).(types.Type)); is != Open && is != TriOf(holds) {
					return f, false
				}
				continue
			case Wraps:
				if is := t.wraps(f, n.a, n.b); is != Open && is != TriOf(holds) {
					return f, false
				}
				continue
			default:
				continue
			}
			if !ok {
				return f, false
			}
			if !slices.EqualFunc(f.list, g.list, func(x, y fact) bool { return x.term == y.term && x.equal(y.domain) }) {
				f, again = g, true
				break
			}
		}
	}
	return f, true
}

// numbers reports whether a computed term is a number with known bounds.
func (t *Table) numbers(f Facts, x ID) bool {
	d := f.of(x)
	return d.is == 0 && (d.lo != lowest || d.hi != highest) || t.numeric(d.is)
}
