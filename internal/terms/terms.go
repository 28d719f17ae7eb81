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
// A call may return something else after a write to its operands. So [Call] has a version, a term that represents the state of the
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
	Wraps          // A, B: errors; whether A is B or wraps it, as errors.Is says
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

// maxSize bounds the nodes of a term. An unknown takes the place of a larger one. It is unsure if the table would compute the term.
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

	// ComputerOf returns what is known of a callee of Call; nil if nothing is.
	ComputerOf func(callee any) Computer
	computers  map[int32]Computer // by Aux

	yes, no  ID
	null     ID
	zero     ID
	unsure   []bool
	overflow int

	anyHard  bool // a hard term was made: see Feasible
	searches int
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

		computers: make(map[int32]Computer),
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
	if n.op == Elem || n.op == And || n.op == Or || n.op == Equal || n.op == Less || n.op == LessEq || n.op == Arith || n.op == Wraps || n.op == List {
		size += int(t.sizes[n.b])
		unsure = unsure || t.unsure[n.b]
	}
	if size > maxSize {
		t.overflow++
		var id ID
		switch n.op {
		case Not, And, Or, Equal, Less, LessEq, Arith, Wraps:
			id = t.UnsureOf(oversized(t.overflow)) // it may not have any value
		default:
			id = t.Unknown(oversized(t.overflow)) // such as the arguments or the result of a call
		}
		t.index[n] = id
		return id
	}
	id := ID(len(t.nodes))
	t.nodes = append(t.nodes, n)
	t.sizes = append(t.sizes, int16(size))
	t.unsure = append(t.unsure, unsure)
	t.index[n] = id
	t.anyHard = t.anyHard || t.hard(n)
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
	case Elem, And, Or, Equal, Less, LessEq, Arith, Wraps, List:
		if n.b != 0 {
			f(n.b)
		}
	}
}

// Operands calls f for each operand of a term, but not for a version.
func (t *Table) Operands(id ID, f func(ID)) { t.operands(id, f) }

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
