package terms

import "slices"

// Computer returns the value that a function returns for constants: strings, int64s and booleans. It returns nil if it knows none.
type Computer func(args []any) any

// computer returns what is known of the callee of a call; nil if nothing is.
func (t *Table) computer(x ID) Computer {
	n := t.nodes[x]
	if n.op != Call || t.ComputerOf == nil {
		return nil
	}
	c, known := t.computers[n.aux]
	if !known {
		c = t.ComputerOf(t.aux[n.aux])
		t.computers[n.aux] = c
	}
	return c
}

// Computable reports whether a term is a call whose value follows from those of its arguments.
func (t *Table) Computable(x ID) bool { return t.computer(x) != nil }

// computed returns the value of a call whose arguments are constants on a path; 0 for other terms.
func (t *Table) computed(f Facts, x ID) ID {
	compute := t.computer(x)
	if compute == nil {
		return 0
	}
	var args []any
	for list := t.nodes[x].a; list != 0; list = t.nodes[list].b {
		a := t.nodes[list].a
		if a == 0 {
			continue // there is no receiver
		}
		v := t.Value(f, a)
		if n, ok := t.KnownLength(a); v == 0 && ok && t.Value(f, n) == t.zero {
			v = t.Text("")
		}
		if v == 0 || t.nodes[v].op != Const {
			return 0
		}
		args = append(args, t.aux[t.nodes[v].aux])
	}
	switch v := compute(args).(type) {
	case string:
		if len(v) <= maxText {
			return t.Text(v)
		}
	case int64:
		return t.Int(v)
	case bool:
		return t.Bool(v)
	}
	return 0
}

// agrees reports whether what is known of a call, or of its length, may be true of its computed value.
func (t *Table) agrees(f Facts, x ID) bool {
	d, of := f.of(x), x
	if t.nodes[x].op == Len {
		of = t.nodes[x].a
	}
	v := t.computed(f, of)
	if v == 0 {
		return true
	}
	if of != x {
		v = t.Length(v)
	}
	if i, ok := t.IntOf(v); ok && (i < d.lo || i > d.hi) {
		return false
	}
	return (d.is == 0 || d.is == v) && !slices.Contains(d.isNot, v)
}
