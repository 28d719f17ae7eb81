package terms

import (
	"slices"
)

// Tri says whether a condition holds, as far as that is known.
type Tri uint8

// The values of Tri.
const (
	Open  Tri = iota // unknown: it may hold or not
	True             // it holds
	False            // it does not
)

// TriOf returns True or False.
func TriOf(b bool) Tri {
	if b {
		return True
	}
	return False
}

// Not returns the negation.
func (x Tri) Not() Tri {
	switch x {
	case True:
		return False
	case False:
		return True
	}
	return Open
}

// Facts are the facts of a path, ordered by term. They are immutable: adding a fact returns new Facts. The zero value is empty.
type Facts struct{ list []fact }

type fact struct {
	term ID
	domain
}

func (f Facts) find(x ID) (int, bool) {
	lo, hi := 0, len(f.list)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.list[mid].term < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(f.list) && f.list[lo].term == x
}

func (f Facts) of(x ID) domain {
	if i, ok := f.find(x); ok {
		return f.list[i].domain
	}
	return anything
}

func (f Facts) with(x ID, d domain) Facts {
	i, ok := f.find(x)
	list := make([]fact, 0, len(f.list)+1)
	list = append(list, f.list[:i]...)
	list = append(list, fact{x, d})
	if ok {
		i++
	}
	return Facts{append(list, f.list[i:]...)}
}

// Len returns the number of terms with facts.
func (f Facts) Len() int { return len(f.list) }

// Terms calls yield for each term with facts, in order.
func (f Facts) Terms(yield func(ID)) {
	for _, x := range f.list {
		yield(x.term)
	}
}

// Keep returns the facts about the terms for which keep returns true.
func (f Facts) Keep(keep func(ID) bool) Facts {
	for i, x := range f.list {
		if keep(x.term) {
			continue
		}
		list := slices.Clone(f.list[:i])
		for _, y := range f.list[i+1:] {
			if keep(y.term) {
				list = append(list, y)
			}
		}
		return Facts{list}
	}
	return f
}

// Encode appends the facts about a term to a key. The encoding is equal for equal facts.
func (f Facts) Encode(key []int32, x ID) []int32 {
	i, ok := f.find(x)
	if !ok {
		return append(key, 0)
	}
	d := f.list[i].domain
	key = append(key, 1, int32(d.is), int32(d.lo>>32), int32(d.lo), int32(d.hi>>32), int32(d.hi), int32(len(d.isNot)))
	for _, c := range d.isNot {
		key = append(key, int32(c))
	}
	return key
}

// EncodeLoosely is like Encode, but appends the bounds of numbers to bounds instead.
func (f Facts) EncodeLoosely(key []int32, bounds []int64, x ID) ([]int32, []int64) {
	d := f.of(x)
	key = append(key, int32(d.is), int32(len(d.isNot)))
	for _, c := range d.isNot {
		key = append(key, int32(c))
	}
	return key, append(bounds, d.lo, d.hi)
}

// Conditions calls yield for each fact as conditions: op is Equal (x is y), Not (x is not y), LessEq (x <= y) or Less (y < x,
// that is x >= y+1, given as y).
func (t *Table) Conditions(f Facts, yield func(x ID, op Op, y ID)) {
	for _, e := range f.list {
		if e.is != 0 {
			yield(e.term, Equal, e.is)
			continue
		}
		for _, c := range e.isNot {
			yield(e.term, Not, c)
		}
		if e.hi != highest {
			yield(e.term, LessEq, t.Int(e.hi))
		}
		if e.lo != lowest {
			yield(e.term, Less, t.Int(e.lo-1))
		}
	}
}

// Value returns the term of the constant (or nil) that a term is equal to on a path; 0 if that is unknown.
func (t *Table) Value(f Facts, x ID) ID {
	if t.IsConstant(x) {
		return x
	}
	if d := f.of(x); d.is != 0 {
		return d.is
	}
	switch t.nodes[x].op {
	case Equal, Less, LessEq, And, Or, Not, TypeTest, Wraps:
		if tr := t.Truth(f, x); tr != Open {
			return t.Bool(tr == True)
		}
		return 0
	case Convert:
		if v := t.Value(f, t.nodes[x].a); v != 0 && t.nodes[v].op == Const && t.keeps(f, x) {
			return v
		}
		return 0
	case Call:
		if v := t.computed(f, x); v != 0 {
			return v
		}
	}
	if lo, hi := t.Interval(f, x); lo == hi {
		return t.Int(lo)
	}
	return 0
}

// With returns the facts of both. If both have facts about a term, those of other count.
func (f Facts) With(other Facts) Facts {
	for _, e := range other.list {
		f = f.with(e.term, e.domain)
	}
	return f
}

// Equal reports whether f and other have the same facts.
func (f Facts) Equal(other Facts) bool {
	return slices.EqualFunc(f.list, other.list, func(x, y fact) bool { return x.term == y.term && x.equal(y.domain) })
}
