package terms

import (
	"go/token"
	"go/types"
	"math/rand/v2"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// world is an interpretation: a value for each unknown. Integers and booleans are numbers.
type world struct {
	ints  map[ID]int64
	bools map[ID]bool
	errs  map[ID]fault
}

// fault is an error: nil, one of the sentinels 1 and 2, or another one that wraps sentinels.
type fault struct {
	made  int
	wraps [5]bool
}

// is is errors.Is.
func (e fault) is(target fault) bool { return e == target || target.made != 0 && e.wraps[target.made] }

// value computes a term in a world. Integers are int64, booleans bool.
func (w world) value(t *Table, x ID) any {
	n := t.nodes[x]
	num := func(x ID) int64 { return w.value(t, x).(int64) }
	truth := func(x ID) bool { return w.value(t, x).(bool) }
	switch n.op {
	case Const:
		return t.aux[n.aux]
	case Unknown:
		if v, ok := w.ints[x]; ok {
			return v
		}
		if v, ok := w.errs[x]; ok {
			return v
		}
		return w.bools[x]
	case Nil:
		return fault{}
	case OwnSentinel:
		return fault{made: int(t.Aux(x).(*types.Var).Pos())}
	case Wraps:
		return w.value(t, n.a).(fault).is(w.value(t, n.b).(fault))
	case Not:
		return !truth(n.a)
	case And:
		return truth(n.a) && truth(n.b)
	case Or:
		return truth(n.a) || truth(n.b)
	case Equal:
		return w.value(t, n.a) == w.value(t, n.b)
	case Less:
		return num(n.a) < num(n.b)
	case LessEq:
		return num(n.a) <= num(n.b)
	case Arith:
		v, ok := compute(num(n.a), t.opOf(x), num(n.b))
		if !ok {
			return int64(0)
		}
		return v
	}
	panic(n.op)
}

// lab makes random terms over a few unknowns, and all their worlds.
type lab struct {
	*Table
	r     *rand.Rand
	ints  []ID
	bools []ID
	errs  []ID // unknown ones
	known []ID // nil and the sentinels
}

func newLab(seed uint64) *lab {
	l := &lab{Table: NewTable(), r: rand.New(rand.NewPCG(seed, 1))}
	for _, name := range []string{"i", "j"} {
		l.ints = append(l.ints, l.Unknown(name))
	}
	for _, name := range []string{"a", "b", "c"} {
		l.bools = append(l.bools, l.Unknown(name))
	}
	for _, name := range []string{"e", "f"} {
		l.errs = append(l.errs, l.Unknown(name))
	}
	l.known = append(l.known, l.Null())
	for pos := token.Pos(1); pos <= 2; pos++ {
		l.known = append(l.known, l.Sentinel(types.NewVar(pos, nil, "err", types.Typ[types.Int]), true))
	}
	return l
}

func (l *lab) worlds(yield func(world)) {
	for i := int64(-3); i <= 5; i++ {
		for j := int64(-3); j <= 5; j++ {
			for m := range 8 {
				yield(world{
					map[ID]int64{l.ints[0]: i, l.ints[1]: j},
					map[ID]bool{l.bools[0]: m&1 > 0, l.bools[1]: m&2 > 0, l.bools[2]: m&4 > 0},
					map[ID]fault{l.errs[0]: faults[(i+3)%int64(len(faults))], l.errs[1]: faults[(j+3)%int64(len(faults))]},
				})
			}
		}
	}
}

// faults are the errors of the worlds.
var faults = []fault{{}, {made: 1}, {made: 2}, {made: 3}, {3, [5]bool{1: true}}, {4, [5]bool{1: true, 2: true}}}

// fault makes a condition about errors.
func (l *lab) fault() ID {
	e := l.errs[l.r.IntN(len(l.errs))]
	other := append(l.known, l.errs...)[l.r.IntN(len(l.known)+len(l.errs))]
	if l.r.IntN(2) == 0 {
		return l.Equal(e, other)
	}
	return l.Wraps(e, other)
}

func (l *lab) number(depth int) ID {
	switch l.r.IntN(5) {
	case 0:
		return l.Int(int64(l.r.IntN(9) - 3))
	case 1:
		if depth > 0 {
			op := []token.Token{token.ADD, token.SUB, token.MUL, token.QUO, token.REM}[l.r.IntN(5)]
			return l.Arith(l.number(depth-1), op, l.Int(int64(l.r.IntN(4)+1)))
		}
	}
	return l.ints[l.r.IntN(len(l.ints))]
}

func (l *lab) condition(depth int) ID {
	if depth > 0 {
		switch l.r.IntN(6) {
		case 0:
			return l.Not(l.condition(depth - 1))
		case 1:
			return l.And(l.condition(depth-1), l.condition(depth-1))
		case 2:
			return l.Or(l.condition(depth-1), l.condition(depth-1))
		case 3:
			return l.Equal(l.condition(depth-1), l.condition(depth-1))
		}
	}
	switch l.r.IntN(4) {
	case 0:
		return l.bools[l.r.IntN(len(l.bools))]
	case 1:
		return l.Equal(l.number(1), l.number(1))
	case 2:
		return l.fault()
	default:
		op := []token.Token{token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ}[l.r.IntN(6)]
		return l.Compare(l.number(1), op, l.number(1))
	}
}

// TestLaws checks the laws of the package comment: Assume and Truth are right in every world, and more facts never make Truth answer
// less.
func TestLaws(t *testing.T) {
	decided, refused := 0, 0
	for seed := range uint64(long.Times(250, 3000)) {
		l := newLab(seed)
		var facts Facts
		type assumed struct {
			x     ID
			holds bool
		}
		var path []assumed
		feasible := func(w world) bool {
			for _, a := range path {
				if w.value(l.Table, a.x).(bool) != a.holds {
					return false
				}
			}
			return true
		}
		asked := l.condition(2)
		before := Open
		for range 5 {
			x, holds := l.condition(2), l.r.IntN(2) == 0
			next, ok := l.Assume(facts, x, holds)
			path = append(path, assumed{x, holds})
			some := false
			l.worlds(func(w world) { some = some || feasible(w) })
			if !ok {
				refused++
				if some {
					t.Fatalf("seed %d: a path that exists is refused", seed)
				}
				break
			}
			facts = next
			got := l.Truth(facts, asked)
			if before != Open && got != before {
				t.Fatalf("seed %d: with more facts the answer goes from %d to %d", seed, before, got)
			}
			before = got
			if got != Open {
				decided++
			}
			l.worlds(func(w world) {
				if !feasible(w) {
					return
				}
				if got != Open && w.value(l.Table, asked).(bool) != (got == True) {
					t.Fatalf("seed %d: the wrong answer", seed)
				}
				for _, i := range l.ints {
					if lo, hi := l.Interval(facts, i); w.ints[i] < lo || w.ints[i] > hi {
						t.Fatalf("seed %d: %d is outside of [%d, %d]", seed, w.ints[i], lo, hi)
					}
				}
			})
		}
	}
	if decided < 40 || refused < 25 {
		t.Errorf("only %d answers and %d refusals: the test proves little", decided, refused)
	}
}

// TestConstructors checks that a constructor computes the same as the operator.
func TestConstructors(t *testing.T) {
	for seed := range uint64(long.Times(60, 500)) {
		l := newLab(seed)
		x, y := l.condition(2), l.condition(2)
		m, n := l.number(2), l.number(2)
		l.worlds(func(w world) {
			truth := func(x ID) bool { return w.value(l.Table, x).(bool) }
			num := func(x ID) int64 { return w.value(l.Table, x).(int64) }
			for what, ok := range map[string]bool{
				"!":  truth(l.Not(x)) == !truth(x),
				"&&": truth(l.And(x, y)) == (truth(x) && truth(y)),
				"||": truth(l.Or(x, y)) == (truth(x) || truth(y)),
				"==": truth(l.Equal(m, n)) == (num(m) == num(n)),
				"<":  truth(l.Compare(m, token.LSS, n)) == (num(m) < num(n)),
				">=": truth(l.Compare(m, token.GEQ, n)) == (num(m) >= num(n)),
			} {
				if !ok {
					t.Fatalf("seed %d: %s is wrong", seed, what)
				}
			}
		})
	}
}

// TestFollows checks conclusions that the engine relies on. Open would be a sound answer, too, but would keep impossible paths.
func TestFollows(t *testing.T) {
	tab := NewTable()
	i, j, a, b := tab.Unknown("i"), tab.Unknown("j"), tab.Unknown("a"), tab.Unknown("b")
	less := func(x ID, n int64) ID { return tab.Less(x, tab.Int(n)) }
	here, there := types.NewPackage("here", "here"), types.NewPackage("there", "there")
	sentinel := func(pkg *types.Package, own bool) ID {
		return tab.Sentinel(types.NewVar(token.NoPos, pkg, "err", types.Typ[types.Int]), own)
	}
	gone, full, end := sentinel(here, true), sentinel(here, true), sentinel(there, false)
	for _, c := range []struct {
		what    string
		assumed []ID
		asked   ID
		want    Tri
	}{
		{"a smaller bound", []ID{less(i, 3)}, less(i, 5), True},
		{"a range above", []ID{tab.Not(less(i, 5))}, less(i, 3), False},
		{"a number out of range", []ID{less(i, 3)}, tab.Equal(i, tab.Int(7)), False},
		{"the other boolean", []ID{a, tab.Not(tab.Equal(a, b))}, b, False},
		{"the other side of an ||", []ID{tab.Not(a), tab.Or(a, b)}, b, True},
		{"the other side of an &&", []ID{a, tab.Not(tab.And(a, b))}, b, False},
		{"an || that was known before its sides", []ID{tab.Or(a, b), tab.Not(a)}, b, True},
		{"the negation of >", []ID{tab.Not(tab.Compare(i, token.GTR, j))}, tab.Compare(i, token.LEQ, j), True},
		{"the negation of <=", []ID{tab.Compare(i, token.LEQ, j)}, tab.Compare(i, token.GTR, j), False},
		{"the other order", []ID{tab.Less(i, j)}, tab.Less(j, i), False},
		{"less is not equal", []ID{tab.Less(i, j)}, tab.Equal(i, j), False},
		{"less or equal", []ID{tab.Less(i, j)}, tab.LessEq(i, j), True},
		{"equal is not less", []ID{tab.Equal(i, j)}, tab.Less(j, i), False},
		{"an error that is not another one and does not wrap it", []ID{tab.Not(tab.Wraps(i, gone))}, tab.Equal(i, gone), False},
		{"an error that wraps no other", []ID{tab.Equal(i, full)}, tab.Wraps(i, gone), False},
		{"the error itself", []ID{tab.Equal(i, gone)}, tab.Wraps(i, gone), True},
		{"nil wraps nothing", []ID{tab.Wraps(i, gone)}, tab.Equal(i, tab.Null()), False},
		{"an error of another package", []ID{tab.Equal(i, end)}, tab.Wraps(i, gone), False},
		{"a quotient", []ID{tab.Equal(tab.Arith(i, token.QUO, tab.Int(100)), tab.Int(2))}, less(i, 300), True},
	} {
		var f Facts
		for _, x := range c.assumed {
			var ok bool
			if f, ok = tab.Assume(f, x, true); !ok {
				t.Fatalf("%s: refused", c.what)
			}
		}
		if got := tab.Truth(f, c.asked); got != c.want {
			t.Errorf("%s: the answer is %d, want %d", c.what, got, c.want)
		}
	}
}

// TestLengths checks what follows from the length of a value about the value, and the other way round.
func TestLengths(t *testing.T) {
	tab := NewTable()
	s := tab.Unknown("s")
	empty := tab.Equal(s, tab.Text(""))
	if empty != tab.Equal(tab.Length(s), tab.Int(0)) {
		t.Error(`s == "" is not len(s) == 0`)
	}
	f, ok := tab.Assume(Facts{}, tab.Less(tab.Int(0), tab.Length(s)), true)
	if !ok || tab.Truth(f, empty) != False || tab.Truth(f, tab.Equal(s, tab.Null())) != False {
		t.Error("what has a length is empty or nil")
	}
	f, ok = tab.Assume(Facts{}, tab.Equal(s, tab.Null()), true)
	if !ok || tab.Truth(f, tab.Less(tab.Int(0), tab.Length(s))) != False {
		t.Error("nil has a length")
	}
}

// TestTexts checks comparisons of texts of which one end is known.
func TestTexts(t *testing.T) {
	tab := NewTable()
	s := tab.Unknown("s")
	add := func(x, y ID) ID { return tab.Arith(x, token.ADD, y) }
	a, b := tab.Text("a"), tab.Text("b")
	for _, c := range []struct {
		what, text string
		x, want    ID
	}{
		{"another beginning", "xx", add(a, s), tab.Bool(false)},
		{"another end", "xx", add(s, b), tab.Bool(false)},
		{"the rest", "abc", add(a, s), tab.Equal(s, tab.Text("bc"))},
		{"the middle", "axb", add(add(a, s), b), tab.Equal(s, tab.Text("x"))},
		{"no rest", "a", add(a, s), tab.Equal(tab.Length(s), tab.Int(0))},
	} {
		if got := tab.Equal(c.x, tab.Text(c.text)); got != c.want {
			t.Errorf("%s: %d, want %d", c.what, got, c.want)
		}
	}
	if tab.Truth(Facts{}, tab.Equal(add(add(a, s), a), a)) != False {
		t.Error("ends overlap")
	}
}

// TestSize checks that terms do not grow without bound.
func TestSize(t *testing.T) {
	tab := NewTable()
	x := tab.Unknown("x")
	for range 1000 {
		x = tab.Arith(x, token.ADD, tab.Unknown("y"))
	}
	if tab.sizes[x] > maxSize {
		t.Errorf("a term has %d nodes", tab.sizes[x])
	}
}
