package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/syntax"
)

// condition says that a key compares with a constant in a way that holds on a path.
type condition struct {
	key key
	op  token.Token // EQL, NEQ, LSS, LEQ, GTR, GEQ
	val Val
}

// maxConditions bounds what a state remembers; the oldest condition is forgotten first.
const maxConditions = 24

// truth is what is known of a condition.
type truth uint8

const (
	unknown truth = iota
	holds
	fails
)

func known(b bool) truth {
	if b {
		return holds
	}
	return fails
}

// not returns the condition that holds where c does not.
func (c condition) not() condition {
	switch c.op {
	case token.EQL:
		if c.val.Kind == boolVal {
			c.val = boolean(c.val.Int == 0)
			return c
		}
		c.op = token.NEQ
	case token.NEQ:
		c.op = token.EQL
	case token.LSS:
		c.op = token.GEQ
	case token.LEQ:
		c.op = token.GTR
	case token.GTR:
		c.op = token.LEQ
	case token.GEQ:
		c.op = token.LSS
	}
	return c
}

// plain returns an equal condition in the form that all conditions on booleans have.
func (c condition) plain() condition {
	if c.op == token.NEQ && c.val.Kind == boolVal {
		return condition{c.key, token.EQL, boolean(c.val.Int == 0)}
	}
	return c
}

// compare says whether the constant x stands in the relation op to y.
func compare(x Val, op token.Token, y Val) truth {
	if x.Kind != y.Kind {
		if x.Kind == noVal || y.Kind == noVal || x.Kind == otherVal && y.Kind == intVal || x.Kind == intVal && y.Kind == otherVal {
			return unknown
		}
	}
	switch op {
	case token.EQL:
		return known(x == y)
	case token.NEQ:
		return known(x != y)
	}
	if x.Kind != intVal || y.Kind != intVal {
		return unknown
	}
	switch op {
	case token.LSS:
		return known(x.Int < y.Int)
	case token.LEQ:
		return known(x.Int <= y.Int)
	case token.GTR:
		return known(x.Int > y.Int)
	case token.GEQ:
		return known(x.Int >= y.Int)
	}
	return unknown
}

// conditions are those that hold on a path, in no order. A list is not changed once it is made.
type conditions []condition

// eval says whether c holds where the others do.
func (cs conditions) eval(c condition) truth {
	c = c.plain()
	lo, hi := int64(-1<<62), int64(1<<62)
	for _, k := range cs {
		if k.key != c.key {
			continue
		}
		if k.op == token.EQL {
			return compare(k.val, c.op, c.val)
		}
		if k == c {
			return holds
		}
		if k == c.not() {
			return fails
		}
		if k.val.Kind != intVal {
			continue
		}
		switch k.op {
		case token.LSS:
			hi = min(hi, k.val.Int-1)
		case token.LEQ:
			hi = min(hi, k.val.Int)
		case token.GTR:
			lo = max(lo, k.val.Int+1)
		case token.GEQ:
			lo = max(lo, k.val.Int)
		}
	}
	if c.val.Kind != intVal {
		return unknown
	}
	v := c.val.Int
	switch c.op {
	case token.EQL:
		if v < lo || v > hi {
			return fails
		}
	case token.NEQ:
		if v < lo || v > hi {
			return holds
		}
	case token.LSS:
		return ranged(hi < v, lo >= v)
	case token.LEQ:
		return ranged(hi <= v, lo > v)
	case token.GTR:
		return ranged(lo > v, hi <= v)
	case token.GEQ:
		return ranged(lo >= v, hi < v)
	}
	return unknown
}

func ranged(yes, no bool) truth {
	switch {
	case yes:
		return holds
	case no:
		return fails
	}
	return unknown
}

// with returns the conditions and c; ok is false if they contradict each other.
func (cs conditions) with(c condition) (_ conditions, ok bool) {
	if c.key == 0 || c.val.Kind == noVal {
		return cs, true
	}
	c = c.plain()
	switch cs.eval(c) {
	case holds:
		return cs, true
	case fails:
		return cs, false
	}
	if len(cs) >= maxConditions {
		cs = cs[1:]
	}
	return append(slices.Clip(cs), c), true
}

// without returns the conditions whose keys drop does not name.
func (cs conditions) without(drop func(key) bool) conditions {
	i := slices.IndexFunc(cs, func(c condition) bool { return drop(c.key) })
	if i < 0 {
		return cs
	}
	kept := slices.Clone(cs[:i])
	for _, c := range cs[i+1:] {
		if !drop(c.key) {
			kept = append(kept, c)
		}
	}
	return kept
}

// meet returns what holds on both of two paths.
func (cs conditions) meet(other conditions) conditions {
	var both conditions
	add := func(from, in conditions) {
		for _, c := range from {
			if in.eval(c) == holds && !slices.Contains(both, c) {
				both = append(both, c)
			}
		}
	}
	add(cs, other)
	add(other, cs)
	return both
}

