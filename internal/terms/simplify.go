package terms

import (
	"go/token"
	"strings"
)

// Not returns the negation of a boolean.
func (t *Table) Not(x ID) ID {
	switch n := t.nodes[x]; n.op {
	case Const:
		return t.Bool(x == t.no)
	case Not:
		return n.a
	case Less:
		return t.LessEq(n.b, n.a)
	case LessEq:
		return t.Less(n.b, n.a)
	}
	return t.intern(node{op: Not, a: x})
}

// And returns x && y.
func (t *Table) And(x, y ID) ID {
	switch {
	case x == t.no || y == t.no || x == t.Not(y):
		return t.no
	case x == t.yes, x == y:
		return y
	case y == t.yes:
		return x
	}
	return t.intern(node{op: And, a: min(x, y), b: max(x, y)})
}

// Or returns x || y.
func (t *Table) Or(x, y ID) ID {
	switch {
	case x == t.yes || y == t.yes || x == t.Not(y):
		return t.yes
	case x == t.no, x == y:
		return y
	case y == t.no:
		return x
	}
	return t.intern(node{op: Or, a: min(x, y), b: max(x, y)})
}

// Equal returns x == y in a normal form: a constant comes second, s == "" is len(s) == 0, and b == true is b.
func (t *Table) Equal(x, y ID) ID {
	if x == y && t.nodes[x].op != Const { // constants are compared below
		return t.yes
	}
	if t.unequal(x, y) || t.unequal(y, x) {
		return t.no
	}
	switch boxX, boxY := t.nodes[x].op == Box, t.nodes[y].op == Box; {
	case boxX && boxY:
		if t.nodes[x].aux != t.nodes[y].aux {
			return t.no
		}
		return t.Equal(t.nodes[x].a, t.nodes[y].a)
	case boxX && t.nodes[y].op == Const: // such as a case of a switch
		return t.Equal(t.nodes[x].a, y)
	case boxY && t.nodes[x].op == Const:
		return t.Equal(x, t.nodes[y].a)
	}
	cx, cy := t.IsConstant(x), t.IsConstant(y)
	if cx && cy {
		return t.Bool(x == y)
	}
	if n, ok := t.distance(x, y); ok && n != 0 {
		return t.no
	}
	if cx || !cy && x > y {
		x, y, cy = y, x, cx
	}
	if cy {
		switch {
		case y == t.yes:
			return x
		case y == t.no:
			return t.Not(x)
		case y == t.null && t.NeverNil(x):
			return t.no
		}
		if s, ok := t.TextOf(y); ok {
			if s == "" {
				return t.Equal(t.Length(x), t.zero)
			}
			if part, rest, ok := t.around(x, s); ok {
				return t.Equal(part, rest)
			}
		}
	}
	return t.intern(node{op: Equal, a: x, b: y})
}

// around compares a text that is known at one end with s: it returns the part that is not known, and what that must be. If s begins or
// ends differently, it returns two different texts.
func (t *Table) around(x ID, s string) (part, rest ID, ok bool) {
	n := t.nodes[x]
	if n.op != Arith || t.opOf(x) != add {
		return 0, 0, false
	}
	if a, ok := t.TextOf(n.a); ok {
		if cut, has := strings.CutPrefix(s, a); has {
			return n.b, t.Text(cut), true
		}
		return n.a, t.Text(s), true
	}
	if b, ok := t.TextOf(n.b); ok {
		if cut, has := strings.CutSuffix(s, b); has {
			return n.a, t.Text(cut), true
		}
		return n.b, t.Text(s), true
	}
	return 0, 0, false
}

// Less returns x < y.
func (t *Table) Less(x, y ID) ID {
	if i, ok := t.IntOf(x); ok {
		if j, ok := t.IntOf(y); ok {
			return t.Bool(i < j)
		}
	}
	if x == y {
		return t.no
	}
	if n, ok := t.distance(x, y); ok {
		return t.Bool(n > 0)
	}
	return t.intern(node{op: Less, a: x, b: y})
}

// LessEq returns x <= y.
func (t *Table) LessEq(x, y ID) ID {
	if i, ok := t.IntOf(x); ok {
		if j, ok := t.IntOf(y); ok {
			return t.Bool(i <= j)
		}
	}
	if n, ok := t.distance(x, y); ok {
		return t.Bool(n >= 0)
	}
	return t.intern(node{op: LessEq, a: x, b: y})
}

// Compare returns x op y for a comparison operator.
func (t *Table) Compare(x ID, op token.Token, y ID) ID {
	switch op {
	case token.EQL:
		return t.Equal(x, y)
	case token.NEQ:
		return t.Not(t.Equal(x, y))
	case token.LSS:
		return t.Less(x, y)
	case token.LEQ:
		return t.LessEq(x, y)
	case token.GTR:
		return t.Less(y, x)
	case token.GEQ:
		return t.LessEq(y, x)
	}
	return 0
}
