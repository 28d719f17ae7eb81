package terms

import (
	"go/types"
	"math"
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

// domain describes the values that a term may have: one constant, or those of an interval (for numbers) that are not excluded.
type domain struct {
	is     ID    // its value, a constant or nil; 0 if unknown
	lo, hi int64 // for numbers: the smallest and the largest value
	isNot  []ID  // excluded constants, in order
}

// The interval of an unknown number. Numbers outside of it are constants without an order.
const (
	lowest  = math.MinInt64 / 8
	highest = math.MaxInt64 / 8
)

// small bounds the numbers in interval arithmetic, so that nothing overflows.
const small = 1 << 24

var anything = domain{lo: lowest, hi: highest}

func (d domain) equal(e domain) bool {
	return d.is == e.is && d.lo == e.lo && d.hi == e.hi && slices.Equal(d.isNot, e.isNot)
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
	case Equal, Less, LessEq, And, Or, Not, TypeTest:
		if tr := t.Truth(f, x); tr != Open {
			return t.Bool(tr == True)
		}
		return 0
	case Convert:
		if v := t.Value(f, t.nodes[x].a); v != 0 && t.nodes[v].op == Const && t.keeps(f, x) {
			return v
		}
		return 0
	}
	if lo, hi := t.Interval(f, x); lo == hi {
		return t.Int(lo)
	}
	return 0
}

// Interval returns the smallest and the largest value that a number may have on a path. Without facts, this is the widest interval
// that is followed.
func (t *Table) Interval(f Facts, x ID) (lo, hi int64) {
	n := t.nodes[x]
	d := f.of(x)
	lo, hi = d.lo, d.hi
	meet := func(l, h int64) { lo, hi = max(lo, l), min(hi, h) }
	if d.is != 0 && n.op != Arith {
		if i, ok := t.IntOf(d.is); ok {
			return i, i
		}
	}
	switch n.op {
	case Const:
		if i, ok := t.IntOf(x); ok && i > lowest && i < highest {
			return i, i
		}
	case Param, Field:
		if v, ok := t.Aux(x).(types.Object); ok {
			if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 {
				meet(RangeOf(b))
			}
		}
	case Len:
		meet(0, highest)
		v := f.of(n.a).is
		if v == t.null {
			return 0, 0
		}
		if s, ok := t.TextOf(v); v != 0 && ok {
			return int64(len(s)), int64(len(s))
		}
	case Convert:
		if t.keeps(f, x) {
			meet(t.Interval(f, n.a))
		}
	case Arith:
		if l, h, ok := t.arithInterval(f, x); ok {
			meet(l, h)
		}
	}
	for slices.ContainsFunc(d.isNot, func(c ID) bool { i, ok := t.IntOf(c); return ok && i == lo }) {
		lo++
	}
	for slices.ContainsFunc(d.isNot, func(c ID) bool { i, ok := t.IntOf(c); return ok && i == hi }) {
		hi--
	}
	return lo, hi
}

// keeps reports whether a conversion keeps the value on a path, because a number is in the range of the type.
func (t *Table) keeps(f Facts, x ID) bool {
	to, ok := t.Aux(x).(types.Type)
	if !ok {
		return true
	}
	b, ok := to.Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsInteger == 0 {
		return true
	}
	lo, hi := RangeOf(b)
	l, h := t.Interval(f, t.nodes[x].a)
	return l >= lo && h <= hi
}

// RangeOf returns the smallest and the largest value of an integer type, limited to the widest interval that is followed.
func RangeOf(b *types.Basic) (lo, hi int64) {
	lo, hi = lowest, highest
	switch b.Kind() {
	case types.Int8:
		lo, hi = math.MinInt8, math.MaxInt8
	case types.Int16:
		lo, hi = math.MinInt16, math.MaxInt16
	case types.Int32:
		lo, hi = math.MinInt32, math.MaxInt32
	case types.Uint8:
		hi = math.MaxUint8
	case types.Uint16:
		hi = math.MaxUint16
	case types.Uint32:
		hi = math.MaxUint32
	}
	if b.Info()&types.IsUnsigned != 0 {
		lo = 0
	}
	return lo, hi
}

