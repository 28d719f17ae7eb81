package terms

import (
	"go/constant"
	"go/types"
)

// Constant returns the term of a constant.
func (t *Table) Constant(v constant.Value) ID {
	switch v.Kind() {
	case constant.Bool:
		return t.intern(node{op: Const, aux: t.auxOf(constant.BoolVal(v))})
	case constant.String:
		return t.intern(node{op: Const, aux: t.auxOf(constant.StringVal(v))})
	case constant.Int, constant.Float:
		if i, exact := constant.Int64Val(constant.ToInt(v)); exact && constant.ToInt(v).Kind() == constant.Int {
			return t.Int(i)
		}
	}
	return t.intern(node{op: Const, aux: t.auxOf(exact(v.ExactString()))})
}

// exact is a constant that is not a boolean, a string or an int64, as constant.Value.ExactString spells it.
type exact string

// Int returns the term of an integer.
func (t *Table) Int(i int64) ID { return t.intern(node{op: Const, aux: t.auxOf(i)}) }

// Bool returns the term of a boolean.
func (t *Table) Bool(b bool) ID {
	if b {
		return t.yes
	}
	return t.no
}

// Text returns the term of a string.
func (t *Table) Text(s string) ID { return t.intern(node{op: Const, aux: t.auxOf(s)}) }

// Null returns nil.
func (t *Table) Null() ID { return t.null }

// Empty returns the value of a struct type without fields.
func (t *Table) Empty(typ types.Type) ID { return t.intern(node{op: Const, aux: t.auxOf(typ)}) }

// IntOf returns the value of an integer constant.
func (t *Table) IntOf(id ID) (int64, bool) {
	if t.nodes[id].op != Const {
		return 0, false
	}
	i, ok := t.aux[t.nodes[id].aux].(int64)
	return i, ok
}

// ExactOf returns the value of a numeric constant that is not an int64, as constant.Value.ExactString spells it.
func (t *Table) ExactOf(id ID) (string, bool) {
	if t.nodes[id].op != Const {
		return "", false
	}
	s, ok := t.aux[t.nodes[id].aux].(exact)
	return string(s), ok
}

// TextOf returns the value of a string constant.
func (t *Table) TextOf(id ID) (string, bool) {
	if t.nodes[id].op != Const {
		return "", false
	}
	s, ok := t.aux[t.nodes[id].aux].(string)
	return s, ok
}

// IsConstant reports whether a term is a constant, nil, or an OwnSentinel.
func (t *Table) IsConstant(id ID) bool {
	n := t.nodes[id]
	return n.op == Const || n.op == Nil || n.op == OwnSentinel
}
