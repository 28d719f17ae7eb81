// Package terms has symbolic values (terms) of a program's expressions, and the facts that a path knows about them.
//
// # Terms
//
// A term represents one value: a constant, an unknown (a parameter, the result of a call), a field of a value, or an operator
// applied to terms. Terms are hash-consed: a [Table] holds each once, so that terms with equal [ID]s are the same value. A term
// never changes. An assignment changes which term a variable holds, never a term.
//
// Constructors simplify: !(a == b) is the negation of a term that the table already has, 2 < 3 is true, and s == "" is
// len(s) == 0. So a boolean variable holds the comparison that was assigned to it.
//
// # One operator, two uses
//
// Three operators have two uses:
//
//   - [Field] is the value of a field, and also the field's address. Package paths decides by the types which one is meant.
//   - [Call] is the result of a call, and also of an operation that the table does not compute: x | y, a conversion, a slice
//     expression. Aux then names the operation, by a value of a type that only package paths has.
//   - [Unknown] is a value about which only facts are known, or an unsure one: a value that the engine could not follow. An unknown
//     may really have any value that the facts allow; of an unsure one that cannot be said ([Table.UnsureOf], [Table.Unsure]).
//
// # Versions
//
// A call may return something else after a write to its operands. So [Call] has a version, a term that stands for the state of the
// memory that the call can read. This package only compares versions; package paths makes them.
//
// # Facts
//
// [Facts] hold on a path: for an integer an interval and numbers that it is not, for other terms a constant that it is or
// constants that it is not. [Table.Assume] adds a condition and everything that follows from it, or reports that the path is
// impossible. [Table.Truth] says whether a condition holds.
//
// # Laws
//
// An interpretation assigns a value to each unknown so that all facts hold. In every interpretation:
//
//   - evaluation: a constructor's result has the value of the operator applied to its operands' values;
//   - soundness of Truth: if it says that a condition holds, the condition holds in every interpretation;
//   - soundness of Assume: the result keeps every interpretation in which the condition holds (it may keep others, too), and if it
//     says that the path is impossible, there is no such interpretation;
//   - monotonicity: more facts never turn an answer of Truth into Open or into the opposite.
//
// The tests check these laws with random terms and interpretations.
package terms

import (
	"go/constant"
	"go/token"
	"go/types"
)

// ID identifies a term of a table. The zero ID means no term.
type ID int32

// Op is the kind of a term.
type Op uint8

// The operators. A and B are a term's operands; Aux is the rest of its identity.
const (
	Invalid     Op = iota
	Const          // Aux: the constant
	Nil            // nil of any type
	Unknown        // Aux: the name; a value about which only facts are known
	Param          // Aux: the variable; its value at the function's entry
	Address        // Aux: the variable; never nil
	Alloc          // Aux: the expression; a new object, never nil
	Made           // Aux: the call; a new error that differs from all others. B: whether it wraps no error
	Func           // Aux: a function literal or declared function; never nil
	Sentinel       // Aux: the package's variable; an error that is never nil
	OwnSentinel    // Aux: the package's variable; the same, and a constant: no other term has its value
	Field          // A: struct or pointer, Aux: the field; its value or its address
	Elem           // A: container, B: key
	Deref          // A: pointer
	Len            // A: string, slice, array, map, channel
	Not            // A: boolean
	And            // A, B: booleans
	Or             // A, B: booleans
	Equal          // A, B: of one type
	Less           // A < B, numbers
	LessEq         // A <= B, numbers
	Arith          // A op B, Aux: the token
	Convert        // A, Aux: the type
	Box            // an interface that holds A, Aux: the type of A; never nil
	Assert         // A.(T), Aux: the type
	TypeTest       // whether A.(T) succeeds, Aux: the type
	Call           // Aux: the callee or an operation, A: list of arguments, B: version
	Result         // A: the call, Aux: the index
	List           // A: head, B: tail
)

type node struct {
	op   Op
	aux  int32
	a, b ID
}

// maxText bounds the bytes of a computed string. A longer one is not computed.
const maxText = 4096

// maxSize bounds the nodes of a term. An unknown takes the place of a larger one.
const maxSize = 64

// Table makes and holds terms. It is not safe for concurrent use.
//
// It has many methods, because each operator has a constructor that simplifies its terms. Only the table can do that: a term is an
// index into it.
type Table struct {
	nodes []node
	sizes []int16
	index map[node]ID
	aux   []any
	auxes map[any]int32

	yes, no  ID
	null     ID
	zero     ID
	unsure   []bool
	overflow int
}

// NewTable returns an empty table.
func NewTable() *Table {
	t := &Table{
		nodes:  make([]node, 1, 128),
		sizes:  make([]int16, 1, 128),
		unsure: make([]bool, 1, 128),
		index:  make(map[node]ID, 128),
		aux:    make([]any, 1, 32),
		auxes:  make(map[any]int32, 32),
	}
	t.null = t.intern(node{op: Nil})
	t.yes = t.Constant(constant.MakeBool(true))
	t.no = t.Constant(constant.MakeBool(false))
	t.zero = t.Int(0)
	return t
}