// equal reports whether two lists hold the same conditions.
func (cs conditions) equal(other conditions) bool {
	if len(cs) != len(other) {
		return false
	}
	for _, c := range cs {
		if !slices.Contains(other, c) {
			return false
		}
	}
	return true
}

// atom reads a condition without && and ||. The key is 0 if nothing is known of it; constant tells how it always comes out.
func (t *keyTable) atom(e ast.Expr) (c condition, constant truth) {
	e = ast.Unparen(e)
	if v := valOf(t.info, e); v.Kind == boolVal {
		return condition{}, known(v.Int == 1)
	}
	if b, ok := e.(*ast.BinaryExpr); ok && syntax.Compares(b.Op) {
		return t.comparison(b.X, b.Op, b.Y, e)
	}
	return condition{t.of(e), token.EQL, boolean(true)}, unknown
}

// comparison reads x op y. whole is the comparison as an expression; nil if it is a case of a switch.
func (t *keyTable) comparison(x ast.Expr, op token.Token, y ast.Expr, whole ast.Expr) (condition, truth) {
	vx, vy := valOf(t.info, x), valOf(t.info, y)
	switch {
	case isRecover(t.info, x) && vy.Kind == nilVal:
		return condition{}, known(op == token.EQL) // the simulation follows no panics
	case vx.Kind != noVal && vy.Kind != noVal:
		return condition{}, compare(vx, op, vy)
	case vy.Kind != noVal:
		return t.lengths(condition{t.of(x), op, vy}, x), unknown
	case vx.Kind != noVal:
		return t.lengths(condition{t.of(y), syntax.Mirrored(op), vx}, y), unknown
	case op == token.EQL || op == token.NEQ:
		a, b := t.of(x), t.of(y)
		if a == 0 || b == 0 {
			return condition{}, unknown
		}
		a, b = min(a, b), max(a, b)
		ia, ib := t.infos[a], t.infos[b]
		k := t.intern(ia.text+"=="+ib.text, slices.Concat(ia.objs, ib.objs), ia.call || ib.call)
		return condition{k, token.EQL, boolean(op == token.EQL)}, unknown
	case whole != nil:
		return condition{t.of(whole), token.EQL, boolean(true)}, unknown
	}
	return condition{}, unknown
}

// clause notes the two sides of a condition with && or ||, so that one can be inferred from the other.
func (t *keyTable) clause(k key, e *ast.BinaryExpr) {
	if t.infos[k].or != nil {
		return
	}
	var sides []condition
	for _, side := range []ast.Expr{e.X, e.Y} {
		negated := e.Op == token.LAND
		side = ast.Unparen(side)
		for {
			not, ok := side.(*ast.UnaryExpr)
			if !ok || not.Op != token.NOT {
				break
			}
			side, negated = ast.Unparen(not.X), !negated
		}
		if b, ok := side.(*ast.BinaryExpr); ok && (b.Op == token.LAND || b.Op == token.LOR) {
			k := t.of(b)
			if k == 0 {
				return
			}
			t.clause(k, b)
			sides = append(sides, condition{k, token.EQL, boolean(!negated)})
			continue
		}
		c, constant := t.atom(side)
		if constant != unknown || c.key == 0 {
			return
		}
		if negated {
			c = c.not()
		}
		sides = append(sides, c.plain())
	}
	t.infos[k].or, t.infos[k].and = sides, e.Op == token.LAND
}

// infer adds what follows from disjunctions of which one side fails; ok is false for a contradiction.
func (t *keyTable) infer(cs conditions) (_ conditions, ok bool) {
	for range 4 {
		before := len(cs)
		for _, c := range cs {
			info := t.infos[c.key]
			if info.or == nil || c.op != token.EQL || (c.val.Int == 1) == info.and {
				continue
			}
			a, b := info.or[0], info.or[1]
			switch {
			case cs.eval(a) == fails:
				cs, ok = cs.with(b)
			case cs.eval(b) == fails:
				cs, ok = cs.with(a)
			default:
				continue
			}
			if !ok {
				return cs, false
			}
		}
		if len(cs) == before {
			break
		}
	}
	return cs, true
}

// lengths writes len(x) > 0 as len(x) != 0, and its kin alike.
func (t *keyTable) lengths(c condition, e ast.Expr) condition {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || c.val.Kind != intVal {
		return c
	}
	id, ok := call.Fun.(*ast.Ident)
	if !ok {
		return c
	}
	if b, ok := t.info.Uses[id].(*types.Builtin); !ok || b.Name() != "len" {
		return c
	}
	if len(call.Args) == 1 {
		c.key = t.ofLen(t.of(call.Args[0]))
	}
	switch {
	case c.op == token.GTR && c.val.Int == 0, c.op == token.GEQ && c.val.Int == 1:
		return condition{c.key, token.NEQ, integer(0)}
	case c.op == token.LSS && c.val.Int == 1, c.op == token.LEQ && c.val.Int == 0:
		return condition{c.key, token.EQL, integer(0)}
	}
	return c
}

// isRecover reports whether e calls recover.
func isRecover(info *types.Info, e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := info.Uses[id].(*types.Builtin)
	return ok && b.Name() == "recover"
}
