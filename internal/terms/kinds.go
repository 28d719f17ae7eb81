package terms

import (
	"go/types"
)

// Unknown returns the unknown with a name. Equal names give equal terms.
func (t *Table) Unknown(name any) ID { return t.intern(node{op: Unknown, aux: t.auxOf(name)}) }

// UnsureOf returns the unsure unknown with a name: see Unsure.
func (t *Table) UnsureOf(name any) ID {
	n := node{op: Unknown, aux: t.auxOf(unsureName{name})}
	id := t.intern(n)
	t.unsure[id] = true
	return id
}

// Param returns the value of a variable at the function's entry.
func (t *Table) Param(v types.Object) ID { return t.intern(node{op: Param, aux: t.auxOf(v)}) }

// Address returns the address of a variable.
func (t *Table) Address(v types.Object) ID { return t.intern(node{op: Address, aux: t.auxOf(v)}) }

// Alloc returns the object that an expression makes. Different objects may compare equal, if they are structs.
func (t *Table) Alloc(site any) ID { return t.intern(node{op: Alloc, aux: t.auxOf(site)}) }

// Made returns the error that a call makes. It is not equal to any other error: not to a parameter, a package variable or an error
// that another call makes. bare says that it wraps no error.
func (t *Table) Made(site any, bare bool) ID {
	return t.intern(node{op: Made, aux: t.auxOf(site), b: t.Bool(bare)})
}

// IsSentinel reports whether a term is the error that a package's variable always holds.
func (t *Table) IsSentinel(x ID) bool {
	op := t.nodes[x].op
	return op == Sentinel || op == OwnSentinel
}

// IsMade reports whether a term is an error that a call has made, and whether it wraps no error.
func (t *Table) IsMade(x ID) (made, bare bool) {
	n := t.nodes[x]
	return n.op == Made, n.op == Made && n.b == t.yes
}

// apart reports whether x and y are errors of variables of two packages, and y is an OwnSentinel: the package of x does not know y.
func (t *Table) apart(x, y ID) bool {
	if t.nodes[x].op != Sentinel || t.nodes[y].op != OwnSentinel {
		return false
	}
	v, okV := t.Aux(x).(types.Object)
	w, okW := t.Aux(y).(types.Object)
	return okV && okW && v.Pkg() != w.Pkg()
}

// unequal reports whether x is a made error and y is known to be something else, or the two are errors of two packages.
func (t *Table) unequal(x, y ID) bool {
	if t.apart(x, y) {
		return true
	}
	if made, _ := t.IsMade(x); !made {
		return false
	}
	switch t.nodes[y].op {
	case Sentinel, OwnSentinel, Param, Address, Func, Nil:
		return true
	}
	made, _ := t.IsMade(y)
	return made
}

// Func returns a function value: a literal or a declared function.
func (t *Table) Func(f any) ID { return t.intern(node{op: Func, aux: t.auxOf(f)}) }

// Sentinel returns the error that a package's variable always holds. own says that no other variable or value is the same error.
func (t *Table) Sentinel(v types.Object, own bool) ID {
	if own {
		return t.intern(node{op: OwnSentinel, aux: t.auxOf(v)})
	}
	return t.intern(node{op: Sentinel, aux: t.auxOf(v)})
}

// Field returns a field of a struct, or of a pointer's struct. The same term is also the field's address.
func (t *Table) Field(x ID, field *types.Var) ID {
	return t.intern(node{op: Field, aux: t.auxOf(field), a: x})
}

// Elem returns an element of a container.
func (t *Table) Elem(x, key ID) ID { return t.intern(node{op: Elem, a: x, b: key}) }

// Deref returns the pointee of a pointer.
func (t *Table) Deref(x ID) ID { return t.intern(node{op: Deref, a: x}) }