// arithInterval returns the interval of an arithmetic term if one of its operands is a constant.
func (t *Table) arithInterval(f Facts, x ID) (lo, hi int64, ok bool) {
	n := t.nodes[x]
	l, h := t.Interval(f, n.a)
	cl, ch := t.Interval(f, n.b)
	switch op := t.opOf(x); {
	case op == add:
		return plus(l, cl, lowest), plus(h, ch, highest), true
	case op == sub:
		return plus(l, -ch, lowest), plus(h, -cl, highest), true
	case l < -small || h > small || cl < -small || ch > small: // it may overflow
		return 0, 0, false
	case op == mul:
		ends := []int64{l * cl, l * ch, h * cl, h * ch}
		return slices.Min(ends), slices.Max(ends), true
	case op == quo && cl == ch && cl > 0:
		return l / cl, h / cl, true
	case op == rem && l == h && cl == ch && cl != 0:
		return l % cl, l % cl, true
	case op == rem && cl > 0 && l >= 0:
		return 0, min(h, ch-1), true
	case l == h && cl == ch:
		if v, ok := compute(l, op, cl); ok {
			return v, v, true
		}
	}
	return 0, 0, false
}

// plus adds two bounds of intervals. It returns limit, which means no bound, if one of them is large.
func plus(x, y, limit int64) int64 {
	if x < -small || x > small || y < -small || y > small {
		return limit
	}
	return x + y
}

// Truth says whether a condition holds on a path.
func (t *Table) Truth(f Facts, x ID) Tri {
	n := t.nodes[x]
	switch n.op {
	case Const:
		return TriOf(x == t.yes)
	case Not:
		return t.Truth(f, n.a).Not()
	}
	if d := f.of(x); d.is != 0 {
		return TriOf(d.is == t.yes)
	}
	switch n.op {
	case And:
		return both(t.Truth(f, n.a), t.Truth(f, n.b))
	case Or:
		return both(t.Truth(f, n.a).Not(), t.Truth(f, n.b).Not()).Not()
	case Equal:
		if is := t.equal(f, n.a, n.b); is != Open {
			return is
		}
		if t.held(f, Less, n.a, n.b) == True || t.held(f, Less, n.b, n.a) == True ||
			t.held(f, LessEq, n.a, n.b) == False || t.held(f, LessEq, n.b, n.a) == False {
			return False
		}
	case Less:
		if is := t.less(f, n.a, n.b); is != Open {
			return is
		}
		if is := t.held(f, LessEq, n.b, n.a); is != Open {
			return is.Not()
		}
		if t.held(f, Less, n.b, n.a) == True || t.held(f, LessEq, n.a, n.b) == False ||
			t.held(f, Equal, n.a, n.b) == True || t.held(f, Equal, n.b, n.a) == True {
			return False
		}
	case LessEq:
		if is := t.less(f, n.b, n.a); is != Open {
			return is.Not()
		}
		if is := t.held(f, Less, n.b, n.a); is != Open {
			return is.Not()
		}
		if t.held(f, Less, n.a, n.b) == True || t.held(f, LessEq, n.b, n.a) == False ||
			t.held(f, Equal, n.a, n.b) == True || t.held(f, Equal, n.b, n.a) == True {
			return True
		}
	case TypeTest:
		if f.of(n.a).is == t.null {
			return False
		}
		return t.typed(f, n.a, t.Aux(x).(types.Type))
	}
	return Open
}

// held returns what a path has assumed about a comparison of two terms.
func (t *Table) held(f Facts, o Op, x, y ID) Tri {
	id, ok := t.index[node{op: o, a: x, b: y}]
	if !ok {
		return Open
	}
	d := f.of(id)
	if d.is == 0 {
		return Open
	}
	return TriOf(d.is == t.yes)
}

