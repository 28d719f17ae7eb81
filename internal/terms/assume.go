package terms

import (
	"slices"
)

// Assume adds a condition, or its negation, and everything that follows from it. It returns false if that is impossible.
func (t *Table) Assume(f Facts, x ID, holds bool) (Facts, bool) {
	f, ok := t.assume(f, x, holds)
	if !ok {
		return f, false
	}
	return t.propagate(f)
}

func (t *Table) assume(f Facts, x ID, holds bool) (Facts, bool) {
	switch t.Truth(f, x) {
	case True:
		if holds && !t.compound(x) {
			return f, true
		}
		if !holds {
			return f, false
		}
	case False:
		if !holds && !t.compound(x) {
			return f, true
		}
		if holds {
			return f, false
		}
	}
	n := t.nodes[x]
	switch n.op {
	case Const:
		return f, (x == t.yes) == holds
	case Not:
		return t.assume(f, n.a, !holds)
	case And, Or:
		return t.assumeBoth(f, x, holds)
	case Equal:
		return t.assumeEqual(f, x, holds)
	case Less:
		return t.assumeLess(f, x, n.a, n.b, holds)
	case LessEq:
		return t.assumeLess(f, x, n.b, n.a, !holds)
	case TypeTest:
		f, ok := t.set(f, x, t.Bool(holds))
		if ok && holds {
			return t.exclude(f, n.a, t.null)
		}
		return f, ok
	case Wraps:
		f, ok := t.set(f, x, t.Bool(holds))
		switch {
		case !ok:
			return f, false
		case !holds:
			return t.assume(f, t.Equal(n.a, n.b), false)
		case t.Truth(f, t.Equal(n.b, t.null)) == False:
			return t.exclude(f, n.a, t.null)
		}
		return f, true
	}
	return t.set(f, x, t.Bool(holds))
}

func (t *Table) compound(x ID) bool { op := t.nodes[x].op; return op == And || op == Or }

// assumeBoth handles x && y and x || y. If both sides of a disjunction are possible, the disjunction itself becomes a fact.
func (t *Table) assumeBoth(f Facts, x ID, holds bool) (Facts, bool) {
	n := t.nodes[x]
	each := holds // the value of both sides, if both are determined
	if (n.op == And) == holds {
		f, ok := t.assume(f, n.a, each)
		if !ok {
			return f, false
		}
		return t.assume(f, n.b, each)
	}
	// At least one of the two sides must be equal to holds.
	a, b := t.Truth(f, n.a), t.Truth(f, n.b)
	want := TriOf(holds)
	if a == want || b == want {
		return f, true
	}
	if _, ok := t.Assume(f, n.a, holds); !ok {
		return t.assume(f, n.b, holds)
	}
	if _, ok := t.Assume(f, n.b, holds); !ok {
		return t.assume(f, n.a, holds)
	}
	return t.set(f, x, t.Bool(holds))
}

func (t *Table) assumeEqual(f Facts, x ID, holds bool) (Facts, bool) {
	n := t.nodes[x]
	vx, vy := t.Value(f, n.a), t.Value(f, n.b)
	a, b, v := n.a, n.b, vy
	if v == 0 && vx != 0 {
		a, b, v = n.b, n.a, vx
	}
	if v == 0 {
		f, ok := t.set(f, x, t.Bool(holds))
		if ok && holds {
			lx, hx := t.Interval(f, a)
			ly, hy := t.Interval(f, b)
			if f, ok = t.narrow(f, a, ly, hy); ok {
				f, ok = t.narrow(f, b, lx, hx)
			}
		}
		return f, ok
	}
	if !t.IsConstant(b) {
		// b has this value on this path only: keep the comparison as a fact, too.
		var ok bool
		if f, ok = t.set(f, x, t.Bool(holds)); !ok {
			return f, false
		}
	}
	if holds {
		return t.set(f, a, v)
	}
	return t.exclude(f, a, v)
}

// assumeLess assumes x < y, or y <= x. whole is the condition as a term.
func (t *Table) assumeLess(f Facts, whole, x, y ID, holds bool) (Facts, bool) {
	_, cx := t.IntOf(x)
	_, cy := t.IntOf(y)
	ok := true
	if !cx && !cy {
		n := t.nodes[whole]
		truth := holds
		if n.op == LessEq {
			truth = !holds
		}
		if f, ok = t.set(f, whole, t.Bool(truth)); !ok {
			return f, false
		}
	}
	lx, hx := t.Interval(f, x)
	ly, hy := t.Interval(f, y)
	if holds { // x < y
		if hy != highest {
			if f, ok = t.narrow(f, x, lowest, hy-1); !ok {
				return f, false
			}
		}
		if lx != lowest {
			f, ok = t.narrow(f, y, lx+1, highest)
		}
		return f, ok
	}
	if ly != lowest { // x >= y
		if f, ok = t.narrow(f, x, ly, highest); !ok {
			return f, false
		}
	}
	if hx != highest {
		f, ok = t.narrow(f, y, lowest, hx)
	}
	return f, ok
}

// set adds the fact that a term is a constant.
func (t *Table) set(f Facts, x, v ID) (Facts, bool) {
	if t.IsConstant(x) {
		return f, x == v
	}
	if i, ok := t.IntOf(v); ok && i > lowest && i < highest {
		return t.narrow(f, x, i, i)
	}
	d := f.of(x)
	if d.is != 0 {
		return f, d.is == v
	}
	if slices.Contains(d.isNot, v) || v == t.null && t.NeverNil(x) || t.apart(x, v) {
		return f, false
	}
	if v == t.null && t.positiveLength(f, x) {
		return f, false
	}
	return f.with(x, domain{is: v, lo: lowest, hi: highest}), true
}