// auxOf interns a term's Aux. Identical types have one number.
func (t *Table) auxOf(x any) int32 {
	if x == nil {
		return 0
	}
	if typ, ok := x.(types.Type); ok {
		for i, y := range t.aux {
			if other, ok := y.(types.Type); ok && types.Identical(typ, other) {
				return int32(i)
			}
		}
		t.aux = append(t.aux, typ)
		return int32(len(t.aux) - 1)
	}
	if n, ok := t.auxes[x]; ok {
		return n
	}
	n := int32(len(t.aux))
	t.aux = append(t.aux, x)
	t.auxes[x] = n
	return n
}

func (t *Table) intern(n node) ID {
	if id, ok := t.index[n]; ok {
		return id
	}
	size := 1 + int(t.sizes[n.a])
	unsure := t.unsure[n.a]
	if n.op == Elem || n.op == And || n.op == Or || n.op == Equal || n.op == Less || n.op == LessEq || n.op == Arith || n.op == List {
		size += int(t.sizes[n.b])
		unsure = unsure || t.unsure[n.b]
	}
	if size > maxSize {
		t.overflow++
		id := t.intern(node{op: Unknown, aux: t.auxOf(oversized(t.overflow))})
		t.index[n] = id
		return id
	}
	id := ID(len(t.nodes))
	t.nodes = append(t.nodes, n)
	t.sizes = append(t.sizes, int16(size))
	t.unsure = append(t.unsure, unsure)
	t.index[n] = id
	return id
}

// oversized names the unknown that replaces a term with too many nodes.
type oversized int

// unsureName names an unsure unknown: it is not certain that it may have any value.
type unsureName struct{ name any }

// Len returns the number of terms made so far.
func (t *Table) Len() int { return len(t.nodes) }

// Op returns the operator of a term.
func (t *Table) Op(id ID) Op { return t.nodes[id].op }

// A returns the first operand.
func (t *Table) A(id ID) ID { return t.nodes[id].a }

// B returns the second operand, or the version of a term that has one.
func (t *Table) B(id ID) ID { return t.nodes[id].b }

// Aux returns the rest of a term's identity, besides its operands: see the operators.
func (t *Table) Aux(id ID) any { return t.aux[t.nodes[id].aux] }

// AuxKey returns a small number that is equal for terms with equal Aux.
func (t *Table) AuxKey(id ID) int32 { return t.nodes[id].aux }

// Unsure reports whether a term depends on a value that the engine could not follow. A branch on it proves nothing.
func (t *Table) Unsure(id ID) bool { return t.unsure[id] }

// operands calls f for each operand of a term.
func (t *Table) operands(id ID, f func(ID)) {
	n := t.nodes[id]
	if n.a != 0 {
		f(n.a)
	}
	switch n.op {
	case Elem, And, Or, Equal, Less, LessEq, Arith, List:
		if n.b != 0 {
			f(n.b)
		}
	}
}

// Operands calls f for each operand of a term, but not for a version.
func (t *Table) Operands(id ID, f func(ID)) { t.operands(id, f) }

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

// unequal reports whether x is a made error and y is known to be something else.
func (t *Table) unequal(x, y ID) bool {
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
	if t.nodes[x].op == Nil || made && !types.IsInterface(to) {
		return t.no
	}
	if t.nodes[x].op == Box {
		if _, isParam := types.Unalias(to).(*types.TypeParam); !isParam {
			return t.Bool(IsOf(t.Aux(x).(types.Type), to))
		}
	}
	return t.intern(node{op: TypeTest, a: x, aux: t.auxOf(to)})
}

// Call returns the result of a function for its arguments and a version of the memory that it can read. The first argument of a
// method is its receiver. callee may also name an operation that the table does not compute.
func (t *Table) Call(callee any, args []ID, version ID) ID {
	return t.intern(node{op: Call, aux: t.auxOf(callee), a: t.ListOf(args), b: version})
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
		if s, ok := t.TextOf(y); ok && s == "" {
			return t.Equal(t.Length(x), t.zero)
		}
	}
	return t.intern(node{op: Equal, a: x, b: y})
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

// NeverNil reports whether a term cannot be nil under any facts.
func (t *Table) NeverNil(x ID) bool {
	switch t.nodes[x].op {
	case Address, Alloc, Made, Func, Sentinel, OwnSentinel, Box:
		return true
	case Const:
		return true
	case Convert:
		return t.NeverNil(t.nodes[x].a)
	}
	return false
}

// Distinct reports whether two terms are certainly different objects: two allocations or variables of one function.
func (t *Table) Distinct(x, y ID) bool {
	own := func(id ID) bool { op := t.nodes[id].op; return op == Address || op == Alloc || op == Made }
	entry := func(id ID) bool { return t.nodes[id].op == Param }
	return x != y && (own(x) && (own(y) || entry(y)) || own(y) && entry(x))
}

// Within reports whether part occurs in the term whole.
func (t *Table) Within(part, whole ID) bool {
	if part == whole {
		return true
	}
	found := false
	t.operands(whole, func(x ID) { found = found || t.Within(part, x) })
	return found
}

// AuxAt returns the Aux with a number that AuxKey has returned.
func (t *Table) AuxAt(n int32) any { return t.aux[n] }
