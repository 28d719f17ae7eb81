package terms

import (
	"go/types"
	"math"
	"slices"
)

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
		if v == 0 {
			v = t.computed(f, n.a)
		}
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