// positiveLength reports whether a value is known to have a positive length, so that it is not nil.
func (t *Table) positiveLength(f Facts, x ID) bool {
	l, ok := t.index[node{op: Len, a: x}]
	if !ok {
		return false
	}
	lo, _ := t.Interval(f, l)
	return lo > 0
}

// exclude adds the fact that a term is not equal to a constant.
func (t *Table) exclude(f Facts, x, v ID) (Facts, bool) {
	if t.IsConstant(x) {
		return f, x != v
	}
	d := f.of(x)
	if d.is != 0 {
		return f, d.is != v
	}
	if v == t.null && t.NeverNil(x) || slices.Contains(d.isNot, v) {
		return f, true
	}
	if v == t.yes || v == t.no {
		return t.set(f, x, t.Bool(v == t.no))
	}
	if i, ok := t.IntOf(v); ok {
		lo, hi := t.Interval(f, x)
		switch {
		case i < lo || i > hi:
			return f, true
		case i == lo:
			return t.narrow(f, x, lo+1, hi)
		case i == hi:
			return t.narrow(f, x, lo, hi-1)
		}
	}
	d.isNot = slices.Clone(d.isNot)
	at, _ := slices.BinarySearch(d.isNot, v)
	d.isNot = slices.Insert(d.isNot, at, v)
	return f.with(x, d), true
}

// narrow adds the fact that a number is in an interval, and narrows the operands that it is computed from.
func (t *Table) narrow(f Facts, x ID, lo, hi int64) (Facts, bool) {
	l, h := t.Interval(f, x)
	lo, hi = max(lo, l), min(hi, h)
	if lo > hi {
		return f, false
	}
	if i, ok := t.IntOf(x); ok {
		return f, lo <= i && i <= hi
	}
	n := t.nodes[x]
	ok := true
	switch n.op {
	case Convert:
		if t.keeps(f, x) {
			f, ok = t.narrow(f, n.a, lo, hi)
		}
	case Arith:
		f, ok = t.narrowArith(f, x, lo, hi)
	}
	if !ok {
		return f, false
	}
	d := f.of(x)
	if d.is != 0 && !t.numeric(d.is) {
		return f, true // not a number
	}
	d.lo, d.hi = max(d.lo, lo), min(d.hi, hi)
	d.isNot = slices.Clone(d.isNot)
	for d.lo <= d.hi && t.excluded(d, d.lo) {
		d.lo++
	}
	for d.lo <= d.hi && t.excluded(d, d.hi) {
		d.hi--
	}
	if d.lo > d.hi {
		return f, false
	}
	d.isNot = slices.DeleteFunc(d.isNot, func(c ID) bool { i, ok := t.IntOf(c); return ok && (i < d.lo || i > d.hi) })
	if len(d.isNot) == 0 {
		d.isNot = nil
	}
	if n.op == Len && d.lo > 0 {
		if f, ok = t.exclude(f, n.a, t.null); !ok {
			return f, false
		}
	}
	d.is = 0
	if d.lo == d.hi {
		d.is, d.isNot = t.Int(d.lo), nil
	}
	if n.op == Len && d.lo == 0 && d.hi == highest && len(d.isNot) == 0 {
		return f, true
	}
	return f.with(x, d), true
}

func (t *Table) excluded(d domain, i int64) bool {
	return slices.ContainsFunc(d.isNot, func(c ID) bool { j, ok := t.IntOf(c); return ok && i == j })
}

// narrowArith narrows an operand of an arithmetic term to the result's interval, if the other operand is a constant.
func (t *Table) narrowArith(f Facts, x ID, lo, hi int64) (Facts, bool) {
	n := t.nodes[x]
	op := t.opOf(x)
	c, constant := t.IntOf(t.Value(f, n.b))
	if !constant {
		if c, ok := t.IntOf(t.Value(f, n.a)); ok && c >= -small && c <= small {
			switch op {
			case add: // c + b
				return t.narrow(f, n.b, plus(lo, -c, lowest), plus(hi, -c, highest))
			case sub: // c - b
				return t.narrow(f, n.b, plus(c, -hi, lowest), plus(c, -lo, highest))
			}
		}
		return f, true
	}
	if c < -small || c > small {
		return f, true
	}
	switch op {
	case add:
		return t.narrow(f, n.a, plus(lo, -c, lowest), plus(hi, -c, highest))
	case sub:
		return t.narrow(f, n.a, plus(lo, c, lowest), plus(hi, c, highest))
	case mul: // a*c is in [lo, hi], and it does not overflow
		switch {
		case c > 0:
			return t.narrow(f, n.a, over(lo, c, lowest), under(hi, c, highest))
		case c < 0:
			return t.narrow(f, n.a, over(-hi, -c, lowest), under(-lo, -c, highest))
		}
	case quo: // x/c is in [lo, hi]
		if c <= 0 {
			return f, true
		}
		down, up := int64(lowest), int64(highest)
		if lo > 0 {
			down = lo * c
		} else if lo > lowest/c {
			down = (lo-1)*c + 1
		}
		if hi >= 0 && hi < highest/c-1 {
			up = hi*c + c - 1
		} else if hi < 0 {
			up = hi * c
		}
		return t.narrow(f, n.a, down, up)
	}
	return f, true
}