// typed says whether a value with a known concrete type is of type to.
func (t *Table) typed(f Facts, x ID, to types.Type) Tri {
	if _, isParam := types.Unalias(to).(*types.TypeParam); isParam {
		return Open
	}
	for _, e := range f.list {
		if n := t.nodes[e.term]; n.op == TypeTest && n.a == x && e.is == t.yes {
			switch is := t.Aux(e.term).(types.Type); {
			case !types.IsInterface(is):
				return TriOf(IsOf(is, to))
			case !types.IsInterface(to) && !IsOf(to, is):
				return False
			}
		}
	}
	return Open
}

// IsOf reports whether a value of a concrete type is of type t: the types are identical, or t is an interface that it implements.
func IsOf(concrete, t types.Type) bool {
	if i, ok := t.Underlying().(*types.Interface); ok {
		return types.Implements(concrete, i)
	}
	return types.Identical(concrete, t)
}

func both(x, y Tri) Tri {
	switch {
	case x == False || y == False:
		return False
	case x == True && y == True:
		return True
	}
	return Open
}

func (t *Table) equal(f Facts, x, y ID) Tri {
	vx, vy := t.Value(f, x), t.Value(f, y)
	if vx != 0 && vy != 0 {
		return TriOf(vx == vy)
	}
	if vy == t.null && t.NeverNil(x) || vx == t.null && t.NeverNil(y) {
		return False
	}
	if vy != 0 && slices.Contains(f.of(x).isNot, vy) || vx != 0 && slices.Contains(f.of(y).isNot, vx) {
		return False
	}
	if t.lengthDiffers(f, x, vy) || t.lengthDiffers(f, y, vx) {
		return False
	}
	if t.numeric(vx) || t.numeric(vy) {
		lx, hx := t.Interval(f, x)
		ly, hy := t.Interval(f, y)
		if hx < ly || hy < lx {
			return False
		}
	}
	return Open
}

// lengthDiffers reports whether a value is known to have a different length than a string.
func (t *Table) lengthDiffers(f Facts, x, text ID) bool {
	if text == 0 {
		return false
	}
	s, ok := t.TextOf(text)
	l, known := t.index[node{op: Len, a: x}]
	if !ok || !known {
		return false
	}
	lo, hi := t.Interval(f, l)
	return int64(len(s)) < lo || int64(len(s)) > hi
}

func (t *Table) numeric(x ID) bool {
	if x == 0 {
		return false
	}
	_, ok := t.IntOf(x)
	return ok
}

func (t *Table) less(f Facts, x, y ID) Tri {
	lx, hx := t.Interval(f, x)
	ly, hy := t.Interval(f, y)
	switch {
	case hx < ly && hx != lowest:
		return True
	case lx >= hy && lx != highest:
		return False
	}
	return Open
}

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
	if slices.Contains(d.isNot, v) || v == t.null && t.NeverNil(x) {
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

// over returns the smallest number that gives at least x when it is multiplied by c > 0, and under the largest one that gives at most
// x. They return limit, which means no bound, if x is large.
func over(x, c, limit int64) int64 { return -under(-x, c, -limit) }

func under(x, c, limit int64) int64 {
	if x < -small || x > small {
		return limit
	}
	if x < 0 && x%c != 0 {
		return x/c - 1
	}
	return x / c
}

// maxRounds bounds the rounds of propagate: a < b < c < a would raise the bounds of all three forever.
const maxRounds = 32

// propagate applies the facts about compound conditions again until nothing new follows, or maxRounds is reached.
func (t *Table) propagate(f Facts) (Facts, bool) {
	again := true
	for round := 0; again && round < maxRounds; round++ {
		again = false
		for _, e := range f.list {
			n := t.nodes[e.term]
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
