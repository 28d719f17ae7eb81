package paths

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// Shadow is a client's data about a path, besides the values of variables. Shadows are immutable.
type Shadow interface {
	// Encode appends everything that distinguishes two shadows to a key. Terms are appended by term, which numbers them as the
	// key does.
	Encode(key []int32, term func([]int32, terms.ID) []int32) []int32
	// Class returns a number. If there are too many states, all but one of those with equal numbers may be dropped.
	Class() uint64
	// Join adds what the other shadow has recorded. The encodings of both are equal. grew is false if there was nothing new.
	Join(other Shadow) (joined Shadow, grew bool)
	// Branch records the outcome of a condition, or a range statement, on this path. Earlier ones may have decided it.
	Branch(cond ast.Node, holds bool) Shadow
	// Forget gets facts about parameters that later code of the function cannot read, and that are about to be dropped.
	Forget(facts terms.Facts) Shadow
	// Roots calls yield for each term that must be kept, even if the function does not read it later.
	Roots(yield func(terms.ID))
	// Keep drops everything about terms that cannot be reached any more.
	Keep(reached func(terms.ID) bool) Shadow
}

// place is a memory location: a variable (base is its address, field is whole), a field of a variable or object, or the pointee of
// a pointer.
type place struct {
	base  terms.ID
	field int32 // the term table's number of the field; see the constants
}

// Pseudo-fields, which no struct has.
const (
	whole  int32 = 0  // the variable itself, or a pointer's whole pointee
	zeroed int32 = -1 // bound if all unbound fields are zero
	origin int32 = -2 // bound to the struct or container that an object is a copy of
	dirty  int32 = -3 // bound to a version if an unknown element was assigned: all unbound elements are unknown

	written int32 = -4 // bound to the key of the element in which an array differs from its origin
)

type binding struct {
	place
	value terms.ID
	since token.Pos // the statement that stored the value
}

// State is one path at a point of a function, or several paths that later code cannot tell apart.
type State struct {
	env    []binding // by place; never changed in place
	Facts  terms.Facts
	stack  []terms.ID // operands of the expression that is being evaluated
	turns  []turn     // the loops that the path is in
	defers []deferred
	Unsure bool // it depends on a value that was not followed
	Shadow Shadow
	ret    *ast.ReturnStmt // the return statement of the function, or of the closure that returned last
	at     token.Pos       // the current statement
}

// turn counts how often a path has reached the head of a loop that it is in.
type turn struct {
	loop    int32
	count   int32
	open    bool // in one of the turns, the facts did not decide the loop's condition
	general int8 // the number of turns so far that represent any turn: see loops.go
	unsure  bool // whether the path was unsure when the first of these began

	was, now moment // the path at its last but one and at its last visit to the loop's head
}

// moment is the environment and the facts of a path at some point.
type moment struct {
	env   []binding
	facts terms.Facts
}

// number identifies a turn. All turns that represent any turn have the same number.
func (t turn) number() int32 {
	if t.general > 0 {
		return -1
	}
	return t.count
}

func (t turn) equal(o turn) bool { return t.loop == o.loop && t.number() == o.number() }

// turnsHash returns a hash that is equal for equal turns.
func turnsHash(list []turn) uint64 {
	key := make([]int32, 0, 16)
	for _, t := range list {
		key = append(key, t.loop, t.number())
	}
	return hash(key)
}

// deferred is a call that runs when the function returns.
type deferred struct {
	site  *Site
	recv  terms.ID
	args  []terms.ID
	frame int32
}

func (s *State) clone() *State {
	c := *s
	c.stack = slices.Clone(s.stack)
	c.turns = slices.Clone(s.turns)
	c.defers = slices.Clip(s.defers)
	return &c
}

// Clone returns a copy that can be changed independently.
func (s *State) Clone() *State { return s.clone() }

// Push puts a value on the stack of operands.
func (s *State) Push(x terms.ID) { s.stack = append(s.stack, x) }

func (s *State) pop() terms.ID {
	x := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	return x
}

// popN removes n values and returns them in the order in which they were pushed.
func (s *State) popN(n int) []terms.ID {
	list := slices.Clone(s.stack[len(s.stack)-n:])
	s.stack = s.stack[:len(s.stack)-n]
	return list
}

func (s *State) find(p place) (int, bool) {
	return slices.BinarySearchFunc(s.env, p, func(b binding, p place) int {
		if b.base != p.base {
			return int(b.base) - int(p.base)
		}
		return int(b.field) - int(p.field)
	})
}

func (s *State) get(p place) terms.ID {
	if i, ok := s.find(p); ok {
		return s.env[i].value
	}
	return 0
}

func (s *State) bind(p place, v terms.ID) {
	i, ok := s.find(p)
	if ok && s.env[i].value == v {
		return
	}
	env := make([]binding, 0, len(s.env)+1)
	env = append(env, s.env[:i]...)
	env = append(env, binding{p, v, s.at})
	if ok {
		i++
	}
	s.env = append(env, s.env[i:]...)
}

// unbind removes the places for which drop returns true.
func (s *State) unbind(drop func(place) bool) {
	if slices.ContainsFunc(s.env, func(b binding) bool { return drop(b.place) }) {
		s.env = slices.DeleteFunc(slices.Clone(s.env), func(b binding) bool { return drop(b.place) })
	}
}

func (s *State) turnOf(loop int32) int32 {
	for _, t := range s.turns {
		if t.loop == loop {
			return t.count
		}
	}
	return 0
}

// Top returns the last n operands.
func (s *State) Top(n int) []terms.ID { return s.stack[len(s.stack)-n:] }

// SetTop replaces one of the last n operands.
func (s *State) SetTop(n, i int, v terms.ID) { s.stack[len(s.stack)-n+i] = v }