// Length returns the length of a value. The length of nil is 0.
func (t *Table) Length(x ID) ID {
	switch t.nodes[x].op {
	case Nil:
		return t.zero
	case Box:
		return t.Length(t.nodes[x].a)
	case Const:
		if s, ok := t.TextOf(x); ok {
			return t.Int(int64(len(s)))
		}
	case Arith: // of texts
		return t.Arith(t.Length(t.nodes[x].a), add, t.Length(t.nodes[x].b))
	}
	return t.intern(node{op: Len, a: x})
}

// KnownLength returns the length of a value if the table has a term for it. ok is false if it has none: then no fact is about it.
func (t *Table) KnownLength(x ID) (n ID, ok bool) {
	n, ok = t.index[node{op: Len, a: x}]
	return n, ok
}

// Convert returns a value converted to a type. For conversions that keep the value, callers use x itself.
func (t *Table) Convert(x ID, to types.Type) ID {
	return t.intern(node{op: Convert, a: x, aux: t.auxOf(to)})
}

// Box returns an interface that holds a value of a concrete type. It is not nil, even if the value is.
func (t *Table) Box(x ID, of types.Type) ID {
	return t.intern(node{op: Box, a: x, aux: t.auxOf(of)})
}

// Unbox returns the value in a box; for other terms, the term itself.
func (t *Table) Unbox(x ID) ID {
	if t.nodes[x].op == Box {
		return t.nodes[x].a
	}
	return x
}

// Assert returns x.(T).
func (t *Table) Assert(x ID, to types.Type) ID {
	if n := t.nodes[x]; n.op == Box && types.Identical(t.Aux(x).(types.Type), to) {
		return n.a
	}
	return t.intern(node{op: Assert, a: x, aux: t.auxOf(to)})
}

// TypeTest returns whether x.(T) succeeds. The errors that errors.New and fmt.Errorf make have types that no other package can name.
func (t *Table) TypeTest(x ID, to types.Type) ID {
	made, _ := t.IsMade(x)
	made = made || t.nodes[x].op == OwnSentinel
	if t.nodes[x].op == Nil || made && !mayBeMade(to) {
		return t.no
	}
	if made || t.IsSentinel(x) {
		if i, ok := to.Underlying().(*types.Interface); ok && types.Implements(types.Universe.Lookup("error").Type(), i) {
			return t.yes
		}
	}
	if t.nodes[x].op == Box {
		if _, isParam := types.Unalias(to).(*types.TypeParam); !isParam {
			return t.Bool(IsOf(t.Aux(x).(types.Type), to))
		}
	}
	return t.intern(node{op: TypeTest, a: x, aux: t.auxOf(to)})
}

// mayBeMade reports whether a new error, as errors.New and the like make them, may be of a type: an interface that has no methods of
// its own.
func mayBeMade(to types.Type) bool {
	i, ok := to.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range i.Methods() {
		switch m.Name() {
		case "Error", "Unwrap", "Is", "As", "Format", "Cause", "StackTrace":
		default:
			return false
		}
	}
	return true
}

// Wraps returns errors.Is(err, target): whether an error is another one or wraps it.
func (t *Table) Wraps(err, target ID) ID {
	if is := t.wraps(Facts{}, err, target); is != Open {
		return t.Bool(is == True)
	}
	return t.intern(node{op: Wraps, a: err, b: target})
}

// Call returns the result of a function for its arguments and a version of the memory that it can read. The first argument of a
// method is its receiver. callee may also name an operation that the table does not compute.
func (t *Table) Call(callee any, args []ID, version ID) ID {
	x := t.intern(node{op: Call, aux: t.auxOf(callee), a: t.ListOf(args), b: version})
	if v := t.computed(Facts{}, x); v != 0 {
		return v
	}
	return x
}

// ListOf returns a list of terms, such as a version made of several.
func (t *Table) ListOf(items []ID) ID {
	var list ID
	for i := len(items) - 1; i >= 0; i-- {
		list = t.intern(node{op: List, a: items[i], b: list})
	}
	return list
}

// Result returns one of the results of a call that has several.
func (t *Table) Result(call ID, index int) ID {
	return t.intern(node{op: Result, a: call, aux: t.auxOf(int64(index))})
}
