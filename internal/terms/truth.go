package terms

import (
	"go/types"
	"slices"
)

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
	case Wraps:
		return t.wraps(f, n.a, n.b)
	case Call:
		if v := t.computed(f, x); v != 0 {
			return TriOf(v == t.yes)
		}
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
	if v := f.of(x).is; v != 0 && t.nodes[v].op == OwnSentinel {
		switch t.TypeTest(v, to) {
		case t.yes:
			return True
		case t.no:
			return False
		}
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

// wraps says what the values of two errors say about errors.Is: a sentinel is itself, and nil and an error that wraps no other are
// nothing else. An error of another package does not wrap one that this package alone has.
func (t *Table) wraps(f Facts, err, target ID) Tri {
	v := t.Value(f, err)
	if v == 0 {
		v = err
		for _, e := range f.list {
			if n := t.nodes[e.term]; n.op == Equal && e.is == t.yes && (n.a == err && t.apart(n.b, target) || n.b == err && t.apart(n.a, target)) {
				return False
			}
		}
	}
	if t.apart(v, target) {
		return False
	}
	_, bare := t.IsMade(v)
	switch same := t.Truth(f, t.Equal(v, target)); {
	case same == True && t.IsSentinel(target):
		return True
	case same == False && (bare || t.nodes[v].op == OwnSentinel || v == t.null):
		return False
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
