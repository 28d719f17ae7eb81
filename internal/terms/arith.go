package terms

import (
	"go/token"
)

// The operators through which intervals are followed.
const (
	add = token.ADD
	sub = token.SUB
	mul = token.MUL
	quo = token.QUO
	rem = token.REM
)

// opOf returns the operator of an arithmetic term.
func (t *Table) opOf(x ID) token.Token {
	op, _ := t.Aux(x).(token.Token)
	return op
}

// offset splits a term into another one plus a constant: n + 2 gives n and 2, n + 1 - 3 gives n and -2.
func (t *Table) offset(x ID) (of ID, by int64) {
	for t.nodes[x].op == Arith {
		c, ok := t.IntOf(t.nodes[x].b)
		if !ok || c > small || c < -small || by > small || by < -small {
			break
		}
		switch t.opOf(x) {
		case add:
			by += c
		case sub:
			by -= c
		default:
			return x, by
		}
		x = t.nodes[x].a
	}
	return x, by
}

// distance returns y - x if that is a constant. Runs in which a number overflows are ignored.
func (t *Table) distance(x, y ID) (n int64, ok bool) {
	if t.nodes[x].op != Arith && t.nodes[y].op != Arith {
		return 0, false
	}
	a, i := t.offset(x)
	b, j := t.offset(y)
	return j - i, a == b
}

// Arith returns x op y for an operator that is neither a comparison nor logical.
func (t *Table) Arith(x ID, op token.Token, y ID) ID {
	if i, ok := t.IntOf(x); ok {
		if j, ok := t.IntOf(y); ok {
			if v, ok := compute(i, op, j); ok {
				return t.Int(v)
			}
		}
	}
	if a, ok := t.TextOf(x); ok && op == token.ADD {
		if b, ok := t.TextOf(y); ok && len(a)+len(b) <= maxText {
			return t.Text(a + b)
		}
	}
	return t.intern(node{op: Arith, aux: t.auxOf(op), a: x, b: y})
}

// compute applies an operator to integers. ok is false if the result is too large or the operator is not supported.
func compute(x int64, op token.Token, y int64) (v int64, ok bool) {
	const large = 1 << 31
	if x > large || x < -large || y > large || y < -large {
		return 0, false
	}
	switch op {
	case token.ADD:
		return x + y, true
	case token.SUB:
		return x - y, true
	case token.MUL:
		return x * y, true
	case token.QUO:
		if y != 0 {
			return x / y, true
		}
	case token.REM:
		if y != 0 {
			return x % y, true
		}
	case token.AND:
		return x & y, true
	case token.OR:
		return x | y, true
	case token.XOR:
		return x ^ y, true
	case token.AND_NOT:
		return x &^ y, true
	case token.SHL:
		if y >= 0 && y < 31 {
			return x << y, true
		}
	case token.SHR:
		if y >= 0 {
			return x >> y, true
		}
	}
	return 0, false
}
